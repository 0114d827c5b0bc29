import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { valuesAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { inUse } from "./in-use";
import { checkIdle, inRegion, subnet } from "./network";

const endpoint = "azure-native:network:PrivateEndpoint";
const service = "azure-native:network:PrivateLinkService";
const zoneGroup = "azure-native:network:PrivateDnsZoneGroup";

/** Sub-resources of each service. Source: learn.microsoft.com, "Private endpoint DNS zone values"; 2026-11. */
const groupIds: Readonly<Record<string, readonly string[]>> = {
  "azure-native:keyvault:Vault": ["vault"],
  "azure-native:redis:Redis": ["redisCache"],
  "azure-native:redisenterprise:RedisEnterprise": ["redisEnterprise"],
  "azure-native:sql:Server": ["sqlServer"],
  "azure-native:storage:StorageAccount": ["blob", "blob_secondary", "file", "queue", "table", "web", "dfs"],
};

/** A way in from elsewhere, as its target sees it. Pending until someone who may approves it. */
export interface Connection {
  /** Where it comes from: the id of an endpoint, or what another's cloud calls it. */
  readonly name: string;
  status: "Approved" | "Pending" | "Rejected";
}

export const privateLinks: readonly Kind[] = [
  {
    type: service,
    takes: [5_000, 30_000],
    references: [inRegion("ipConfigurations[].subnet.id", subnet)],
    create: checkPolicies,
    remove: ({ id, kept }) => {
      const [open] = connectionsOf({ kept });
      if (open !== undefined) throw new Refusal(inUse.privateLinkService, `${id} is in use by ${open.name}`);
    },
  },
  {
    type: endpoint,
    takes: [10_000, 90_000],
    references: [inRegion("subnet.id", subnet)],
    create: (request, cloud) => {
      checkGroup(request, cloud);
      const [, name] = /\/virtualNetworks\/([^/]+)\//i.exec(subnetOf(request.inputs)) ?? [];
      checkIdle(request, cloud, name);
    },
    made: (thing, cloud) => {
      for (const target of targetsOf(thing, "privateLinkServiceConnections"))
        connect(cloud, target, thing.id, mayApprove(target, thing));
      for (const target of targetsOf(thing, "manualPrivateLinkServiceConnections")) connect(cloud, target, thing.id);
    },
    removed: (thing, cloud) => {
      for (const target of targetsOf(thing, "privateLinkServiceConnections")) disconnect(cloud, target, thing.id);
    },
  },
  {
    type: zoneGroup,
    takes: [3_000, 20_000],
    references: [
      {
        path: "privateDnsZoneConfigs[].privateDnsZoneId",
        to: ["azure-native:privatedns:PrivateZone"],
        where: "account",
        code: "InvalidPrivateDnsZoneIds",
      },
    ],
  },
];

/** A way to the target, opened from elsewhere. */
export function connect(cloud: Cloud, target: string, from: string, approved = false): void {
  const thing = targetOf(cloud, target);
  if (thing === undefined) return;
  const connection: Connection = { name: from, status: approved ? "Approved" : "Pending" };
  thing.kept["connections"] = [...connectionsOf(thing), connection];
}

export function disconnect(cloud: Cloud, target: string, from: string): void {
  const thing = targetOf(cloud, target);
  if (thing !== undefined) thing.kept["connections"] = connectionsOf(thing).filter((each) => each.name !== from);
}

export function connectionsOf({ kept }: Pick<Thing, "kept">): readonly Connection[] {
  return (kept["connections"] ?? []) as readonly Connection[];
}

/** What a person does with all that waits at a target. Gives how many there were. */
export function approve(cloud: Cloud, target: string, status: Connection["status"] = "Approved"): number {
  const waiting = connectionsOf(targetOf(cloud, target) ?? { kept: {} }).filter((each) => each.status === "Pending");
  for (const connection of waiting) connection.status = status;
  return waiting.length;
}

/** True when a way from there to the target stands open. */
export function connected(cloud: Cloud, target: string, from: string): boolean {
  const thing = targetOf(cloud, target);
  return thing !== undefined && connectionsOf(thing).some((each) => each.name === from && each.status === "Approved");
}

/**
 * True when machines of a network find the target at an address of their own: an open endpoint in that network, its name in a
 * private zone, and that zone linked to the network.
 */
export function findsPrivately(cloud: Cloud, networkId: string, target: string): boolean {
  return cloud.things.of(endpoint).some((way) => {
    if (way.state !== "ready" || !subnetOf(way.inputs).toLowerCase().startsWith(`${networkId.toLowerCase()}/`))
      return false;
    if (!connected(cloud, target, way.id)) return false;
    const zones = cloud.things
      .of(zoneGroup)
      .filter(({ id, state }) => state === "ready" && id.toLowerCase().startsWith(`${way.id.toLowerCase()}/`))
      .flatMap(({ inputs }) => valuesAt(inputs, "privateDnsZoneConfigs[].privateDnsZoneId"));
    return cloud.things
      .of("azure-native:privatedns:VirtualNetworkLink")
      .some(
        ({ id, state, inputs }) =>
          state === "ready" &&
          zones.some(({ value }) => id.toLowerCase().startsWith(`${String(value).toLowerCase()}/`)) &&
          (inputs["virtualNetwork"] as Fields)["id"] === networkId,
      );
  });
}

function targetOf(cloud: Cloud, id: string): Thing | undefined {
  return cloud.things.by("*", "id", id)[0];
}

function targetsOf({ inputs }: Pick<Thing, "inputs">, list: string): readonly string[] {
  return valuesAt(inputs, `${list}[].privateLinkServiceId`).map(({ value }) => String(value));
}

/** The deployer owns the subscription, and approves its own; elsewhere someone else must. */
function mayApprove(target: string, { account }: Pick<Thing, "account">): boolean {
  return target.toLowerCase().startsWith(`/subscriptions/${account.toLowerCase()}/`);
}

function subnetOf(inputs: Fields): string {
  return String((inputs["subnet"] as Fields | undefined)?.["id"] ?? "");
}

function checkGroup({ inputs, name }: Request, cloud: Cloud): void {
  for (const { value } of valuesAt(inputs, "privateLinkServiceConnections[]")) {
    const { privateLinkServiceId, groupIds: asked = [] } = value as Fields;
    const known = groupIds[targetOf(cloud, String(privateLinkServiceId))?.type ?? ""];
    const [group] = asked as readonly string[];
    if (known === undefined) continue;
    if (group === undefined)
      refuse(
        "MissingParameterOnPrivateLinkServiceConnection",
        `${name} names no group of ${String(privateLinkServiceId)}`,
      );
    if (!known.includes(group)) refuse("BadRequest", `${name}: invalid groupId ${group}`);
  }
}

function checkPolicies({ inputs, name }: Request, cloud: Cloud): void {
  for (const { value } of valuesAt(inputs, "ipConfigurations[].subnet.id")) {
    const [place] = cloud.things.by(subnet, "id", String(value));
    if (place?.inputs["privateLinkServiceNetworkPolicies"] !== "Disabled")
      refuse(
        "PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled",
        `${name} can't stand in ${String(value)}`,
      );
  }
}
