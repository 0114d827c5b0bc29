import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const vault = "azure-native:keyvault:Vault";
const right = "azure-native:authorization:RoleAssignment";
const officer =
  "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/14b46e9e-c2b7-41b4-b07b-48a6ebf60603";

export const keyPolicyLeast: RuleCases = {
  rule: "key-policy-least",
  cases: [
    {
      what: "a vault by roles",
      stack: [{ type: vault, inputs: { properties: { enableRbacAuthorization: "true" } } }],
      found: [],
    },
    {
      what: "a vault by policies, one of which may do everything",
      stack: [
        {
          type: vault,
          inputs: {
            properties: {
              accessPolicies: [
                { permissions: { keys: ["get", "wrapKey", "unwrapKey"] } },
                { permissions: { keys: ["All"] } },
                { permissions: { keys: ["create", "decrypt"] } },
              ],
            },
          },
        },
      ],
      found: [
        "it properties.enableRbacAuthorization",
        "it properties.accessPolicies.1.permissions.keys",
        "it properties.accessPolicies.2.permissions.keys",
      ],
    },
    {
      what: "a vault that isn't known yet",
      stack: [{ type: vault, inputs: { properties: { enableRbacAuthorization: unseen } } }],
      found: ["? it properties.enableRbacAuthorization"],
    },
    {
      what: "a vault whose secrets every deployment reads",
      stack: [
        {
          type: vault,
          inputs: { properties: { enableRbacAuthorization: true, enabledForTemplateDeployment: true } },
        },
      ],
      found: ["it properties.enabledForTemplateDeployment"],
    },
    {
      what: "people who keep keys, an application that does, and one that uses them",
      stack: [
        { type: right, name: "people", inputs: { roleDefinitionId: officer, principalType: "Group" } },
        { type: right, name: "application", inputs: { roleDefinitionId: officer, principalType: "serviceprincipal" } },
        {
          type: right,
          name: "user",
          inputs: {
            roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/12338af0-0e69-4776-bea7-57ae8d297424",
            principalType: "ServicePrincipal",
          },
        },
      ],
      found: ["application roleDefinitionId"],
    },
  ],
};
