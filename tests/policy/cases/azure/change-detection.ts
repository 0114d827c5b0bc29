import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const sets = "/providers/Microsoft.Authorization/policySetDefinitions";
const subscription = "/subscriptions/00000000-0000-4000-8000-000000000000";
const assignment = (policyDefinitionId: unknown): Given => ({
  type: "azure-native:authorization:PolicyAssignment",
  inputs: { policyDefinitionId, scope: subscription },
});

export const changeDetection: RuleCases = {
  rule: "change-detection",
  cases: [
    {
      what: "a set of rules of Microsoft's",
      stack: [assignment(`${sets}/1f3afdf9-d0c9-4c3d-847f-89da613e70a8`)],
      found: [],
    },
    { what: "one of one's own", stack: [assignment(`${subscription}${sets}/baseline`)], found: [] },
    {
      what: "one that nobody knows",
      stack: [assignment(`${sets}/11111111-d0c9-4c3d-847f-89da613e70a8`)],
      found: ["? it policyDefinitionId"],
    },
    { what: "one not known yet", stack: [assignment(unseen)], found: ["? it policyDefinitionId"] },
    {
      what: "a plan for the posture that is off",
      stack: [{ type: "azure-native:security:Pricing", inputs: { pricingName: "CloudPosture", pricingTier: "Free" } }],
      found: ["it pricingTier"],
    },
    {
      what: "a judge of another subscription",
      stack: [
        { type: "azure-native:keyvault:Vault", name: "vault", inputs: { vaultName: "kv" } },
        {
          type: "azure-native:monitor:DiagnosticSetting",
          name: "setting",
          inputs: {
            resourceUri:
              "/subscriptions/99999999-0000-4000-8000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv",
          },
        },
        assignment(`${sets}/1f3afdf9-d0c9-4c3d-847f-89da613e70a8`),
      ],
      found: ["it scope"],
    },
  ],
};
