import { unseen } from "../../../../policy/view";
import { letIn } from "../azure-id";
import type { RuleCases } from "../case";

const rule = "azure-native:network:SecurityRule";
const balancer = "azure-native:network:LoadBalancer";

export const noAdminPorts: RuleCases = {
  rule: "no-admin-ports",
  cases: [
    {
      what: "SSH, inside a range, from inside too",
      stack: [
        { type: rule, inputs: letIn({ sourceAddressPrefix: "10.0.0.0/8", destinationPortRange: "20-25" }) },
        { type: rule, name: "list", inputs: letIn({ destinationPortRanges: ["443", "3389"] }) },
        {
          type: rule,
          name: "all",
          inputs: letIn({ sourceAddressPrefix: "VirtualNetwork", destinationPortRange: "*" }),
        },
      ],
      found: ["it destinationPortRange", "list destinationPortRanges", "all destinationPortRange"],
    },
    {
      what: "probes, neighbours in one range, a bastion's range, and a bastion's way out",
      stack: [
        { type: rule, inputs: letIn({ sourceAddressPrefix: "AzureLoadBalancer", destinationPortRange: "*" }) },
        {
          type: rule,
          name: "peers",
          inputs: letIn({
            sourceAddressPrefix: "10.1.0.0/24",
            destinationAddressPrefix: "10.1.0.0/24",
            destinationPortRange: "*",
          }),
        },
        {
          type: rule,
          name: "bastion",
          inputs: letIn({ name: "from-bastion", sourceAddressPrefix: "10.9.0.0/26", destinationPortRange: "22" }),
        },
        { type: rule, name: "out", inputs: letIn({ direction: "Outbound", destinationPortRange: "22" }) },
      ],
      found: [],
    },
    {
      what: "a rule called after a bastion that lets the world in",
      stack: [{ type: rule, inputs: letIn({ name: "bastion", sourceAddressPrefix: "*", destinationPortRange: "22" }) }],
      found: ["it destinationPortRange"],
    },
    {
      what: "a port that isn't known yet",
      stack: [{ type: rule, inputs: letIn({ destinationPortRange: unseen }) }],
      found: ["? it destinationPortRange"],
    },
    {
      what: "a balancer that leads to the remote desktops behind it",
      stack: [
        { type: balancer, inputs: { inboundNatRules: [{ frontendPort: 50001, backendPort: 3389 }] } },
        { type: balancer, name: "web", inputs: { loadBalancingRules: [{ frontendPort: 443, backendPort: 8443 }] } },
      ],
      found: ["it inboundNatRules.0.backendPort"],
    },
  ],
};
