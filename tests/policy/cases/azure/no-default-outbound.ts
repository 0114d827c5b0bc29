import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const network = "azure-native:network:VirtualNetwork";
const subnet = "azure-native:network:Subnet";
const workflow = "azure-native:logic:Workflow";

const starts = (properties: unknown) => ({
  definition: {
    actions: {
      Start: {
        type: "Http",
        inputs: {
          method: "PUT",
          uri: "https://management.azure.com/…/Microsoft.ContainerInstance/containerGroups/job?api-version=2023-05-01",
          body: { properties },
        },
      },
    },
  },
});

export const noDefaultOutbound: RuleCases = {
  rule: "no-default-outbound",
  cases: [
    {
      what: "a subnet that says no, with a gateway to go out by",
      stack: [
        { type: subnet, inputs: { subnetName: "app", defaultOutboundAccess: false } },
        { type: "azure-native:network:NatGateway", name: "out", inputs: { publicIpAddresses: [{ id: "id" }] } },
      ],
      found: [],
    },
    {
      what: "subnets inside their network: one that says no, one that says nothing, and a firewall's",
      stack: [
        {
          type: network,
          inputs: {
            subnets: [
              { name: "app", defaultOutboundAccess: false },
              { name: "data" },
              { name: "AzureFirewallSubnet" },
              { name: "GatewaySubnet" },
            ],
          },
        },
      ],
      found: ["it subnets.1.defaultOutboundAccess"],
    },
    {
      what: "subnets of their own",
      stack: [
        { type: subnet, inputs: { subnetName: "app", defaultOutboundAccess: true } },
        { type: subnet, name: "right", inputs: { subnetName: "data", defaultOutboundAccess: "false" } },
        { type: subnet, name: "later", inputs: { subnetName: "jobs", defaultOutboundAccess: unseen } },
      ],
      found: ["it defaultOutboundAccess", "? later defaultOutboundAccess"],
    },
    {
      what: "ways out with an address, with a prefix, and with neither",
      stack: [
        { type: "azure-native:network:NatGateway", inputs: { publicIpAddresses: [{ id: "id" }] } },
        { type: "azure-native:network:NatGateway", name: "prefix", inputs: { publicIpPrefixes: [{ id: "id" }] } },
        { type: "azure-native:network:NatGateway", name: "none", inputs: { publicIpAddresses: [] } },
      ],
      found: ["none publicIpAddresses"],
    },
    {
      what: "database servers that call whom they like",
      stack: [
        { type: "azure-native:sql:Server", inputs: { restrictOutboundNetworkAccess: "Enabled" } },
        { type: "azure-native:sql:Server", name: "open", inputs: {} },
      ],
      found: ["open restrictOutboundNetworkAccess"],
    },
    {
      what: "containers in a subnet, in none, and started by a workflow",
      stack: [
        { type: "azure-native:containerinstance:ContainerGroup", inputs: { subnetIds: [{ id: "id" }] } },
        { type: "azure-native:containerinstance:ContainerGroup", name: "free", inputs: {} },
        { type: workflow, name: "job", inputs: starts({ subnetIds: [{ id: "id" }] }) },
        { type: workflow, name: "loose", inputs: starts({ subnetIds: [] }) },
      ],
      found: ["free subnetIds", "loose definition.actions.Start.inputs.body.properties.subnetIds"],
    },
  ],
};
