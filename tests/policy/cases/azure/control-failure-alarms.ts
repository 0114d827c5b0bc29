import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const subscription = "/subscriptions/00000000-0000-4000-8000-000000000000";
const vault: Given = {
  type: "azure-native:keyvault:Vault",
  name: "vault",
  inputs: { vaultName: "kv", resourceGroupName: "rg-shop" },
};
const group: Given = {
  type: "azure-native:network:NetworkSecurityGroup",
  name: "group",
  inputs: { networkSecurityGroupName: "nsg", resourceGroupName: "rg-shop" },
};
const alarm = (clauses: unknown, inputs: object = {}): Given => ({
  type: "azure-native:monitor:ActivityLogAlert",
  name: "alarm",
  inputs: { scopes: [subscription], condition: { allOf: clauses }, ...inputs },
});
const administrative = { field: "category", equals: "Administrative" };
const on = (...containsAny: string[]) => [administrative, { field: "resourceType", containsAny }];
const both = on("microsoft.keyvault/vaults", "Microsoft.Network/networkSecurityGroups");

export const controlFailureAlarms: RuleCases = {
  rule: "control-failure-alarms",
  cases: [
    { what: "no alarm at all: it may stand elsewhere", stack: [vault, group], found: [] },
    { what: "an alarm on each control", stack: [vault, group, alarm(both)], found: [] },
    {
      what: "an alarm on one operation of one of them",
      stack: [
        vault,
        group,
        alarm([administrative, { field: "operationName", equals: "Microsoft.Network/networkSecurityGroups/delete" }]),
      ],
      found: ["vault "],
    },
    { what: "an alarm that is off", stack: [vault, alarm(both, { enabled: false })], found: ["vault "] },
    {
      what: "an alarm on failed attempts only",
      stack: [
        vault,
        group,
        alarm([...on("Microsoft.KeyVault/vaults"), { field: "status", equals: "failed" }]),
        {
          ...alarm(on("Microsoft.Network/networkSecurityGroups")),
          name: "other",
        },
      ],
      found: ["vault "],
    },
    {
      what: "an alarm on another group of resources",
      stack: [vault, alarm(both, { scopes: [`${subscription}/resourceGroups/rg-other`] })],
      found: ["vault "],
    },
    {
      what: "an alarm on its group of resources, in another spelling",
      stack: [vault, alarm(both, { scopes: [`${subscription}/resourcegroups/RG-Shop`] })],
      found: [],
    },
    { what: "conditions not known yet", stack: [vault, alarm(unseen)], found: [] },
    {
      what: "an alarm that is no control's",
      stack: [vault, alarm([{ field: "category", equals: "ServiceHealth" }])],
      found: [],
    },
  ],
};
