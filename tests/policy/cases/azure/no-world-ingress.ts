import { unseen } from "../../../../policy/view";
import { letIn, refuse } from "../azure-id";
import type { RuleCases } from "../case";

const group = "azure-native:network:NetworkSecurityGroup";
const rule = "azure-native:network:SecurityRule";
const firewall = "azure-native:network:FirewallPolicyRuleCollectionGroup";
const workflow = "azure-native:logic:Workflow";

export const noWorldIngress: RuleCases = {
  rule: "no-world-ingress",
  cases: [
    {
      what: "HTTPS for the world, the platform's ports for the platform, and the rest refused",
      stack: [
        {
          type: group,
          inputs: {
            securityRules: [
              letIn({ sourceAddressPrefix: "Internet", destinationPortRanges: ["443", "80"] }),
              letIn({ sourceAddressPrefix: "GatewayManager", destinationPortRange: "65200-65535" }),
              letIn({ sourceAddressPrefix: "10.0.0.0/8", destinationPortRange: "8080" }),
              refuse("Inbound"),
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "a database's port for the world, by each of its names",
      stack: [
        {
          type: group,
          inputs: {
            securityRules: ["*", "Internet", "0.0.0.0/0", "::/0", "128.0.0.0/1", "AzureCloud.WestEurope"].map((from) =>
              letIn({ sourceAddressPrefix: from, destinationPortRange: "5432" }),
            ),
          },
        },
      ],
      found: [0, 1, 2, 3, 4, 5].map((index) => `it securityRules.${index}.sourceAddressPrefix`),
    },
    {
      what: "a rule of its own with lists, one of whose ports is too much",
      stack: [
        {
          type: rule,
          inputs: letIn({
            networkSecurityGroupName: "nsg",
            sourceAddressPrefixes: ["10.1.0.0/16", "0.0.0.0/0"],
            destinationPortRanges: ["443", "8000-9000"],
          }),
        },
      ],
      found: ["it sourceAddressPrefixes"],
    },
    {
      what: "the way out, which is another matter",
      stack: [{ type: rule, inputs: letIn({ direction: "Outbound", destinationPortRange: "5432" }) }],
      found: [],
    },
    {
      what: "rules that aren't known yet, as a whole and in part",
      stack: [
        { type: group, inputs: { securityRules: unseen } },
        { type: rule, name: "from", inputs: letIn({ sourceAddressPrefix: unseen, destinationPortRange: "22" }) },
        { type: rule, name: "inner", inputs: letIn({ sourceAddressPrefix: unseen, destinationPortRange: "443" }) },
        { type: rule, name: "which", inputs: letIn({ access: unseen, destinationPortRange: "22" }) },
      ],
      found: ["? it securityRules", "? from sourceAddressPrefix", "? which access"],
    },
    {
      what: "a firewall that hands the world on to a remote desktop, and to a web server",
      stack: [
        {
          type: firewall,
          inputs: {
            ruleCollections: [
              {
                action: { type: "DNAT" },
                rules: [
                  { sourceAddresses: ["*"], destinationPorts: ["3389"], translatedPort: "3389" },
                  { sourceAddresses: ["*"], destinationPorts: ["443"], translatedPort: "8443" },
                ],
              },
            ],
          },
        },
      ],
      found: ["it ruleCollections.0.rules.0.sourceAddresses"],
    },
    {
      what: "workflows that start on request: for anybody, for a wide range, for nobody, and by the clock",
      stack: [
        { type: workflow, inputs: { definition: { triggers: { ask: { type: "Request" } } } } },
        {
          type: workflow,
          name: "wide",
          inputs: {
            definition: { triggers: { ask: { type: "Request" } } },
            accessControl: { triggers: { allowedCallerIpAddresses: [{ addressRange: "0.0.0.0-255.255.255.255" }] } },
          },
        },
        {
          type: workflow,
          name: "closed",
          inputs: {
            definition: { triggers: { ask: { type: "Request" } } },
            accessControl: { triggers: { allowedCallerIpAddresses: [{ addressRange: "10.0.0.0/8" }] } },
          },
        },
        { type: workflow, name: "clock", inputs: { definition: { triggers: { daily: { type: "Recurrence" } } } } },
      ],
      found: ["it accessControl", "wide accessControl.triggers.allowedCallerIpAddresses.0.addressRange"],
    },
  ],
};
