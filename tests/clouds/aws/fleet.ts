import type { Cloud } from "../cloud";
import { Refusal, refuse } from "../refusal";
import type { Fields, Thing } from "../thing";
import { numberAt, ready, textAt, textsAt } from "./parts";

export const groupType = "aws:autoscaling/group:Group";
export const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

/** A zone without machines: a thing, so that it is there in a snapshot too. */
const shortageType = "aws:ec2/shortage:Shortage";

/**
 * What a group keeps: `capacity` as it is wanted, `min` and `max` as they stand (a schedule moves them too), `instances` in
 * service by zone, `version` of the template that they run, `least` that were ever in service at once while it was refreshed,
 * and `highest` of each hour for the failover plan.
 */
interface Kept {
  capacity: number;
  min: number;
  max: number;
  instances: Record<string, number>;
  version: string;
  refreshes: Refresh[];
  peaks: { at: number; capacity: number }[];
  /** As it was read last, since the last change. */
  shown?: Fields;
}

export interface Refresh {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  /** Fewest instances in service at any moment of it. */
  readonly least: number;
}

/** The group's first instances. */
export function startFleet(thing: Thing, cloud: Cloud): void {
  const [min = 0, max = 0] = [numberAt(thing.inputs, "minSize"), numberAt(thing.inputs, "maxSize")];
  const capacity = numberAt(thing.inputs, "desiredCapacity") ?? min;
  const version = textAt(thing.inputs, "launchTemplate.version");
  const kept: Kept = { capacity, min, max, instances: {}, version, refreshes: [], peaks: [] };
  Object.assign(thing.kept, kept);
  place(thing, cloud);
}

/** Capacity after a change of the inputs, as UpdateAutoScalingGroup leaves it: within the new bounds, else where it was. */
export function settle(thing: Thing, news: Fields): void {
  const kept = keptOf(thing);
  const { inputs } = thing;
  // The provider sends what differs from its own state: what it sent last, or has read since.
  const known: Fields = { ...inputs, ...kept.shown };
  const sent = (field: string): number | undefined =>
    news[field] === known[field] ? undefined : numberAt(news, field);
  kept.min = sent("minSize") ?? kept.min;
  kept.max = sent("maxSize") ?? kept.max;
  kept.capacity = sent("desiredCapacity") ?? kept.capacity;
  Reflect.deleteProperty(kept, "shown");
  kept.capacity = Math.min(Math.max(kept.capacity, kept.min), kept.max);
  spread(thing, kept.capacity);
}

/** Instances are exchanged for those of another version, new ones first as far as the policy says. */
export function refresh(thing: Thing, news: Fields, cloud: Cloud): void {
  const kept = keptOf(thing);
  const before = inService(thing);
  const healthy = numberAt(news, "instanceRefresh.preferences.minHealthyPercentage") ?? 90;
  const to = textAt(news, "launchTemplate.version");
  kept.refreshes.push({ at: cloud.now, from: kept.version, to, before, least: Math.ceil((before * healthy) / 100) });
  kept.version = to;
}

/** Scaling wants another number of instances. It goes no lower and no higher than the group lets it. */
export function scaleTo(cloud: Cloud, groupId: string, wanted: number): number {
  const thing = groupOf(cloud, groupId);
  const kept = keptOf(thing);
  kept.capacity = Math.min(Math.max(wanted, kept.min), kept.max);
  kept.peaks.push({ at: cloud.now, capacity: kept.capacity });
  place(thing, cloud);
  return kept.capacity;
}

/** A scheduled action begins: it moves the group's own bounds, and with them what is wanted. */
export function runSchedule(cloud: Cloud, schedule: Thing): void {
  const kept = keptOf(groupOf(cloud, textAt(schedule.inputs, "autoscalingGroupName")));
  const given = (field: string): number | undefined => {
    const value = numberAt(schedule.inputs, field);
    return value === undefined || value < 0 ? undefined : value;
  };
  kept.min = given("minSize") ?? kept.min;
  kept.max = given("maxSize") ?? kept.max;
  scaleTo(cloud, textAt(schedule.inputs, "autoscalingGroupName"), given("desiredCapacity") ?? kept.capacity);
}

/** Most instances that a group wanted since a moment. */
export function highestSince(thing: Thing, since: number): number {
  const { peaks, capacity } = keptOf(thing);
  return Math.max(capacity, ...peaks.filter(({ at }) => at >= since).map((peak) => peak.capacity));
}

export function inService(thing: Thing): number {
  return Object.values(keptOf(thing).instances).reduce((sum, each) => sum + each, 0);
}

/** A zone has no machines left, until `makeRoom`. */
export function fillZone(cloud: Cloud, zone: string): void {
  const region = zone.replace(/[a-z]$/, "");
  cloud.give({ type: shortageType, name: zone, inputs: { zone }, region, account: "" });
}

export function makeRoom(cloud: Cloud, zone: string): void {
  for (const each of cloud.things.by(shortageType, "zone", zone)) cloud.drop(each);
}

export function groupOf(cloud: Cloud, id: string): Thing {
  const found = ["id", "name", "arn"].flatMap((property) => cloud.things.by(groupType, property, id));
  return found[0] ?? refuse("ValidationError", `AutoScalingGroup name not found: ${id}`);
}

/** Puts the wanted number into the zones that have room, evenly; fewer only where no zone has any. */
function place(thing: Thing, cloud: Cloud): void {
  const zones = zonesOf(thing, cloud);
  const open = zones.filter((zone) => cloud.things.by(shortageType, "zone", zone).length === 0);
  const kept = keptOf(thing);
  // What runs goes on to run: only new machines are missing.
  if (open.length === 0 && kept.capacity > inService(thing))
    throw new Refusal("InsufficientInstanceCapacity", `no zone of ${zones.join(", ")} has machines`);
  const standing = Object.fromEntries(zones.map((zone) => [zone, kept.instances[zone] ?? 0]));
  kept.instances = standing;
  for (let missing = kept.capacity - inService(thing); missing > 0; missing--) bump(standing, open, 1);
  for (let surplus = inService(thing) - kept.capacity; surplus > 0; surplus--) bump(standing, zones, -1);
}

function spread(thing: Thing, capacity: number): void {
  const { instances } = keptOf(thing);
  const zones = Object.keys(instances);
  if (zones.length === 0) return;
  for (let missing = capacity - inService(thing); missing > 0; missing--) bump(instances, zones, 1);
  for (let surplus = inService(thing) - capacity; surplus > 0; surplus--) bump(instances, zones, -1);
}

/** One more where there are fewest, or one fewer where there are most. */
function bump(instances: Record<string, number>, zones: readonly string[], by: 1 | -1): void {
  const [zone] = [...zones].sort((a, b) => by * ((instances[a] ?? 0) - (instances[b] ?? 0)));
  if (zone !== undefined) instances[zone] = (instances[zone] ?? 0) + by;
}

function zonesOf({ inputs }: Thing, cloud: Cloud): readonly string[] {
  return textsAt(inputs, "vpcZoneIdentifiers[]").map((id) =>
    textAt(ready(cloud, "aws:ec2/subnet:Subnet", "id", id)?.inputs ?? {}, "availabilityZone"),
  );
}

function keptOf(thing: Thing): Kept {
  return thing.kept as unknown as Kept;
}
