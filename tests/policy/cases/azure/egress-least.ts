import { unseen } from "../../../../policy/view";
import { letIn, letOut, refuse } from "../azure-id";
import type { RuleCases } from "../case";

const group = "azure-native:network:NetworkSecurityGroup";
const rule = "azure-native:network:SecurityRule";
const firewall = "azure-native:network:AzureFirewall";

export const egressLeast: RuleCases = {
  rule: "egress-least",
  cases: [
    {
      what: "named destinations, HTTPS to the internet, and the rest refused",
      stack: [
        {
          type: group,
          inputs: {
            securityRules: [
              letOut({ destinationAddressPrefix: "Storage.WestEurope", destinationPortRange: "443" }),
              letOut({ destinationAddressPrefix: "Internet", destinationPortRanges: ["443", "80"] }),
              letOut({ destinationAddressPrefix: "10.2.0.0/24", destinationPortRange: "1433" }),
              refuse("Outbound"),
            ],
          },
        },
        { type: rule, name: "in", inputs: letIn({ destinationPortRange: "443" }) },
      ],
      found: [],
    },
    {
      what: "everything at any port, any port of the internet, and more than the internet",
      stack: [
        { type: rule, inputs: letOut({ destinationPortRange: "*", protocol: "*" }) },
        {
          type: rule,
          name: "mail",
          inputs: letOut({ destinationAddressPrefix: "Internet", destinationPortRange: "25" }),
        },
        { type: rule, name: "peered", inputs: letOut({ destinationPortRange: "443" }) },
      ],
      found: ["it destinationAddressPrefix", "mail destinationAddressPrefix", "peered destinationAddressPrefix"],
    },
    {
      what: "a group that refuses nothing, and one that refuses too little",
      stack: [
        { type: group, inputs: { securityRules: [letIn({ destinationPortRange: "443" })] } },
        { type: group, name: "udp", inputs: { securityRules: [refuse("Outbound", { protocol: "Udp" })] } },
      ],
      found: ["it securityRules", "udp securityRules"],
    },
    {
      what: "a group with rules of their own, and a gateway's",
      stack: [
        { type: group, inputs: {} },
        {
          type: group,
          name: "gateway",
          inputs: {
            securityRules: [letIn({ sourceAddressPrefix: "GatewayManager", destinationPortRange: "65200-65535" })],
          },
        },
      ],
      found: [],
    },
    {
      what: "a destination that isn't known yet",
      stack: [{ type: rule, inputs: letOut({ destinationAddressPrefix: unseen, destinationPortRange: "1433" }) }],
      found: ["? it destinationAddressPrefix"],
    },
    {
      what: "a firewall that lets everything through",
      stack: [
        {
          type: firewall,
          inputs: {
            networkRuleCollections: [
              {
                action: { type: "Allow" },
                rules: [
                  { destinationAddresses: ["*"], destinationPorts: ["*"] },
                  { destinationAddresses: ["AzureMonitor"], destinationPorts: ["443"] },
                ],
              },
            ],
            applicationRuleCollections: [{ action: { type: "Allow" }, rules: [{ targetFqdns: ["*"] }] }],
          },
        },
      ],
      found: [
        "it networkRuleCollections.0.rules.0.destinationAddresses",
        "it applicationRuleCollections.0.rules.0.targetFqdns",
      ],
    },
  ],
};
