import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const right = "azure-native:authorization:RoleAssignment";
const role = "azure-native:authorization:RoleDefinition";
const roles = "/providers/microsoft.authorization/roledefinitions/";
const subscription = "/subscriptions/00000000-0000-4000-8000-000000000000";
const group = `${subscription}/resourcegroups/rg-shop`;
const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const given = (guid: string, scope: string): Given => ({
  type: right,
  inputs: { roleDefinitionId: `${roles}${guid}`, scope, principalId: "5b1c" },
});

export const leastPrivilege: RuleCases = {
  rule: "least-privilege",
  cases: [
    { what: "a reader of the subscription", stack: [given(reader, subscription)], found: [] },
    { what: "a contributor of one group, by its id in other letters", stack: [given(contributor, group)], found: [] },
    { what: "a contributor of the subscription", stack: [given(contributor, subscription)], found: ["it scope"] },
    { what: "a contributor of all", stack: [given(contributor, "/")], found: ["it scope"] },
    {
      what: "an owner of one group",
      stack: [given("8E3AF657-A8FF-443C-A75C-2FE8C4BCB635", group)],
      found: ["it roleDefinitionId"],
    },
    {
      what: "an administrator of roles over one group, bound by a condition",
      stack: [
        {
          type: right,
          inputs: {
            roleDefinitionId: `${roles}f58310d9-a9f6-439a-9e8d-f62e7b41a168`,
            scope: group,
            condition: "@Request[…] ForAnyOfAnyValues:GuidEquals {7f951dda}",
          },
        },
      ],
      found: [],
    },
    {
      what: "whoever reads all secrets of a management group",
      stack: [
        given("4633458b-17de-408a-b874-0445c86b69e6", "/providers/Microsoft.Management/managementGroups/landing-zones"),
      ],
      found: ["it scope"],
    },
    {
      what: "a role of one's own over the subscription",
      stack: [given("11111111-aaaa-4bbb-8ccc-dddddddddddd", subscription)],
      found: ["? it roleDefinitionId"],
    },
    {
      what: "a scope that isn't known yet",
      stack: [{ type: right, inputs: { roleDefinitionId: `${roles}${contributor}`, scope: unseen } }],
      found: ["? it scope"],
    },
    {
      what: "definitions",
      stack: [
        { type: role, name: "all", inputs: { permissions: [{ actions: ["*"] }] } },
        { type: role, name: "reads", inputs: { permissions: [{ actions: ["*/read", "Microsoft.Support/*/action"] }] } },
        {
          type: role,
          name: "rights",
          inputs: {
            permissions: [{ actions: ["*/read"] }, { actions: ["Microsoft.Authorization/roleAssignments/write"] }],
          },
        },
        {
          type: role,
          name: "data",
          inputs: { permissions: [{ actions: [], dataActions: ["Microsoft.KeyVault/vaults/secrets/*"] }] },
        },
      ],
      found: ["all permissions.0.actions", "rights permissions.1.actions"],
    },
  ],
};
