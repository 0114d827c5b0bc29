import {
  AzureFirewall,
  BastionHost,
  DdosProtectionPlan,
  FirewallPolicy,
  FirewallPolicyRuleCollectionGroup,
  FlowLog,
  NatGateway,
  NetworkSecurityGroup,
  PublicIPAddress,
  RouteTable,
  VirtualNetwork,
} from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, logged } from "./landing-zone";

async function program() {
  const { name: resourceGroupName } = new ResourceGroup("hub", { resourceGroupName: "rg-hub", location: "uksouth" });
  const address = (name: string, sku: "Standard" | "StandardV2" = "Standard") =>
    new PublicIPAddress(name, {
      resourceGroupName,
      publicIpAddressName: `pip-${name}`,
      sku: { name: sku, tier: "Regional" },
      publicIPAllocationMethod: "Static",
      zones: ["1", "2", "3"],
    });

  const plan = new DdosProtectionPlan("ddos", { resourceGroupName, ddosProtectionPlanName: "ddos-hub" });
  const resolverSecurity = new NetworkSecurityGroup("resolver", {
    resourceGroupName,
    networkSecurityGroupName: "nsg-resolver",
    securityRules: [
      ...(["Tcp", "Udp"] as const).map((protocol, index) => ({
        name: `names-${protocol.toLowerCase()}`,
        description: "Spokes and offices ask for names.",
        priority: 100 + index,
        direction: "Inbound",
        access: "Allow",
        protocol,
        sourceAddressPrefix: "VirtualNetwork",
        sourcePortRange: "*",
        destinationAddressPrefix: "10.0.4.0/28",
        destinationPortRange: "53",
      })),
      {
        name: "rest",
        priority: 4096,
        direction: "Inbound",
        access: "Deny",
        protocol: "*",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "*",
      },
      {
        name: "rest-out",
        description: "An inbound endpoint only answers.",
        priority: 4096,
        direction: "Outbound",
        access: "Deny",
        protocol: "*",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "*",
      },
    ],
  });
  const spokes = new RouteTable("spokes", {
    resourceGroupName,
    routeTableName: "rt-spokes",
    disableBgpRoutePropagation: true,
    routes: [
      {
        name: "by-the-firewall",
        addressPrefix: "0.0.0.0/0",
        nextHopType: "VirtualAppliance",
        nextHopIpAddress: "10.0.1.4",
      },
    ],
  });
  // By the firewall's own addresses ports run out; these are more.
  const outAddress = address("out", "StandardV2");
  const out = new NatGateway("out", {
    resourceGroupName,
    natGatewayName: "ng-firewall",
    sku: { name: "StandardV2" },
    zones: ["1", "2", "3"],
    publicIpAddresses: [{ id: outAddress.id }],
  });
  const network = new VirtualNetwork("hub", {
    resourceGroupName,
    virtualNetworkName: "vnet-hub",
    addressSpace: { addressPrefixes: ["10.0.0.0/20"] },
    enableDdosProtection: true,
    ddosProtectionPlan: { id: plan.id },
    subnets: [
      // A firewall's and a gateway's take no security group.
      { name: "AzureFirewallSubnet", addressPrefix: "10.0.1.0/26", natGateway: { id: out.id } },
      { name: "GatewaySubnet", addressPrefix: "10.0.2.0/27" },
      { name: "AzureBastionSubnet", addressPrefix: "10.0.3.0/26" },
      {
        name: "snet-resolver-in",
        addressPrefix: "10.0.4.0/28",
        networkSecurityGroup: { id: resolverSecurity.id },
        routeTable: { id: spokes.id },
        defaultOutboundAccess: false,
        delegations: [{ name: "resolvers", serviceName: "Microsoft.Network/dnsResolvers" }],
      },
    ],
  });
  const subnet = (name: string) => ({ id: pulumi.interpolate`${network.id}/subnets/${name}` });
  new FlowLog("flows", {
    resourceGroupName: "NetworkWatcherRG",
    networkWatcherName: "NetworkWatcher_uksouth",
    flowLogName: "vnet-hub",
    targetResourceId: network.id,
    storageId: archive,
    enabled: true,
    format: { type: "JSON", version: 2 },
    retentionPolicy: { enabled: false, days: 0 },
  });

  const policy = new FirewallPolicy("policy", {
    resourceGroupName,
    firewallPolicyName: "afwp-hub",
    sku: { tier: "Premium" },
    threatIntelMode: "Deny",
    intrusionDetection: { mode: "Deny" },
    dnsSettings: { enableProxy: true },
  });
  new FirewallPolicyRuleCollectionGroup("out", {
    resourceGroupName,
    firewallPolicyName: policy.name,
    ruleCollectionGroupName: "out",
    priority: 500,
    ruleCollections: [
      {
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        name: "web",
        priority: 100,
        action: { type: "Allow" },
        rules: [
          {
            ruleType: "ApplicationRule",
            name: "payment-provider",
            description: "Charges are sent to the payment provider.",
            sourceAddresses: ["10.10.0.0/16"],
            protocols: [{ protocolType: "Https", port: 443 }],
            targetFqdns: ["api.payments.example.com"],
          },
        ],
      },
      {
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        name: "platform",
        priority: 200,
        action: { type: "Allow" },
        rules: [
          {
            ruleType: "NetworkRule",
            name: "logs",
            description: "Logs and metrics are delivered.",
            sourceAddresses: ["10.0.0.0/8"],
            destinationAddresses: ["AzureMonitor"],
            destinationPorts: ["443"],
            ipProtocols: ["TCP"],
          },
        ],
      },
    ],
  });
  const firewall = new AzureFirewall("firewall", {
    resourceGroupName,
    azureFirewallName: "afw-hub",
    sku: { name: "AZFW_VNet", tier: "Premium" },
    // The mode stands in the policy.
    firewallPolicy: { id: policy.id },
    ipConfigurations: [
      { name: "hub", subnet: subnet("AzureFirewallSubnet"), publicIPAddress: { id: address("firewall").id } },
    ],
    zones: ["1", "2", "3"],
  });
  logged("firewall", firewall.id);
  const bastion = new BastionHost("bastion", {
    resourceGroupName,
    bastionHostName: "bas-hub",
    sku: { name: "Premium" },
    enableTunneling: true,
    enableSessionRecording: false,
    enableShareableLink: false,
    disableCopyPaste: true,
    ipConfigurations: [
      { name: "hub", subnet: subnet("AzureBastionSubnet"), publicIPAddress: { id: address("bastion").id } },
    ],
    zones: ["1", "2", "3"],
  });
  logged("bastion", bastion.id);
}

export const hubNetwork: Neighbour = {
  name: "hub-network",
  cloud: "azure",
  what: "The hub of a network: firewall, bastion and a way out, in subnets of which three take no security group.",
  program,
};
