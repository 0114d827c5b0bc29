import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const rule = "azure-native:sql:FirewallRule";

export const denyByDefault: RuleCases = {
  rule: "deny-by-default",
  cases: [
    {
      what: "an account that denies",
      stack: [{ type: account, inputs: { networkRuleSet: { defaultAction: "Deny" } } }],
      found: [],
    },
    {
      what: "an account without a public side, and without a list",
      stack: [{ type: account, inputs: { publicNetworkAccess: "Disabled" } }],
      found: [],
    },
    {
      what: "an account without a list",
      stack: [{ type: account, inputs: {} }],
      found: ["it networkRuleSet.defaultAction"],
    },
    {
      what: "an account that would allow",
      stack: [
        { type: account, inputs: { publicNetworkAccess: "Disabled", networkRuleSet: { defaultAction: "Allow" } } },
      ],
      found: ["it networkRuleSet.defaultAction"],
    },
    {
      what: "an account that isn't known yet",
      stack: [{ type: account, inputs: { networkRuleSet: unseen } }],
      found: ["? it networkRuleSet.defaultAction"],
    },
    {
      what: "a vault that is open",
      stack: [{ type: "azure-native:keyvault:Vault", inputs: { properties: { publicNetworkAccess: "Enabled" } } }],
      found: ["it properties.networkAcls.defaultAction"],
    },
    {
      what: "rules of a firewall: an office, all of Azure, and everybody",
      stack: [
        { type: rule, name: "office", inputs: { startIpAddress: "203.0.113.4", endIpAddress: "203.0.113.4" } },
        { type: rule, name: "azure", inputs: { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" } },
        {
          type: "azure-native:redis:FirewallRule",
          name: "all",
          inputs: { startIP: "0.0.0.0", endIP: "255.255.255.255" },
        },
      ],
      found: ["azure startIpAddress", "all startIP"],
    },
  ],
};
