import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { fieldsOf, oneAtATime, textOf, where, withId } from "./arm";
import { ready } from "./roles";
import { checkServerFree, knowsKey, protectorUri } from "./sql-server";
import { databaseType, pairUp, partnerOf, recoverable, roleOf } from "./sql-writes";
import { deploymentsOf } from "./templates";

/**
 * Codes: REST reference of Microsoft.Sql, "error responses" of databases and of backup policies; MissingAsymmetricKeyOnTargetServer
 * likewise (database operations); 2026-11.
 */
export const sqlDatabase: readonly Kind[] = [
  {
    type: databaseType,
    references: [
      {
        path: "sourceDatabaseId",
        to: [databaseType],
        where: "account",
        code: "SourceDatabaseNotFound",
        named: (id) => id.replace(/\/recoverableDatabases\//, "/databases/"),
      },
    ],
    create: (request, cloud) => {
      checkServerFree(request, cloud);
      const { createMode } = request.inputs;
      if (createMode === "Secondary") checkCopy(request, cloud);
      else if (createMode === "Recovery") checkRecovery(request, cloud);
    },
    made: born,
    update: change,
    read: shown,
    removed: (thing, cloud) => {
      const partner = partnerOf(cloud, thing);
      // What is left of a pair is a database of its own.
      if (partner !== undefined) {
        partner.kept["role"] = "writer";
        delete partner.kept["partner"];
      }
    },
    takes: [60_000, 1_800_000],
  },
  policy("azure-native:sql:BackupShortTermRetentionPolicy"),
  policy("azure-native:sql:LongTermRetentionPolicy"),
];

const policies = ["azure-native:sql:BackupShortTermRetentionPolicy", "azure-native:sql:LongTermRetentionPolicy"];
const order = ["Basic", "Standard", "GeneralPurpose", "BusinessCritical", "Hyperscale"];

/** How a backup is kept is a change of its database, which takes one at a time. */
function policy(type: string): Kind {
  return {
    type,
    create: ({ inputs }, cloud) => {
      const database = onServer(inputs, cloud);
      if (database === undefined) refuse("SourceDatabaseNotFound", `there is no ${textOf(inputs, "databaseName")}`);
      checkFree(database, cloud);
    },
    takes: [5_000, 120_000],
  };
}

export function onServer({ serverName, databaseName }: Fields, cloud: Cloud): Thing | undefined {
  return ready(where(cloud, databaseType, "serverName", String(serverName))).find(
    ({ inputs }) => inputs["databaseName"] === databaseName,
  );
}

/** Refuses while a deployment, a policy or a pairing works on it. */
export function checkFree(database: Thing, cloud: Cloud): void {
  const { serverName, databaseName } = database.inputs;
  const kept = policies.flatMap((type) =>
    where(cloud, type, "serverName", String(serverName)).filter(
      ({ inputs }) => inputs["databaseName"] === databaseName,
    ),
  );
  const groups = cloud.things
    .of("azure-native:sql:FailoverGroup")
    .filter(({ inputs }) =>
      [database.id, partnerOf(cloud, database)?.id].includes((inputs["databases"] as string[])[0]),
    );
  oneAtATime("ConflictingDatabaseOperation", database.name, [...kept, ...groups, ...deploymentsOf(cloud, database.id)]);
}

function checkCopy(request: Request, cloud: Cloud): void {
  const { inputs } = request;
  const source = withId(cloud, databaseType, textOf(inputs, "sourceDatabaseId"));
  if (source === undefined) refuse("MissingSourceDatabaseId", "a copy needs a source");
  const [server, from] = [textOf(inputs, "serverName"), textOf(source.inputs, "serverName")];
  if (source.inputs["databaseName"] !== inputs["databaseName"])
    refuse("ReplicationSourceAndTargetMustHaveSameName", `${textOf(inputs, "databaseName")} is another name`);
  if (server === from) refuse("ReplicationSourceAndTargetMustBeInDifferentServers", `both are on ${server}`);
  if (roleOf(source) === "copy") refuse("SecurityAzureKeyVaultGeoChainError", `${source.id} is a copy itself`);
  const key = protectorUri(from, cloud);
  if (key !== undefined && !knowsKey(server, key, cloud))
    refuse("SameKeyUriNotFoundOnRemoteServer", `${server} doesn't know ${key}`);
}

/** Source: declarations of the resource, `createMode`: Recovery restores a backup that was copied to another region. */
function checkRecovery({ inputs }: Request, cloud: Cloud): void {
  const source = recoverySource(inputs, cloud);
  if (source === undefined) refuse("InvalidSourceDatabaseId", `${textOf(inputs, "sourceDatabaseId")} names no backup`);
  if (recoverable(cloud, source) === undefined)
    refuse("InvalidSourceDatabaseId", `no backup of ${source.id} has been copied to another region`);
  const key = protectorUri(textOf(source.inputs, "serverName"), cloud);
  if (key !== undefined && !knowsKey(textOf(inputs, "serverName"), key, cloud))
    refuse("MissingAsymmetricKeyOnTargetServer", `the server doesn't know ${key}`);
}

function recoverySource(inputs: Fields, cloud: Cloud): Thing | undefined {
  const id = textOf(inputs, "sourceDatabaseId");
  if (!id.includes("/recoverableDatabases/")) return undefined;
  return withId(cloud, databaseType, id.replace("/recoverableDatabases/", "/databases/"));
}

function born(thing: Thing, cloud: Cloud): void {
  const { createMode } = thing.inputs;
  thing.kept["role"] = "writer";
  thing.kept["born"] = createMode ?? "Default";
  if (createMode === "Recovery") {
    const source = recoverySource(thing.inputs, cloud);
    thing.kept["written"] = source === undefined ? [] : recoverable(cloud, source);
    return;
  }
  // A copy is made in one zone, whatever its creation asks for. Source: Azure/azure-rest-api-specs #19062.
  thing.kept["zoneRedundant"] = createMode === "Secondary" ? false : thing.inputs["zoneRedundant"];
  const source = withId(cloud, databaseType, textOf(thing.inputs, "sourceDatabaseId"));
  if (createMode === "Secondary" && source !== undefined) pairUp(source, thing);
}

/**
 * A PUT says how the database came to be, and the service takes it at its word. One that has become the writer is asked to become
 * a copy again: refused, because it is in a pair already. The provider doesn't send such a change by itself, it replaces
 * (`createMode` and `sourceDatabaseId` are marked as taken at creation only); what is sent is the ignored input of the old state
 * with another change.
 */
function change(thing: Thing, news: Fields, cloud: Cloud): void {
  const { createMode, sourceDatabaseId } = news;
  const partner = partnerOf(cloud, thing);
  if (createMode === "Secondary" && (roleOf(thing) === "writer" || sourceDatabaseId !== partner?.id))
    refuse("InvalidOperationForDatabaseInReplicationRelationship", `${thing.id} is the writer of a pair`);
  settle(thing, news, cloud);
}

/** What a database is, whoever says it: its resource or a template. */
export function settle(thing: Thing, news: Fields, cloud: Cloud): void {
  const partner = partnerOf(cloud, thing);
  const [own, other] = [tierOf(news), tierOf(partner === undefined ? {} : settingsOf(partner))];
  if (roleOf(thing) === "writer" && other >= 0 && own > other)
    refuse("SourceDatabaseEditionCouldNotBeUpgraded", `the copy has a smaller tier than ${thing.id} would have`);
  if (roleOf(thing) === "copy" && own >= 0 && own < other)
    refuse("TargetDatabaseEditionCouldNotBeDowngraded", `the writer has a larger tier than ${thing.id} would have`);
  if (roleOf(thing) === "copy" && news["maxSizeBytes"] !== undefined && news["maxSizeBytes"] !== sizeOf(partner))
    refuse("UpdateNotAllowedInCurrentReplicationState", `the largest size of ${thing.id} is its writer's`);
  const { zoneRedundant } = news;
  if (zoneRedundant !== undefined) thing.kept["zoneRedundant"] = zoneRedundant;
  thing.kept["settings"] = { ...fieldsOf(thing.kept["settings"]), ...news };
}

/** Inputs as they were last said, by the resource or by a template. */
export function settingsOf(thing: Thing): Fields {
  return { ...thing.inputs, ...fieldsOf(thing.kept["settings"]) };
}

/** What the service shows that may differ from what the program's resource said. */
function shown(thing: Thing): Fields {
  const { sku, maxSizeBytes, readScale, licenseType, requestedBackupStorageRedundancy } = settingsOf(thing);
  return Object.fromEntries(
    Object.entries({
      sku,
      maxSizeBytes,
      readScale,
      licenseType,
      requestedBackupStorageRedundancy,
      zoneRedundant: thing.kept["zoneRedundant"],
      secondaryType: roleOf(thing) === "copy" ? "Geo" : undefined,
    }).filter(([key, value]) => value !== undefined || key in thing.inputs),
  );
}

function tierOf(settings: Fields): number {
  return order.indexOf(textOf(fieldsOf(settings["sku"]), "tier"));
}

function sizeOf(database: Thing | undefined): unknown {
  return database === undefined ? undefined : settingsOf(database)["maxSizeBytes"];
}
