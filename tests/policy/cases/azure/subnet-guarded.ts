import { unseen } from "../../../../policy/view";
import { networkId } from "../azure-id";
import type { RuleCases } from "../case";

const network = "azure-native:network:VirtualNetwork";
const subnet = "azure-native:network:Subnet";
const group = "azure-native:network:NetworkSecurityGroup";

export const subnetGuarded: RuleCases = {
  rule: "subnet-guarded",
  cases: [
    {
      what: "subnets inside their network, some of which take no group",
      stack: [
        { type: group, name: "data", inputs: { networkSecurityGroupName: "nsg-data" } },
        {
          type: network,
          inputs: {
            subnets: [
              { name: "data", networkSecurityGroup: { id: networkId("networkSecurityGroups/NSG-DATA") } },
              { name: "GatewaySubnet" },
              { name: "AzureFirewallSubnet" },
              { name: "AzureBastionSubnet" },
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "subnets without one",
      stack: [
        { type: network, inputs: { subnets: [{ name: "app" }] } },
        { type: subnet, name: "own", inputs: { subnetName: "data", networkSecurityGroup: {} } },
      ],
      found: ["it subnets.0.networkSecurityGroup", "own networkSecurityGroup"],
    },
    {
      what: "a group of another project, and one that isn't known yet",
      stack: [
        { type: subnet, inputs: { networkSecurityGroup: { id: networkId("networkSecurityGroups/theirs") } } },
        { type: subnet, name: "new", inputs: { networkSecurityGroup: { id: unseen } } },
        { type: network, name: "later", inputs: { subnets: unseen } },
      ],
      found: ["? later subnets"],
    },
    {
      what: "a group that was made for a subnet and guards none",
      stack: [
        { type: group, inputs: { networkSecurityGroupName: "nsg-app" } },
        {
          type: subnet,
          name: "app",
          inputs: { subnetName: "app", networkSecurityGroup: { id: networkId("networkSecurityGroups/theirs") } },
        },
      ],
      found: ["it "],
    },
    {
      what: "a group at an interface, and groups alone in a stack",
      stack: [
        { type: group, inputs: { networkSecurityGroupName: "nsg-vm" } },
        { type: subnet, name: "app", inputs: { networkSecurityGroup: { id: unseen } } },
        {
          type: "azure-native:network:NetworkInterface",
          name: "card",
          inputs: { networkSecurityGroup: { id: networkId("networkSecurityGroups/nsg-vm") } },
        },
      ],
      found: [],
    },
    { what: "a stack of groups for others", stack: [{ type: group, inputs: {} }], found: [] },
    {
      what: "a service in another network than its balancer",
      stack: [
        {
          type: "azure-native:network:LoadBalancer",
          name: "front",
          inputs: {
            loadBalancerName: "lb",
            frontendIPConfigurations: [{ subnet: { id: networkId("virtualNetworks/one/subnets/front") } }],
          },
        },
        {
          type: "azure-native:network:PrivateLinkService",
          inputs: {
            loadBalancerFrontendIpConfigurations: [{ id: networkId("loadBalancers/lb/frontendIPConfigurations/f") }],
            ipConfigurations: [
              { subnet: { id: networkId("virtualNetworks/one/subnets/nat") } },
              { subnet: { id: networkId("virtualNetworks/two/subnets/nat") } },
            ],
          },
        },
      ],
      found: ["it ipConfigurations.1.subnet.id"],
    },
  ],
};
