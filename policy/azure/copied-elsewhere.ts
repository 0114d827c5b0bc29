import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { ofEach, says } from "./shared/complaints";
import { failoverGroups, ofGroup, ofPair } from "./shared/failover";
import { childrenOf, leads } from "./shared/leads";
import { accountType, regionOf } from "./shared/log-flows";
import { ofReplication, replicationType, sourcesOf } from "./shared/object-replication";
import { sqlDatabaseType } from "./shared/sql-audit";
import { inTwoRegions } from "./shared/two-regions";

/** What makes a region one of the stack's own; a group, an edge or a copy alone doesn't. */
const places = [
  "network:VirtualNetwork",
  "compute:VirtualMachineScaleSet",
  "containerservice:ManagedCluster",
  "web:AppServicePlan",
  "app:ManagedEnvironment",
  "sql:Server",
].map((type) => `azure-native:${type}`);

/** Where the stack stands in two regions, what one of them keeps is in the other too, records of what was done included. */
function relation(stack: StackView): readonly About[] {
  const relations = [
    ...ofEach(stack, [replicationType], (policy) => ofReplication(stack, policy)),
    ...failoverGroups(stack).map((group) => ({ resource: group, complaints: ofGroup(stack, group) })),
    ...ofPair(stack),
  ];
  const regions = new Set(stack.ofType(...places).flatMap((place) => regionOf(stack, place) ?? []));
  if (regions.size < 2) return relations;
  return [
    ...relations,
    ...inTwoRegions(stack),
    ...ofEach(stack, [sqlDatabaseType], (database) => ofDatabase(stack, database)),
    ...ofEach(stack, [accountType], (account) => ofAccount(stack, account)),
    ...ofEach(stack, ["azure-native:cosmosdb:DatabaseAccount"], ofCosmos),
    ...ofEach(stack, ["azure-native:dbforpostgresql:Server", "azure-native:dbformysql:Server"], (server) =>
      ofServer(stack, server),
    ),
    ...ofEach(stack, ["azure-native:containerregistry:Registry"], (registry) => ofRegistry(stack, registry)),
  ];
}

const wantsCopy = "a copy in the other region";

/** A stack that copies by groups copies all of its databases so. */
function hasGroups(stack: StackView): boolean {
  return (
    failoverGroups(stack).length > 0 ||
    stack.ofType(sqlDatabaseType).some((each) => at(each, "sourceDatabaseId") !== undefined && !isRestored(each))
  );
}

/** What was made from a backup follows nobody. */
function isRestored(database: ResourceView): boolean {
  return /^(Recovery|PointInTimeRestore|Restore)$/i.test(String(at(database, "createMode")));
}

function ofDatabase(stack: StackView, database: ResourceView): readonly Complaint[] {
  const source = leads(stack, database, "sourceDatabaseId");
  const secondary = /^(Online)?Secondary$/i.test(String(at(database, "createMode")));
  if (secondary && !source.missing) return [];
  const copies = stack
    .ofType(sqlDatabaseType)
    .some((other) => leads(stack, other, "sourceDatabaseId").to.some(({ resource }) => resource === database));
  const grouped = failoverGroups(stack).some((group) => {
    const list = at(group, "databases");
    return entries(list).some((_, index) =>
      leads(stack, group, `databases.${index}`).to.some(({ resource }) => resource === database),
    );
  });
  // Backups in the paired region are a copy too: what a cold reserve is restored from. Geo is what holds where nothing is said.
  const backups = at(database, "requestedBackupStorageRedundancy") ?? "Geo";
  if (copies || grouped || (!hasGroups(stack) && ["Geo", "GeoZone"].includes(String(backups)))) return [];
  if (failoverGroups(stack).some((group) => at(group, "databases") === unseen)) return cannotTell("", wantsCopy);
  return says("neither a secondary nor a failover group", wantsCopy, "add a FailoverGroup, or a secondary, for it");
}

/** GRS is in the paired region, as RA-GRS, GZRS and RA-GZRS are. */
function ofAccount(stack: StackView, account: ResourceView): readonly Complaint[] {
  const sku = at(account, "sku.name");
  if (sku === unseen || /GZ?RS$/i.test(String(sku))) return [];
  if (sourcesOf(stack).includes(account) || isCopy(stack, account)) return [];
  return violates("sku.name", sku, "GZRS or RA-GZRS, or an ObjectReplicationPolicy", "copy it to the other region");
}

function isCopy(stack: StackView, account: ResourceView): boolean {
  return stack
    .ofType(replicationType)
    .some((policy) => leads(stack, policy, "destinationAccount").to.some(({ resource }) => resource === account));
}

function ofCosmos(account: ResourceView): readonly Complaint[] {
  const locations = at(account, "locations");
  if (locations === unseen || entries(locations).length > 1) return [];
  return violates("locations", locations, "two or more", "add the other region to its locations");
}

function ofServer(stack: StackView, server: ResourceView): readonly Complaint[] {
  const replicas = stack
    .ofType(server.type)
    .some((other) => leads(stack, other, "sourceServerResourceId").to.some(({ resource }) => resource === server));
  const replica = /^(Replica|GeoRestore)$/i.test(String(at(server, "createMode")));
  const geo = at(server, "backup.geoRedundantBackup");
  if (replicas || replica || geo === "Enabled" || geo === unseen) return [];
  return violates(
    "backup.geoRedundantBackup",
    geo,
    "Enabled, or a replica",
    "keep its backups in the other region too",
  );
}

function ofRegistry(stack: StackView, registry: ResourceView): readonly Complaint[] {
  const copies = childrenOf(stack, registry, "azure-native:containerregistry:Replication", "registryName");
  if (copies.length > 0 || stack.ofType(registry.type).length > 1) return [];
  return says("images are in one region", wantsCopy, "add a Replication to the other region");
}

export const copiedElsewhere: CloudRule = { name: "copied-elsewhere", relation };
