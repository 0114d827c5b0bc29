import { cannotTell, isNoneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { isProtected, wantsProtection } from "./shared/guarded";
import { at, unseen } from "../view";

/** A lock of the cloud is a resource of its own, which can't be seen from here; nor does every door tell all options. */
const protectedByEngine: Check = (resource) => {
  const own = isProtected(resource);
  if (own === true) return [];
  if (own === unseen) return cannotTell("", wantsProtection);
  return violates(
    "",
    undefined,
    "protect or retainOnDelete among its options",
    "protect it: the cloud deletes it at a word",
  ).map((complaint) => ({ ...complaint, found: "not protected" }));
};

/**
 * What goes with all that is in it when it is deleted. Key vaults are kept by the service for a while, which is another demand;
 * so are Cosmos DB's databases and SQL's where they lie in what is listed.
 */
const types: readonly string[] = [
  "cosmosdb:DatabaseAccount",
  "dbformysql:Server",
  "dbforpostgresql:Server",
  "eventhub:Namespace",
  "netapp:CapacityPoolVolume",
  "operationalinsights:Workspace",
  "redisenterprise:RedisEnterprise",
  "servicebus:Namespace",
  "sql:Database",
  "sql:ManagedDatabase",
  "sql:ManagedInstance",
  "sql:Server",
];

/**
 * An account that stands in one region may hold what is made anew, such as packages of functions; one that was worth a copy in
 * another region holds what is not.
 */
const account: Check = (resource) =>
  /^Standard_(RA)?GZ?RS$/.test(String(at(resource, "sku.name"))) ? protectedByEngine(resource) : [];

/** How a store is kept from being deleted by mistake. Source: Azure, what a deletion of each takes with it; 2026-11. */
export const statefulProtected: CloudRule = {
  name: "stateful-protected",
  resources: {
    ...Object.fromEntries(types.map((type) => [`azure-native:${type}`, protectedByEngine])),
    "azure-native:storage:StorageAccount": account,
    // Complete removes whatever else the group holds.
    "azure-native:resources:Deployment": isNoneOf("properties.mode", ["Complete"], "deploy incrementally"),
    "azure-native:resources:DeploymentAtSubscriptionScope": isNoneOf(
      "properties.mode",
      ["Complete"],
      "deploy incrementally",
    ),
  },
};
