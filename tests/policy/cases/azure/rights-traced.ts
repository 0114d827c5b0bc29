import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const right = (inputs: Given["inputs"], refs: Given["refs"] = {}): Given => ({
  type: "azure-native:authorization:RoleAssignment",
  inputs: { scope: "/subscriptions/s/resourceGroups/r", ...inputs },
  refs,
});
const role = (...actions: readonly string[]): Given => ({
  type: "azure-native:authorization:RoleDefinition",
  name: "role",
  inputs: { permissions: [{ actions }] },
});
const broad = { principalId: "5b1c", principalType: "Group", scope: "/subscriptions/s" };
const byRole = { roleDefinitionId: ["role"] };

export const rightsTraced: RuleCases = {
  rule: "rights-traced",
  cases: [
    {
      what: "a right of an identity of the stack",
      stack: [
        right({ principalId: "5b1c", principalType: "ServicePrincipal" }, { principalId: ["identity"] }),
        { type: "azure-native:managedidentity:UserAssignedIdentity", name: "identity", inputs: {} },
      ],
      found: [],
    },
    { what: "people", stack: [right({ principalId: "5b1c", principalType: "Group" })], found: [] },
    {
      what: "an application by its number",
      stack: [right({ principalId: "5b1c", principalType: "serviceprincipal" })],
      found: ["it principalId"],
    },
    {
      what: "who isn't known yet",
      stack: [right({ principalId: unseen, principalType: "ServicePrincipal" })],
      found: [],
    },
    {
      what: "a role of one's own over the subscription that only reads",
      stack: [right(broad, byRole), role("*/read")],
      found: [],
    },
    {
      what: "one that changes something",
      stack: [right(broad, byRole), role("*/read", "Microsoft.Compute/virtualMachines/restart/action")],
      found: ["it scope"],
    },
  ],
};
