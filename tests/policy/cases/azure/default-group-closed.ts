import { unseen } from "../../../../policy/view";
import { letIn, refuse } from "../azure-id";
import type { RuleCases } from "../case";

const group = "azure-native:network:NetworkSecurityGroup";
const rule = "azure-native:network:SecurityRule";
const named = { resourceGroupName: "rg", networkSecurityGroupName: "nsg-data" };

export const defaultGroupClosed: RuleCases = {
  rule: "default-group-closed",
  cases: [
    {
      what: "a group that ends with a refusal",
      stack: [{ type: group, inputs: { securityRules: [letIn({ destinationPortRange: "443" }), refuse("Inbound")] } }],
      found: [],
    },
    {
      what: "a refusal of its own, named by text, in a group of another spelling",
      stack: [
        { type: group, inputs: { ...named, networkSecurityGroupName: "NSG-Data" } },
        { type: rule, name: "rest", inputs: { ...named, ...refuse("Inbound") } },
      ],
      found: [],
    },
    {
      what: "a refusal that belongs to another group",
      stack: [
        { type: group, inputs: named },
        { type: rule, name: "rest", inputs: { ...named, networkSecurityGroupName: "nsg-app", ...refuse("Inbound") } },
      ],
      found: ["it securityRules"],
    },
    {
      what: "refusals of too little: one way, one protocol, one range",
      stack: [
        { type: group, inputs: { securityRules: [refuse("Outbound")] } },
        { type: group, name: "tcp", inputs: { securityRules: [refuse("Inbound", { protocol: "Tcp" })] } },
        {
          type: group,
          name: "range",
          inputs: { securityRules: [refuse("Inbound", { sourceAddressPrefix: "10.0.0.0/8" })] },
        },
      ],
      found: ["it securityRules", "tcp securityRules", "range securityRules"],
    },
    {
      what: "rules that aren't known yet",
      stack: [{ type: group, inputs: { securityRules: unseen } }],
      found: ["? it securityRules"],
    },
  ],
};
