import { unseen } from "../../../../policy/view";
import { letIn, letOut, refuse } from "../azure-id";
import type { RuleCases } from "../case";

const group = "azure-native:network:NetworkSecurityGroup";
const rule = "azure-native:network:SecurityRule";

export const ruleJustified: RuleCases = {
  rule: "rule-justified",
  cases: [
    {
      what: "rules that say what they are for",
      stack: [
        {
          type: group,
          inputs: { securityRules: [letIn({ destinationPortRange: "443" }), refuse("Inbound")] },
        },
      ],
      found: [],
    },
    {
      what: "rules that say nothing, or only a blank",
      stack: [
        { type: rule, inputs: letIn({ description: undefined, destinationPortRange: "443" }) },
        { type: rule, name: "blank", inputs: letOut({ description: " ", destinationPortRange: "443" }) },
      ],
      found: ["it description", "blank description"],
    },
    {
      what: "an opening for everything is not explained by a sentence",
      stack: [{ type: rule, inputs: letOut({ protocol: "*", destinationPortRange: "0-65535" }) }],
      found: ["it destinationPortRange", "it protocol"],
    },
    {
      what: "the platform's probes, and neighbours",
      stack: [
        {
          type: rule,
          inputs: letIn({ sourceAddressPrefix: "AzureLoadBalancer", protocol: "*", destinationPortRange: "*" }),
        },
        {
          type: rule,
          name: "peers",
          inputs: letIn({
            sourceAddressPrefix: "10.1.0.0/24",
            destinationAddressPrefix: "10.1.0.0/24",
            destinationPortRange: "*",
          }),
        },
      ],
      found: [],
    },
    {
      what: "a sentence that isn't known yet",
      stack: [{ type: rule, inputs: letIn({ description: unseen, destinationPortRange: "443" }) }],
      found: ["? it description"],
    },
  ],
};
