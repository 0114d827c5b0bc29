import { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import {
  ApplicationGateway,
  FlowLog,
  NetworkSecurityGroup,
  PublicIPAddress,
  RouteTable,
  VirtualNetwork,
  WebApplicationFirewallPolicy,
} from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, diskEncryptionSet, firewallAddress, logged, subscription } from "./landing-zone";

const group = "rg-store";
const provider = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network`;
const gatewayId = `${provider}/applicationGateways/agw-store`;
const part = (kind: string, name: string) => ({ id: `${gatewayId}/${kind}/${name}` });

type Ends = readonly [source: string, destination: string, port: string];

function rule(
  name: string,
  priority: number,
  [direction, access, protocol]: readonly ["Inbound" | "Outbound", "Allow" | "Deny", "Tcp" | "*"],
  [source, destination, port]: Ends,
) {
  return {
    name,
    description: name.replaceAll("-", " "),
    priority,
    direction,
    access,
    protocol,
    sourceAddressPrefix: source,
    sourcePortRange: "*",
    destinationAddressPrefix: destination,
    destinationPortRange: port,
  };
}

function networks() {
  const edge = new NetworkSecurityGroup("edge", {
    resourceGroupName: group,
    networkSecurityGroupName: "nsg-edge",
    securityRules: [
      rule("shoppers", 100, ["Inbound", "Allow", "Tcp"], ["Internet", "10.80.0.0/24", "443"]),
      // Answers with where HTTPS is, and with nothing else.
      rule("shoppers-without-tls", 110, ["Inbound", "Allow", "Tcp"], ["Internet", "10.80.0.0/24", "80"]),
      // Without these two the platform refuses the gateway.
      rule("platform-runs-the-gateway", 120, ["Inbound", "Allow", "Tcp"], ["GatewayManager", "*", "65200-65535"]),
      rule("platform-asks-for-health", 130, ["Inbound", "Allow", "*"], ["AzureLoadBalancer", "*", "*"]),
      rule("nobody-else", 4096, ["Inbound", "Deny", "*"], ["*", "*", "*"]),
      // The way out stays as it is: a gateway that can't reach the platform is refused as well.
    ],
  });
  const fleet = new NetworkSecurityGroup("fleet", {
    resourceGroupName: group,
    networkSecurityGroupName: "nsg-fleet",
    securityRules: [
      rule("gateway", 100, ["Inbound", "Allow", "Tcp"], ["10.80.0.0/24", "10.80.1.0/24", "443"]),
      rule("nobody-else", 4096, ["Inbound", "Deny", "*"], ["*", "*", "*"]),
      rule("stores", 100, ["Outbound", "Allow", "Tcp"], ["10.80.1.0/24", "VirtualNetwork", "443"]),
      rule("directory", 110, ["Outbound", "Allow", "Tcp"], ["*", "AzureActiveDirectory", "443"]),
      rule("nowhere-else", 4096, ["Outbound", "Deny", "*"], ["*", "*", "*"]),
    ],
  });
  const byFirewall = new RouteTable("fleet", {
    resourceGroupName: group,
    routeTableName: "rt-fleet",
    routes: [
      {
        name: "out",
        addressPrefix: "0.0.0.0/0",
        nextHopType: "VirtualAppliance",
        nextHopIpAddress: firewallAddress,
      },
    ],
  });
  const network = new VirtualNetwork("store", {
    resourceGroupName: group,
    virtualNetworkName: "vnet-store",
    addressSpace: { addressPrefixes: ["10.80.0.0/16"] },
    subnets: [
      {
        name: "edge",
        addressPrefix: "10.80.0.0/24",
        networkSecurityGroup: { id: edge.id },
        defaultOutboundAccess: false,
      },
      {
        name: "fleet",
        addressPrefix: "10.80.1.0/24",
        networkSecurityGroup: { id: fleet.id },
        routeTable: { id: byFirewall.id },
        defaultOutboundAccess: false,
      },
    ],
  });
  new FlowLog("flows", {
    resourceGroupName: "NetworkWatcherRG",
    networkWatcherName: "NetworkWatcher_japaneast",
    targetResourceId: network.id,
    storageId: archive,
    enabled: true,
  });
  const subnet = (name: string) => ({ id: pulumi.interpolate`${network.id}/subnets/${name}` });
  return { edge: subnet("edge"), fleet: subnet("fleet") };
}

function firewall(): WebApplicationFirewallPolicy {
  return new WebApplicationFirewallPolicy("firewall", {
    resourceGroupName: group,
    policyName: "waf-store",
    policySettings: { state: "Enabled", mode: "Prevention", requestBodyCheck: true, maxRequestBodySizeInKb: 128 },
    managedRules: {
      managedRuleSets: [
        {
          ruleSetType: "Microsoft_DefaultRuleSet",
          ruleSetVersion: "2.1",
          ruleGroupOverrides: [
            // One rule out of two hundred, which refused the names of shoppers.
            { ruleGroupName: "SQLI", rules: [{ ruleId: "942440", state: "Enabled", action: "Log" }] },
          ],
        },
        { ruleSetType: "Microsoft_BotManagerRuleSet", ruleSetVersion: "1.1" },
      ],
      exclusions: [
        { matchVariable: "RequestCookieNames", selectorMatchOperator: "StartsWith", selector: "__Host-basket" },
      ],
    },
    customRules: [
      {
        name: "WatchPartners",
        priority: 10,
        ruleType: "MatchRule",
        action: "Log",
        matchConditions: [
          {
            matchVariables: [{ variableName: "RequestUri" }],
            operator: "BeginsWith",
            matchValues: ["/partners/"],
          },
        ],
      },
    ],
  });
}

async function program(): Promise<void> {
  new ResourceGroup("store", { resourceGroupName: group, location: "japaneast" });
  const subnets = networks();
  const address = new PublicIPAddress("store", {
    resourceGroupName: group,
    publicIpAddressName: "pip-store",
    sku: { name: "Standard" },
    publicIPAllocationMethod: "Static",
    zones: ["1", "2", "3"],
  });
  const reader = new UserAssignedIdentity("certificate", { resourceGroupName: group, resourceName: "id-gateway" });
  const policy = firewall();
  const gateway = new ApplicationGateway("store", {
    resourceGroupName: group,
    applicationGatewayName: "agw-store",
    zones: ["1", "2", "3"],
    sku: { name: "WAF_v2", tier: "WAF_v2" },
    autoscaleConfiguration: { minCapacity: 2, maxCapacity: 20 },
    enableHttp2: true,
    firewallPolicy: { id: policy.id },
    identity: { type: "UserAssigned", userAssignedIdentities: [reader.id] },
    sslPolicy: { policyType: "Predefined", policyName: "AppGwSslPolicy20220101" },
    sslCertificates: [
      { name: "store", keyVaultSecretId: "https://kv-store.vault.azure.net/secrets/store-example-com" },
    ],
    gatewayIPConfigurations: [{ name: "edge", subnet: subnets.edge }],
    frontendIPConfigurations: [{ name: "public", publicIPAddress: { id: address.id } }],
    frontendPorts: [
      { name: "https", port: 443 },
      { name: "http", port: 80 },
    ],
    httpListeners: [
      {
        name: "https",
        protocol: "Https",
        frontendIPConfiguration: part("frontendIPConfigurations", "public"),
        frontendPort: part("frontendPorts", "https"),
        sslCertificate: part("sslCertificates", "store"),
        hostNames: ["store.example.com"],
      },
      {
        name: "http",
        protocol: "Http",
        frontendIPConfiguration: part("frontendIPConfigurations", "public"),
        frontendPort: part("frontendPorts", "http"),
      },
    ],
    redirectConfigurations: [
      {
        name: "to-https",
        redirectType: "Permanent",
        targetListener: part("httpListeners", "https"),
        includePath: true,
        includeQueryString: true,
      },
    ],
    backendAddressPools: [{ name: "fleet" }],
    backendHttpSettingsCollection: [
      {
        name: "https",
        protocol: "Https",
        port: 443,
        hostName: "origin.store.example.com",
        requestTimeout: 30,
        cookieBasedAffinity: "Disabled",
        probe: part("probes", "health"),
      },
    ],
    probes: [
      {
        name: "health",
        protocol: "Https",
        path: "/healthz",
        pickHostNameFromBackendHttpSettings: true,
        interval: 10,
        timeout: 5,
        unhealthyThreshold: 3,
      },
    ],
    requestRoutingRules: [
      {
        name: "https",
        ruleType: "Basic",
        priority: 10,
        httpListener: part("httpListeners", "https"),
        backendAddressPool: part("backendAddressPools", "fleet"),
        backendHttpSettings: part("backendHttpSettingsCollection", "https"),
      },
      {
        name: "http",
        ruleType: "Basic",
        priority: 20,
        httpListener: part("httpListeners", "http"),
        redirectConfiguration: part("redirectConfigurations", "to-https"),
      },
    ],
  });
  logged("gateway", gateway.id);
  logged("address", address.id);

  new VirtualMachineScaleSet("fleet", {
    resourceGroupName: group,
    vmScaleSetName: "vmss-store",
    orchestrationMode: "Uniform",
    overprovision: false,
    zones: ["1", "2", "3"],
    sku: { name: "Standard_D2ads_v5", tier: "Standard", capacity: 6 },
    identity: { type: "SystemAssigned" },
    upgradePolicy: {
      mode: "Rolling",
      automaticOSUpgradePolicy: { enableAutomaticOSUpgrade: true, disableAutomaticRollback: false },
    },
    virtualMachineProfile: {
      osProfile: {
        computerNamePrefix: "store",
        adminUsername: "store-ops",
        linuxConfiguration: {
          disablePasswordAuthentication: true,
          ssh: {
            publicKeys: [{ path: "/home/store-ops/.ssh/authorized_keys", keyData: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" }],
          },
        },
      },
      securityProfile: {
        securityType: "TrustedLaunch",
        uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
        encryptionAtHost: true,
      },
      storageProfile: {
        imageReference: {
          id: `/subscriptions/${subscription}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/images/images/store`,
        },
        osDisk: {
          createOption: "FromImage",
          managedDisk: { storageAccountType: "Premium_LRS", diskEncryptionSet: { id: diskEncryptionSet } },
        },
      },
      extensionProfile: {
        extensions: [
          {
            name: "health",
            publisher: "Microsoft.ManagedServices",
            type: "ApplicationHealthLinux",
            typeHandlerVersion: "2.0",
            autoUpgradeMinorVersion: true,
            settings: { protocol: "https", port: 443, requestPath: "/healthz" },
          },
        ],
      },
      networkProfile: {
        networkInterfaceConfigurations: [
          {
            name: "nic",
            primary: true,
            enableIPForwarding: false,
            ipConfigurations: [
              {
                name: "fleet",
                subnet: subnets.fleet,
                applicationGatewayBackendAddressPools: [part("backendAddressPools", "fleet")],
              },
            ],
          },
        ],
      },
    },
  });
}

export const gatewayWithFleet: Neighbour = {
  name: "gateway-with-fleet",
  cloud: "azure",
  what: "An Application Gateway with a firewall, open to the internet on 443 and, to send shoppers on, on 80, before a Uniform scale set.",
  program,
};
