import { all, either, holds, isNotTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { isNoWord, isWord, same } from "./shared/words";

const closed = ["Disabled", "SecuredByPerimeter"];

/**
 * Where no list of networks is given, everybody is let in, unless the public side is off. One that says "Allow" is wrong with
 * the public side off, too: it stands ready for the day when that is switched on.
 */
const lists =
  (property: string, publicAccess = "publicNetworkAccess"): Check =>
  (resource) => {
    if (at(resource, property) !== undefined) return isWord(property, ["Deny"])(resource);
    return either(isWord(property, ["Deny"]), isWord(publicAccess, closed))(resource);
  };

const notPublic = isWord("publicAccess", ["None", undefined]);

/** From 0.0.0.0 to itself means: whatever runs on Azure, of whomever. */
const range: Check = (resource) => {
  const [start, end] = ["start", "end"].map((side) => at(resource, `${side}IpAddress`) ?? at(resource, `${side}IP`));
  if (start === unseen || end === unseen) return [];
  if (start !== "0.0.0.0" || (end !== "0.0.0.0" && end !== "255.255.255.255")) return [];
  const property = at(resource, "startIpAddress") === undefined ? "startIP" : "startIpAddress";
  const found = end === "0.0.0.0" ? "whatever runs on Azure" : "everybody";
  const mend = "remove the rule, and come in by a private endpoint";
  return [{ verdict: "violates", property, found, wanted: "the few addresses that need it", mend }];
};

const known = (value: unknown): boolean => !same(value, "true") && value !== true;

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, network rules of each service; 2026-11. */
export const denyByDefault: CloudRule = {
  name: "deny-by-default",
  resources: {
    "azure-native:storage:StorageAccount": all(
      lists("networkRuleSet.defaultAction"),
      isNotTrue("allowCrossTenantReplication", "leave it off: other tenants could copy what is stored"),
    ),
    "azure-native:storage:BlobContainer": notPublic,
    "azure-native:keyvault:Vault": lists("properties.networkAcls.defaultAction", "properties.publicNetworkAccess"),
    "azure-native:keyvault:ManagedHsm": lists("properties.networkAcls.defaultAction", "properties.publicNetworkAccess"),
    "azure-native:containerregistry:Registry": all(
      lists("networkRuleSet.defaultAction"),
      isNotTrue("anonymousPullEnabled"),
    ),
    "azure-native:cognitiveservices:Account": lists(
      "properties.networkAcls.defaultAction",
      "properties.publicNetworkAccess",
    ),
    "azure-native:servicebus:NamespaceNetworkRuleSet": lists("defaultAction"),
    "azure-native:eventhub:NamespaceNetworkRuleSet": lists("defaultAction"),
    "azure-native:signalrservice:SignalR": isNoWord("networkACLs.defaultAction", ["Allow"]),
    "azure-native:webpubsub:WebPubSub": isNoWord("networkACLs.defaultAction", ["Allow"]),
    "azure-native:redis:Redis": holds("redisConfiguration.authnotrequired", known, "false or not set"),
    "azure-native:sql:FirewallRule": range,
    "azure-native:dbforpostgresql:FirewallRule": range,
    "azure-native:dbforpostgresql:ServerGroupFirewallRule": range,
    "azure-native:dbforpostgresql:SingleServerFirewallRule": range,
    "azure-native:dbformysql:FirewallRule": range,
    "azure-native:dbformysql:SingleServerFirewallRule": range,
    "azure-native:redis:FirewallRule": range,
    "azure-native:redis:RedisFirewallRule": range,
    "azure-native:synapse:IpFirewallRule": range,
  },
};
