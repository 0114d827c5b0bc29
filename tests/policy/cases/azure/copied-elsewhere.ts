import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const azure = (type: string, name: string, inputs: object): Given => ({
  type: `azure-native:${type}`,
  name,
  inputs: { ...inputs },
});
const server = (name: string, location: string) => azure("sql:Server", name, { serverName: name, location });
const regions = [server("sql-west", "westeurope"), server("sql-north", "North Europe")];
const database = (name: string, serverName: string, inputs: object = {}) =>
  azure("sql:Database", name, { serverName, databaseName: "shop", ...inputs });
const west = database("west", "sql-west");
const north = database("north", "sql-north", {
  createMode: "Secondary",
  sourceDatabaseId: idOf("Microsoft.Sql/servers/sql-west/databases/shop"),
});
const group = (inputs: object) =>
  azure("sql:FailoverGroup", "group", {
    serverName: "sql-west",
    databases: [idOf("microsoft.sql/servers/SQL-West/databases/shop")],
    partnerServers: [{ id: idOf("Microsoft.Sql/servers/sql-north") }],
    ...inputs,
  });
const key = (name: string, serverName: string) =>
  azure("sql:ServerKey", name, { serverName, uri: "https://kv.vault.azure.net/keys/tde/1" });

const account = (inputs: object): Given =>
  azure("storage:StorageAccount", "account", { accountName: "stshop", ...inputs });
const properties = (accountName = "stshop", inputs: object = {}) =>
  azure("storage:BlobServiceProperties", `${accountName}-blobs`, {
    accountName,
    isVersioningEnabled: true,
    changeFeed: { enabled: true },
    deleteRetentionPolicy: { enabled: true, days: 30 },
    containerDeleteRetentionPolicy: { enabled: true, days: 30 },
    ...inputs,
  });
const ends = {
  sourceAccount: idOf("Microsoft.Storage/storageAccounts/stshop"),
  destinationAccount: idOf("Microsoft.Storage/storageAccounts/stcopy"),
  rules: [{ sourceContainer: "a", destinationContainer: "b" }],
};
const replication = (name: string, accountName: string, inputs: object = {}) =>
  azure("storage:ObjectReplicationPolicy", name, { accountName, ...ends, ...inputs });
const copy = azure("storage:StorageAccount", "copy", { accountName: "stcopy", sku: { name: "Standard_GZRS" } });

/** An edge with a way to each region, the second of which is off. */
const edge = (ofSecond: Given["options"]): readonly Given[] => [
  azure("cdn:AFDOriginGroup", "origins", { profileName: "afd", originGroupName: "app", healthProbeSettings: {} }),
  azure("network:PrivateLinkService", "way-west", { serviceName: "way-west" }),
  { ...azure("network:PrivateLinkService", "way-north", { serviceName: "way-north" }), options: ofSecond },
  ...(["west", "north"] as const).map((name) => ({
    ...azure("cdn:AFDOrigin", `to-${name}`, {
      profileName: "afd",
      originGroupName: "app",
      enabledState: name === "west" ? "Enabled" : "Disabled",
      sharedPrivateLinkResource: { privateLink: { id: unseen } },
    }),
    refs: { sharedPrivateLinkResource: [`way-${name}`] },
  })),
];

export const copiedElsewhere: RuleCases = {
  rule: "copied-elsewhere",
  cases: [
    { what: "a stack in one region", stack: [server("sql-west", "westeurope"), west], found: [] },
    { what: "a database with a secondary", stack: [...regions, west, north], found: [] },
    { what: "a database in a failover group", stack: [...regions, west, group({})], found: [] },
    {
      what: "a database whose backups stay at home",
      stack: [...regions, { ...west, inputs: { ...west.inputs, requestedBackupStorageRedundancy: "Zone" } }],
      found: ["west "],
    },
    {
      what: "a database whose backups lie in both, for a reserve that is restored",
      stack: [...regions, west],
      found: [],
    },
    {
      what: "a database restored from such a backup, beside the one that is lost",
      stack: [
        ...regions,
        west,
        database("north", "sql-north", {
          createMode: "Recovery",
          sourceDatabaseId: idOf("Microsoft.Sql/servers/sql-west/recoverableDatabases/shop"),
        }),
      ],
      found: [],
    },
    { what: "a way to a site that is off", stack: [...regions, ...edge({})], found: ["origins "] },
    {
      what: "a way that is off to a site of which a part is ignored",
      stack: [...regions, ...edge({ ignoreChanges: ["visibility"] })],
      found: ["origins "],
    },
    {
      what: "a way that is off to a site that is left alone, every input ignored",
      stack: [...regions, ...edge({ ignoreChanges: ["*"] })],
      found: [],
    },
    { what: "a group not known yet", stack: [...regions, west, group({ databases: unseen })], found: ["? west "] },
    {
      what: "a group of nothing",
      stack: [...regions, west, north, group({ databases: [] })],
      found: ["group databases"],
    },
    {
      what: "a database of its own where the copy should be",
      stack: [...regions, west, database("north", "sql-north"), group({})],
      found: ["north createMode", "north "],
    },
    {
      what: "a partner that lacks the key",
      stack: [
        ...regions,
        west,
        north,
        group({}),
        key("a", "sql-west"),
        {
          ...key("b", "sql-north"),
          inputs: { serverName: "sql-north", uri: "https://kv.vault.azure.net/keys/tde/2" },
        },
      ],
      found: ["sql-north ", "sql-west "],
    },
    {
      what: "an account in both regions",
      stack: [...regions, account({ sku: { name: "Standard_GRS" } }), properties()],
      found: [],
    },
    {
      what: "an account in one",
      stack: [...regions, account({ sku: { name: "Standard_ZRS" } }), properties()],
      found: ["account sku.name"],
    },
    {
      what: "a copy that follows deletions",
      stack: [...regions, account({ sku: { name: "Standard_GZRS" } })],
      found: ["account ", "account "],
    },
    {
      what: "a replication on both ends",
      stack: [
        account({}),
        copy,
        properties(),
        properties("stcopy"),
        replication("out", "stshop"),
        replication("in", "stcopy"),
      ],
      found: [],
    },
    {
      what: "a replication on one end",
      stack: [account({}), copy, properties(), properties("stcopy"), replication("in", "stcopy")],
      found: ["in "],
    },
    {
      what: "a replication whose source has no change feed",
      stack: [
        account({}),
        copy,
        properties("stshop", { changeFeed: { enabled: false } }),
        properties("stcopy"),
        replication("out", "stshop"),
        replication("in", "stcopy"),
      ],
      found: ["in ", "out "],
    },
    {
      what: "Cosmos DB in one of two regions",
      stack: [...regions, azure("cosmosdb:DatabaseAccount", "cosmos", { locations: [{ locationName: "westeurope" }] })],
      found: ["cosmos locations"],
    },
  ],
};
