import { unseen } from "../../../../policy/view";
import { networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const group: Given = {
  type: "azure-native:network:NetworkSecurityGroup",
  name: "group",
  inputs: { resourceGroupName: "rg", networkSecurityGroupName: "nsg" },
};
const lock = (scope: unknown): Given => ({
  type: "azure-native:authorization:ManagementLockByScope",
  name: "lock",
  inputs: { level: "CanNotDelete", scope },
});
const alarm = (equals: string): Given => ({
  type: "azure-native:monitor:ActivityLogAlert",
  name: "alarm",
  inputs: { condition: { allOf: [{ field: "operationName", equals }] } },
});

export const networkConfigGuarded: RuleCases = {
  rule: "network-config-guarded",
  cases: [
    { what: "a group under a lock", stack: [group, lock(networkId("networkSecurityGroups/NSG"))], found: [] },
    {
      what: "a group in a resource group under a lock",
      stack: [group, lock("/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/RG")],
      found: [],
    },
    {
      what: "a group that an alarm watches",
      stack: [group, alarm("Microsoft.Network/networkSecurityGroups/delete")],
      found: [],
    },
    {
      what: "a group whose lock isn't known yet",
      stack: [group, { ...lock(unseen), refs: { scope: ["group"] } }],
      found: [],
    },
    {
      what: "a group beside the lock and the alarm of others",
      stack: [group, lock(networkId("networkSecurityGroups/theirs")), alarm("Microsoft.KeyVault/vaults/delete")],
      found: ["group "],
    },
  ],
};
