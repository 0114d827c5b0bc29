import { unseen } from "../../../../policy/view";
import { idOf, letIn, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const toStore = { destinationAddressPrefix: "10.2.0.0/27", destinationPortRange: "1433" };

const group = (rule: object): Given => ({
  type: "azure-native:network:NetworkSecurityGroup",
  name: "group",
  inputs: { networkSecurityGroupName: "nsg-data", securityRules: [letIn({ ...toStore, ...rule })] },
});

const network = (subnet: object = {}): Given => ({
  type: "azure-native:network:VirtualNetwork",
  name: "spoke",
  inputs: {
    virtualNetworkName: "spoke",
    addressSpace: { addressPrefixes: ["10.2.0.0/16"] },
    subnets: [
      {
        name: "data",
        addressPrefix: "10.2.0.0/27",
        networkSecurityGroup: { id: networkId("networkSecurityGroups/nsg-data") },
        privateEndpointNetworkPolicies: "Enabled",
        ...subnet,
      },
    ],
  },
});

const stores: readonly Given[] = [
  { type: "azure-native:sql:Server", name: "sql", inputs: { serverName: "sql-orders" } },
  {
    type: "azure-native:network:PrivateEndpoint",
    name: "endpoint",
    inputs: {
      subnet: { id: networkId("virtualNetworks/SPOKE/subnets/data") },
      privateLinkServiceConnections: [
        { groupIds: ["sqlServer"], privateLinkServiceId: idOf("microsoft.sql/servers/sql-orders") },
      ],
    },
  },
];

const account = (name: string): Given => ({
  type: "azure-native:storage:StorageAccount",
  name: "blobs",
  inputs: {
    networkRuleSet: {
      virtualNetworkRules: [{ virtualNetworkResourceId: networkId(`virtualNetworks/${name}/subnets/data`) }],
    },
  },
});

export const storesAdmitOnlyTheApplication: RuleCases = {
  rule: "stores-admit-only-the-application",
  cases: [
    {
      what: "the application's range",
      stack: [group({ sourceAddressPrefix: "10.2.1.0/24" }), network(), ...stores],
      found: [],
    },
    {
      what: "the whole network, by its tag and by its range",
      stack: [group({ sourceAddressPrefixes: ["10.2.0.0/16", "VirtualNetwork"] }), network(), ...stores],
      found: ["group securityRules.0.sourceAddressPrefixes"],
    },
    {
      what: "the whole network, but to other addresses; and a subnet without stores",
      stack: [
        group({ sourceAddressPrefix: "VirtualNetwork", destinationAddressPrefix: "10.2.9.0/24" }),
        network(),
        ...stores,
      ],
      found: [],
    },
    { what: "no stores", stack: [group({ sourceAddressPrefix: "VirtualNetwork" }), network()], found: [] },
    {
      what: "rules for endpoints in a subnet that doesn't ask them",
      stack: [
        group({ sourceAddressPrefix: "10.2.1.0/24" }),
        network({ privateEndpointNetworkPolicies: undefined }),
        ...stores,
      ],
      found: ["spoke subnets.0.privateEndpointNetworkPolicies"],
    },
    {
      what: "policies and sources that aren't known yet",
      stack: [group({ sourceAddressPrefix: unseen }), network({ privateEndpointNetworkPolicies: unseen }), ...stores],
      found: [],
    },
    {
      what: "an account that lets in a subnet of this stack, and one of strangers",
      stack: [network(), account("spoke")],
      found: [],
    },
    {
      what: "an account that lets in strangers",
      stack: [network(), account("theirs")],
      found: ["blobs networkRuleSet.virtualNetworkRules.0.virtualNetworkResourceId"],
    },
    { what: "an account in a stack without a network", stack: [account("theirs")], found: [] },
  ],
};
