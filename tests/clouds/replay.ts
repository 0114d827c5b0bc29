import type { RecordedResource } from "../../plan/recorded";
import { Secret } from "../../plan/recorded";
import { placeOf } from "../../plan/made-up";
import type { Cloud } from "./cloud";
import { Random } from "./random";
import { Refusal } from "./refusal";
import type { Fields, Request, Thing } from "./thing";

/** What came of one random order: nothing, or the first refusal. */
export interface Outcome {
  readonly seed: number;
  readonly refused?: { readonly by: Refusal; readonly urn: string; readonly at: number };
  /** Virtual time that the whole took, ms. */
  readonly took: number;
}

/** How long a provider goes on asking where it is known to, ms. The AWS provider waits two minutes for roles to spread. */
const patience = 120_000;
const pause = 2_000;

/** Held up: throttled, queued, repeated by its provider. What waited only by luck shows then. */
const heldUp = 3_600_000;

/**
 * Makes everything that was recorded in one of the orders in which the engine might: a resource may start once all that its
 * inputs, `dependsOn`, parent and provider name is done; how long each takes is random. The same seed gives the same order.
 * Those whose URN `isLate` finds begin an hour later. Where rights spread at once, only what waits for what is asked.
 */
export function replay(
  resources: readonly RecordedResource[],
  cloud: Cloud,
  seed: number,
  isLate: (urn: string) => boolean = () => false,
  spread: "in time" | "at once" = "in time",
): Outcome {
  const random = new Random(seed);
  const start = cloud.now;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const waiting = new Map(resources.map(({ urn }) => [urn, new Set<string>()]));
  const followers = new Map<string, string[]>();
  for (const resource of resources) {
    for (const before of awaited(resource, byUrn)) {
      waiting.get(resource.urn)?.add(before);
      followers.set(before, [...(followers.get(before) ?? []), resource.urn]);
    }
  }
  const events = new Agenda();
  for (const [urn, before] of waiting) if (before.size === 0) events.add(cloud.now, urn, "start");
  const making = new Map<string, Thing>();
  const since = new Map<string, number>();
  const held = new Set<string>();

  for (let event = events.next(); event !== undefined; event = events.next()) {
    const { urn, step, at } = event;
    cloud.now = Math.max(cloud.now, at);
    const resource = byUrn.get(urn);
    if (resource === undefined) continue;
    try {
      if (step === "start" && isLate(urn) && !held.has(urn)) {
        held.add(urn);
        events.add(cloud.now + heldUp, urn, "start");
        continue;
      }
      if (step === "start" && inCloud(resource)) {
        since.set(urn, since.get(urn) ?? cloud.now);
        making.set(urn, cloud.begin(requestOf(resource, byUrn)));
        events.add(cloud.now + duration(cloud, resource, random), urn, "end");
        continue;
      }
      const thing = making.get(urn);
      if (thing !== undefined) cloud.finish(thing);
      if (thing !== undefined && spread === "at once") thing.ready -= patience;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (step === "start" && error.repeats && cloud.now - (since.get(urn) ?? 0) < patience) {
        events.add(cloud.now + pause, urn, "start");
        continue;
      }
      return { seed, refused: { by: error, urn, at: cloud.now - start }, took: cloud.now - start };
    }
    for (const follower of followers.get(urn) ?? []) {
      const left = waiting.get(follower);
      left?.delete(urn);
      if (left?.size === 0) events.add(cloud.now, follower, "start");
    }
  }
  const stuck = [...waiting].filter(([, before]) => before.size > 0).map(([urn]) => urn);
  if (stuck.length > 0) throw new Error(`waits for ever: ${stuck.join(", ")}`);
  return { seed, took: cloud.now - start };
}

/** Takes everything away in one of the engine's orders: a thing goes once all that were built on it are gone. */
export function replayDestroy(resources: readonly RecordedResource[], cloud: Cloud, seed: number): Outcome {
  const random = new Random(seed);
  const start = cloud.now;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const left = new Map(resources.map((resource) => [resource.urn, 0]));
  for (const resource of resources)
    for (const before of awaited(resource, byUrn)) left.set(before, (left.get(before) ?? 0) + 1);
  const free = resources.filter(({ urn }) => left.get(urn) === 0).map(({ urn }) => urn);
  while (free.length > 0) {
    const [urn = ""] = free.splice(Math.floor(random.next() * free.length), 1);
    const resource = byUrn.get(urn);
    if (resource === undefined) continue;
    cloud.now += random.between(100, 5_000);
    if (inCloud(resource) && !resource.options.retainOnDelete) {
      const request = requestOf(resource, byUrn);
      const thing = cloud.things
        .of(resource.type)
        .find(({ name, region }) => name === resource.name && region === request.region);
      try {
        // What lay inside another is gone with it.
        if (thing !== undefined) cloud.remove(thing, thing.id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { seed, refused: { by: error, urn, at: cloud.now - start }, took: cloud.now - start };
      }
    }
    for (const before of awaited(resource, byUrn)) {
      const count = (left.get(before) ?? 0) - 1;
      left.set(before, count);
      if (count === 0) free.push(before);
    }
  }
  return { seed, took: cloud.now - start };
}

/** What the provider would send. */
export function requestOf(resource: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>): Request {
  const { type, name, inputs, provider } = resource;
  return { type, name, inputs: plain(inputs) as Fields, ...placeOf(byUrn.get(provider)?.inputs) };
}

/** Without marks of secrets. */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function awaited(
  { urn, parent, provider, dependencies }: RecordedResource,
  byUrn: ReadonlyMap<string, RecordedResource>,
): ReadonlySet<string> {
  const all = [parent, provider, ...dependencies].filter((before) => before !== urn && byUrn.has(before));
  return new Set(all);
}

function inCloud({ custom, type }: RecordedResource): boolean {
  return custom && !type.startsWith("pulumi:");
}

function duration(cloud: Cloud, { type }: RecordedResource, random: Random): number {
  const [least, most] = cloud.kind(type).takes ?? [200, 20_000];
  // Now and then one is as quick or as slow as it can be: that is where orders turn around.
  const chance = random.next();
  return chance < 0.25 ? least : chance > 0.75 ? most : random.between(least, most);
}

interface Event {
  readonly at: number;
  readonly urn: string;
  readonly step: "start" | "end";
}

/** Events by time; those of one moment in the order in which they were added. */
class Agenda {
  private readonly heap: (Event & { readonly order: number })[] = [];
  private added = 0;

  add(at: number, urn: string, step: Event["step"]): void {
    const { heap } = this;
    heap.push({ at, urn, step, order: this.added++ });
    for (let i = heap.length - 1; i > 0;) {
      const above = (i - 1) >> 1;
      if (!this.before(i, above)) break;
      this.swap(i, above);
      i = above;
    }
  }

  next(): Event | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < heap.length && this.before(left, least)) least = left;
      if (right < heap.length && this.before(right, least)) least = right;
      if (least === i) return first;
      this.swap(i, least);
      i = least;
    }
  }

  private before(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}
