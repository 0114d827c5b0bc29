import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { fieldsOf, listOf, oneAtATime, show, textOf, where, withId } from "./arm";
import { lastPart } from "./roles";
import { knowsKey, protectorUri, serverType } from "./sql-server";
import type { Written } from "./sql-writes";
import { databaseOn, databaseType, lag, missing, pairUp, partnerOf, replicate, roleOf, writtenIn } from "./sql-writes";
import { deploymentsOf } from "./templates";

export const groupType = "azure-native:sql:FailoverGroup";

/** Codes: REST reference of Microsoft.Sql, failover groups, "error responses"; 2026-11. */
export const failoverGroups: readonly Kind[] = [
  {
    type: groupType,
    references: [
      { path: "databases[]", to: [databaseType], code: "FailoverGroupCreateOrUpdateRequestInvalidDatabaseServer" },
      { path: "partnerServers[].id", to: [serverType], where: "account", code: "ServerNotFound" },
    ],
    names: ({ inputs }) => [
      { scope: "database.windows.net", name: textOf(inputs, "failoverGroupName"), code: "FailoverGroupDnsRecordInUse" },
    ],
    create: check,
    outputs: () => ({ replicationRole: "Primary", replicationState: "CATCH_UP" }),
    made,
    update: onWriterOnly,
    remove: onWriterOnly,
    removed: (thing, cloud) => {
      const twin = twinOf(thing, cloud);
      if (twin !== undefined) cloud.drop(twin);
    },
    takes: [60_000, 900_000],
  },
];

/** What a failover did. */
export interface FailedOver {
  /** Database that writes now. */
  readonly writer: string;
  /** Written at the old one and not known to the new one. */
  readonly lost: readonly Written[];
}

/**
 * `az sql failover-group set-primary`, sent to the server that shall write: by id of the group on that server, or of the server.
 * Without loss it needs the other server's answer.
 */
export function failover(cloud: Cloud, id: string, allowDataLoss: boolean): FailedOver {
  const group = groupAt(cloud, id);
  const region = cloud.regionOf(group);
  if (cloud.lost.has(region)) refuse("ServiceUnavailable", `${region} does not answer`);
  if (replicationRole(group) === "Primary")
    refuse("FailoverGroupFailoverRequestOnPrimary", `${group.id} writes already`);
  const old = twinOf(group, cloud);
  const copy = databasesOf(group, cloud)[0];
  const writer = copy === undefined ? undefined : partnerOf(cloud, copy);
  if (old === undefined || copy === undefined || writer === undefined)
    refuse("FailoverGroupDoesNotExist", `${group.id} has no pair`);
  const answers = !cloud.lost.has(cloud.regionOf(old));
  if (!allowDataLoss) {
    if (!answers) refuse("PlannedFailoverTimedOut", `${cloud.regionOf(old)} does not answer`);
    replicate(cloud, writer, cloud.now);
  } else if (answers) replicate(cloud, writer, cloud.now - lag);
  const lost = missing(writtenIn(writer), writtenIn(copy));
  const kept = writtenIn(writer);
  writer.kept["role"] = "copy";
  copy.kept["role"] = "writer";
  // An old writer that answers is filled anew at once; one that is lost, when it is back: `regainRegion`.
  writer.kept["written"] = answers ? writtenIn(copy) : kept;
  show(cloud, group, { replicationRole: "Primary" });
  show(cloud, old, { replicationRole: "Secondary" });
  return { writer: copy.id, lost };
}

/** Where the group's own name leads: to the database that writes, or, where that is lost, to nobody. */
export function listener(cloud: Cloud, name: string): string | undefined {
  const group = where(cloud, groupType, "failoverGroupName", name).find((each) => replicationRole(each) === "Primary");
  if (group === undefined || group.state !== "ready" || cloud.lost.has(cloud.regionOf(group))) return undefined;
  return databasesOf(group, cloud)[0]?.id;
}

export function replicationRole(group: Thing): "Primary" | "Secondary" {
  return group.outputs["replicationRole"] === "Secondary" ? "Secondary" : "Primary";
}

function groupAt(cloud: Cloud, id: string): Thing {
  const whole = withId(cloud, groupType, id);
  const [onServer] = where(cloud, groupType, "serverName", lastPart(id));
  return whole ?? onServer ?? refuse("FailoverGroupDoesNotExist", `there is no group on ${id}`);
}

function twinOf(group: Thing, cloud: Cloud): Thing | undefined {
  return where(cloud, groupType, "failoverGroupName", textOf(group.inputs, "failoverGroupName")).find(
    (each) => each.id !== group.id,
  );
}

function databasesOf({ inputs }: Pick<Thing, "inputs">, cloud: Cloud): readonly Thing[] {
  const server = textOf(inputs, "serverName");
  return (inputs["databases"] as readonly string[]).flatMap((id) => databaseOn(cloud, server, lastPart(id)) ?? []);
}

function onWriterOnly(thing: Thing): void {
  if (replicationRole(thing) === "Secondary")
    refuse("FailoverGroupUpdateOrDeleteRequestOnSecondary", `${thing.id} doesn't write; ask the server that does`);
}

function check(request: Request, cloud: Cloud): void {
  const { inputs } = request;
  const [server, name] = [textOf(inputs, "serverName"), textOf(inputs, "failoverGroupName")];
  if (cloud.things.by(serverType, "serverName", name).length > 0)
    refuse("FailoverGroupDnsRecordInUse", `a server is called ${name}`);
  const { failoverPolicy, failoverWithDataLossGracePeriodMinutes: grace } = fieldsOf(inputs["readWriteEndpoint"]);
  if (failoverPolicy === "Automatic" && (typeof grace !== "number" || grace < 60))
    refuse(
      "FailoverGroupCreateOrUpdateRequestInvalidReadWriteEndpointFields",
      "a grace period of an hour is the least",
    );
  const partner = partnerServer(request, cloud);
  const partnerName = textOf(partner.inputs, "serverName");
  if (partnerName === server)
    refuse("FailoverGroupCreateOrUpdateRequestDuplicatePartner", `${server} is its own partner`);
  if (cloud.regionOf(partner) === cloud.regionOf(request))
    refuse("InvalidFailoverGroupRegion", `both servers are in ${cloud.regionOf(request)}`);
  for (const id of inputs["databases"] as readonly string[]) {
    const database = withId(cloud, databaseType, id);
    if (database?.inputs["serverName"] !== server)
      refuse("FailoverGroupCreateOrUpdateRequestInvalidDatabaseServer", `${id} is not on ${server}`);
    checkMember(database, partnerName, cloud);
  }
}

function checkMember(database: Thing, partner: string, cloud: Cloud): void {
  const { id } = database;
  if (roleOf(database) === "copy") refuse("DatabaseInFailoverGroupNotPrimary", `${id} is a copy`);
  const other = cloud.things
    .of(groupType)
    .find(({ inputs }) => (inputs["databases"] as readonly string[]).includes(id));
  if (other !== undefined) refuse("DatabaseBelongsToOtherFailoverGroup", `${id} is in ${other.name}`);
  const copy = databaseOn(cloud, partner, textOf(database.inputs, "databaseName"));
  if (copy?.state === "creating") refuse("DuplicateGeoDrRelation", `a copy of ${id} is being made`);
  if (copy !== undefined && partnerOf(cloud, copy)?.id !== id)
    refuse("RemoteDatabaseExists", `${copy.id} is there and no copy of ${id}`);
  for (const each of [database, copy])
    if (each !== undefined) oneAtATime("UpdateSloInProgress", each.id, deploymentsOf(cloud, each.id));
  const key = protectorUri(textOf(database.inputs, "serverName"), cloud);
  if (key !== undefined && !knowsKey(partner, key, cloud))
    refuse("SameKeyUriNotFoundOnRemoteServer", `${partner} doesn't know ${key}`);
}

function partnerServer({ inputs }: Pick<Request, "inputs">, cloud: Cloud): Thing {
  const [partner] = listOf(inputs["partnerServers"]);
  const server = withId(cloud, serverType, textOf(partner ?? {}, "id"));
  return server ?? refuse("FailoverGroupCreateOrUpdateRequestInvalidPartner", "no partner is named");
}

/** The partner's server has the group too; and a database that has no copy gets one, in one zone. */
function made(thing: Thing, cloud: Cloud): void {
  const partner = partnerServer(thing, cloud);
  const there = {
    serverName: partner.inputs["serverName"],
    resourceGroupName: partner.inputs["resourceGroupName"],
  };
  const place = { region: thing.region, account: thing.account };
  const copies = databasesOf(thing, cloud).map((database) => {
    const known = partnerOf(cloud, database);
    if (known !== undefined) return known.id;
    const { databaseName, sku } = database.inputs;
    const inputs = { ...there, databaseName, sku, location: cloud.regionOf(partner), zoneRedundant: false };
    const copy = cloud.give({ type: databaseType, name: `copy of ${database.name}`, inputs, ...place });
    pairUp(database, copy);
    return copy.id;
  });
  const own = where(cloud, serverType, "serverName", textOf(thing.inputs, "serverName"))[0];
  const inputs = { ...thing.inputs, ...there, databases: copies, partnerServers: [{ id: own?.id }] };
  const twin = cloud.give({ type: groupType, name: `${thing.name} seen by its partner`, inputs, ...place });
  show(cloud, twin, { replicationRole: "Secondary" });
}
