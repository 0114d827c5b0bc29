import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const vault = "azure-native:keyvault:Vault";
const cosmos = "azure-native:cosmosdb:DatabaseAccount";
const postgres = "azure-native:dbforpostgresql:Server";
const rule = "azure-native:sql:FirewallRule";

export const noPublicStores: RuleCases = {
  rule: "no-public-stores",
  cases: [
    {
      what: "stores as they come: all of them open",
      stack: [
        { type: "azure-native:sql:Server", name: "sql", inputs: {} },
        { type: account, name: "blobs", inputs: {} },
        { type: "azure-native:redis:Redis", name: "cache", inputs: {} },
        { type: vault, name: "keys", inputs: { properties: {} } },
        { type: cosmos, name: "documents", inputs: {} },
        { type: postgres, name: "tables", inputs: {} },
        { type: "azure-native:servicebus:Namespace", name: "queues", inputs: {} },
        { type: "azure-native:containerregistry:Registry", name: "images", inputs: {} },
      ],
      found: [
        "sql publicNetworkAccess",
        "blobs publicNetworkAccess",
        "cache publicNetworkAccess",
        "keys properties.publicNetworkAccess",
        "documents publicNetworkAccess",
        "tables network.publicNetworkAccess",
        "queues publicNetworkAccess",
        "images publicNetworkAccess",
      ],
    },
    {
      what: "stores that are shut, in either case, or left to a perimeter",
      stack: [
        { type: "azure-native:sql:Server", name: "sql", inputs: { publicNetworkAccess: "Disabled" } },
        { type: vault, name: "keys", inputs: { properties: { publicNetworkAccess: "disabled" } } },
        { type: cosmos, name: "documents", inputs: { publicNetworkAccess: "SecuredByPerimeter" } },
        { type: "azure-native:search:Service", name: "index", inputs: { publicNetworkAccess: "disabled" } },
      ],
      found: [],
    },
    {
      what: "stores that stand in a network, and one that takes deliveries from the platform alone",
      stack: [
        { type: postgres, name: "tables", inputs: { network: { delegatedSubnetResourceId: "id" } } },
        { type: "azure-native:redis:Redis", name: "cache", inputs: { subnetId: "id" } },
        {
          type: account,
          name: "logs",
          inputs: {
            publicNetworkAccess: "Enabled",
            networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
          },
        },
      ],
      found: [],
    },
    {
      what: "lists of addresses: an office, and half a continent",
      stack: [
        {
          type: account,
          inputs: {
            networkRuleSet: {
              defaultAction: "Deny",
              ipRules: [{ iPAddressOrRange: "198.51.100.7" }, { iPAddressOrRange: "12.0.0.0/9" }],
            },
          },
        },
      ],
      found: ["it networkRuleSet.ipRules.1.iPAddressOrRange"],
    },
    {
      what: "rules of a server's firewall: every tenant, a wide range, and one address",
      stack: [
        { type: rule, inputs: { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" } },
        { type: rule, name: "wide", inputs: { startIpAddress: "203.0.0.0", endIpAddress: "203.0.255.255" } },
        { type: rule, name: "office", inputs: { startIpAddress: "203.0.113.9", endIpAddress: "203.0.113.9" } },
      ],
      found: ["it startIpAddress", "wide startIpAddress"],
    },
    {
      what: "one that isn't known yet",
      stack: [{ type: "azure-native:sql:Server", inputs: { publicNetworkAccess: unseen } }],
      found: ["? it publicNetworkAccess"],
    },
  ],
};
