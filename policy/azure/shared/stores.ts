import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { linkedByEach } from "./links";

/** Stores that have a public side of their own, by the property that closes it. Where it isn't set, each of them is open. */
export const publicSides: Readonly<Record<string, string>> = {
  "azure-native:sql:Server": "publicNetworkAccess",
  "azure-native:storage:StorageAccount": "publicNetworkAccess",
  "azure-native:redis:Redis": "publicNetworkAccess",
  "azure-native:redisenterprise:RedisEnterprise": "publicNetworkAccess",
  "azure-native:keyvault:Vault": "properties.publicNetworkAccess",
  "azure-native:keyvault:ManagedHsm": "properties.publicNetworkAccess",
  "azure-native:cosmosdb:DatabaseAccount": "publicNetworkAccess",
  "azure-native:dbforpostgresql:Server": "network.publicNetworkAccess",
  "azure-native:dbformysql:Server": "network.publicNetworkAccess",
  "azure-native:servicebus:Namespace": "publicNetworkAccess",
  "azure-native:eventhub:Namespace": "publicNetworkAccess",
  "azure-native:eventgrid:Topic": "publicNetworkAccess",
  "azure-native:eventgrid:Domain": "publicNetworkAccess",
  "azure-native:containerregistry:Registry": "publicNetworkAccess",
  "azure-native:search:Service": "publicNetworkAccess",
  "azure-native:cognitiveservices:Account": "properties.publicNetworkAccess",
  "azure-native:appconfiguration:ConfigurationStore": "publicNetworkAccess",
  "azure-native:synapse:Workspace": "publicNetworkAccess",
  "azure-native:kusto:Cluster": "publicNetworkAccess",
};

export const storeTypes: readonly string[] = Object.keys(publicSides);

/** Shut, or left to a perimeter. Services spell it in either case. */
export function isShut(value: unknown): boolean {
  return typeof value === "string" && /^(disabled|securedbyperimeter)$/i.test(value);
}

/** Stands in a network itself, so that there is no public side. */
export function standsInside(resource: ResourceView): boolean {
  return ["network.delegatedSubnetResourceId", "subnetId"].some((property) => at(resource, property) !== undefined);
}

export const endpointType = "azure-native:network:PrivateEndpoint";
export const connectionLists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"] as const;

/** Stores of this stack that a private endpoint leads to. */
export function storesBehind(stack: StackView, endpoint: ResourceView): readonly ResourceView[] {
  return connectionLists.flatMap((list) => linkedByEach(stack, endpoint, list, "privateLinkServiceId", ...storeTypes));
}

/**
 * By what a private endpoint is connected to, the beginnings of the zone in which its name is found; other clouds of Azure have
 * other ends. Source: Azure private endpoint DNS zone values, as known in 2026-11 and not read again.
 */
export const zonesOfGroups: Readonly<Record<string, readonly string[]>> = {
  sqlserver: ["privatelink.database."],
  managedinstance: ["privatelink."],
  blob: ["privatelink.blob."],
  blob_secondary: ["privatelink.blob."],
  table: ["privatelink.table."],
  queue: ["privatelink.queue."],
  file: ["privatelink.file."],
  web: ["privatelink.web."],
  web_secondary: ["privatelink.web."],
  dfs: ["privatelink.dfs."],
  vault: ["privatelink.vaultcore."],
  managedhsm: ["privatelink.managedhsm."],
  rediscache: ["privatelink.redis."],
  redisenterprise: ["privatelink.redis.", "privatelink.redisenterprise."],
  sql: ["privatelink.documents.", "privatelink.sql."],
  mongodb: ["privatelink.mongo."],
  cassandra: ["privatelink.cassandra."],
  gremlin: ["privatelink.gremlin."],
  postgresqlserver: ["privatelink.postgres."],
  mysqlserver: ["privatelink.mysql."],
  namespace: ["privatelink.servicebus."],
  registry: ["privatelink."],
  searchservice: ["privatelink.search."],
  account: [
    "privatelink.cognitiveservices.",
    "privatelink.openai.",
    "privatelink.services.ai.",
    "privatelink.purview.",
  ],
  configurationstores: ["privatelink."],
  topic: ["privatelink.eventgrid."],
  domain: ["privatelink.eventgrid."],
};
