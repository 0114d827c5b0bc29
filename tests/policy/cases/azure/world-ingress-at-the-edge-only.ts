import { unseen } from "../../../../policy/view";
import { letIn, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const web = letIn({ sourceAddressPrefix: "Internet", destinationPortRange: "443" });
const id = networkId("virtualNetworks/spoke/subnets/web");

const group: Given = {
  type: "azure-native:network:NetworkSecurityGroup",
  name: "group",
  inputs: { networkSecurityGroupName: "nsg-web", securityRules: [web] },
};

const subnet: Given = {
  type: "azure-native:network:VirtualNetwork",
  name: "spoke",
  inputs: {
    virtualNetworkName: "spoke",
    subnets: [{ name: "web", networkSecurityGroup: { id: networkId("networkSecurityGroups/nsg-web") } }],
  },
};

const fleet: Given = {
  type: "azure-native:compute:VirtualMachineScaleSet",
  name: "fleet",
  inputs: {
    virtualMachineProfile: {
      networkProfile: {
        networkInterfaceConfigurations: [
          {
            ipConfigurations: [
              {
                subnet: { id },
                loadBalancerBackendAddressPools: [{ id: networkId("loadBalancers/lb/backendAddressPools/fleet") }],
              },
            ],
          },
        ],
      },
    },
  },
};

const balancer = (frontend: object): Given => ({
  type: "azure-native:network:LoadBalancer",
  name: "balancer",
  inputs: { loadBalancerName: "lb", frontendIPConfigurations: [frontend] },
});

export const worldIngressAtTheEdgeOnly: RuleCases = {
  rule: "world-ingress-at-the-edge-only",
  cases: [
    {
      what: "the subnet of a gateway",
      stack: [
        group,
        subnet,
        {
          type: "azure-native:network:ApplicationGateway",
          name: "gateway",
          inputs: { gatewayIPConfigurations: [{ subnet: { id } }] },
        },
      ],
      found: [],
    },
    {
      what: "a fleet behind a public balancer",
      stack: [group, subnet, fleet, balancer({ publicIPAddress: {} })],
      found: [],
    },
    {
      what: "a fleet behind an inner balancer",
      stack: [group, subnet, fleet, balancer({ subnet: { id: networkId("virtualNetworks/other/subnets/front") } })],
      found: ["group securityRules.0.sourceAddressPrefix"],
    },
    {
      what: "private endpoints, by a rule of its own",
      stack: [
        { ...group, inputs: { networkSecurityGroupName: "nsg-web" } },
        {
          type: "azure-native:network:SecurityRule",
          name: "rule",
          inputs: { networkSecurityGroupName: "nsg-web", ...web, sourceAddressPrefix: "*" },
        },
        subnet,
        { type: "azure-native:network:PrivateEndpoint", name: "endpoint", inputs: { subnet: { id } } },
      ],
      found: ["rule sourceAddressPrefix"],
    },
    { what: "a subnet in which others stand", stack: [group, subnet], found: [] },
    {
      what: "a source that isn't known yet",
      stack: [
        { ...group, inputs: { ...group.inputs, securityRules: [{ ...web, sourceAddressPrefix: unseen }] } },
        subnet,
        fleet,
      ],
      found: [],
    },
  ],
};
