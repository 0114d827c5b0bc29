import { violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { says } from "./complaints";
import { childrenOf, leads, leadsOfEach, ownersOf } from "./leads";
import { databasesOf, sqlDatabaseType, sqlServerType } from "./sql-audit";

const groupType = "azure-native:sql:FailoverGroup";
const keyType = "azure-native:sql:ServerKey";
const longTerm = ["LongTermRetentionPolicy", "BackupLongTermRetentionPolicy"].map((type) => `azure-native:sql:${type}`);

export function failoverGroups(stack: StackView): readonly ResourceView[] {
  return stack.ofType(groupType);
}

function partnersOf(stack: StackView, group: ResourceView): readonly ResourceView[] {
  return leadsOfEach(stack, group, "partnerServers", "id")
    .flatMap(({ to }) => to.map(({ resource }) => resource))
    .filter(({ type }) => type === sqlServerType);
}

/** A group takes databases of its own server to another one. */
export function ofGroup(stack: StackView, group: ResourceView): readonly Complaint[] {
  const [databases, partners] = [at(group, "databases"), at(group, "partnerServers")];
  const servers = ownersOf(stack, group, "serverName", sqlServerType);
  const led = leadsOfEach(stack, group, "databases").flatMap(({ to }) => to.map(({ resource }) => resource));
  const own = servers.flatMap((server) => databasesOf(stack, server));
  const strange = led.filter((database) => database.type === sqlDatabaseType && !own.includes(database));
  const astray = leadsOfEach(stack, group, "partnerServers", "id").some(({ foreign }) => foreign !== undefined);
  const secondaries = stack
    .ofType(sqlDatabaseType)
    .filter((each) => leads(stack, each, "sourceDatabaseId").to.some(({ resource }) => led.includes(resource)));
  const foreign = leadsOfEach(stack, group, "databases").findIndex((lead) => lead.foreign !== undefined);
  return [
    ...(databases !== unseen && entries(databases).length === 0
      ? violates("databases", databases, "the server's databases", "name what is copied")
      : []),
    ...(partners !== unseen && entries(partners).length === 0
      ? violates("partnerServers", partners, "a server in the other region", "name where it is copied to")
      : []),
    ...(strange.length > 0
      ? violates(
          "serverName",
          at(group, "serverName"),
          `the server of ${strange[0]?.name ?? ""}`,
          "name the databases' own",
        )
      : []),
    ...(servers.length > 0 && own.length > 0 && foreign >= 0
      ? violates(
          `databases.${foreign}`,
          at(group, `databases.${foreign}`),
          "a database of the server",
          "name one of its own",
        )
      : []),
    ...(astray && secondaries.length > 0
      ? violates("partnerServers", partners, "the server of the copies", "name the server on which the copies are")
      : []),
  ];
}

/** What a copy needs to take over: the same keys, the same backups, and to be a copy. */
export function ofPair(stack: StackView): readonly About[] {
  return failoverGroups(stack).flatMap((group) => {
    const [primary] = ownersOf(stack, group, "serverName", sqlServerType);
    const [partner] = partnersOf(stack, group);
    if (primary === undefined || partner === undefined) return [];
    return [
      { resource: partner, complaints: sameKeys(stack, primary, partner) },
      { resource: primary, complaints: sameKeys(stack, partner, primary) },
      ...databasesOf(stack, partner).map((copy) => ({ resource: copy, complaints: isCopy(stack, copy, primary) })),
      ...sameBackups(stack, primary, partner),
    ];
  });
}

function sameKeys(stack: StackView, from: ResourceView, to: ResourceView): readonly Complaint[] {
  const uris = (server: ResourceView) =>
    childrenOf(stack, server, keyType, "serverName")
      .map((key) => at(key, "uri"))
      .filter((uri) => uri !== undefined);
  const [there, here] = [uris(from), uris(to)];
  if (here.length === 0 || there.includes(unseen) || here.includes(unseen)) return [];
  const missing = there.filter((uri) => !here.includes(uri));
  if (missing.length === 0) return [];
  return says(
    `it lacks ${missing.length === 1 ? "a key" : "keys"} of ${from.name}`,
    "the keys of its partner in the failover group",
    `add a ServerKey with the uri ${String(missing[0])}`,
  );
}

function isCopy(stack: StackView, copy: ResourceView, primary: ResourceView): readonly Complaint[] {
  const source = leads(stack, copy, "sourceDatabaseId");
  const grown = /^(Online)?Secondary$/i.test(String(at(copy, "createMode")));
  const names = databasesOf(stack, primary).map((database) => at(database, "databaseName"));
  const ofPrimary = databasesOf(stack, primary).some((database) =>
    source.to.some(({ resource }) => resource === database),
  );
  if (!names.includes(at(copy, "databaseName")) && source.missing) return [];
  if (source.unseen || (grown && ofPrimary)) return [];
  return grown
    ? violates("sourceDatabaseId", at(copy, "sourceDatabaseId"), `a database of ${primary.name}`, "name what it copies")
    : violates("createMode", at(copy, "createMode"), "Secondary", `make it a copy of what ${primary.name} has`);
}

/** After a failover the other side makes the backups; what it is told counts then. */
function sameBackups(stack: StackView, one: ResourceView, other: ResourceView): readonly About[] {
  const of = (server: ResourceView) =>
    stack.ofType(...longTerm).filter((policy) => ownersOf(stack, policy, "serverName", sqlServerType).includes(server));
  const said = (policy: ResourceView) =>
    ["weeklyRetention", "monthlyRetention", "yearlyRetention"].map((each) => String(at(policy, each))).join(" ");
  const [here, there] = [of(one), of(other)];
  const lacking = here.length === 0 ? one : other;
  const [first] = [...here, ...there];
  if (first === undefined) return [];
  if (here.length === 0 || there.length === 0) {
    const found = says("no long-term backups, which its partner has", "the same on both", "add the policy here too");
    return [{ resource: lacking, complaints: found }];
  }
  const differ = there.find((policy) => !here.some((mine) => said(mine) === said(policy)));
  const complaints = says(
    "long-term backups are kept for another time than its partner's",
    "the same on both",
    "say the same",
  );
  return differ === undefined ? [] : [{ resource: differ, complaints }];
}
