import { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import {
  FlowLog,
  LoadBalancer,
  NatGateway,
  NetworkSecurityGroup,
  PublicIPAddress,
  Subnet,
  VirtualNetwork,
  VirtualNetworkPeering,
} from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, diskEncryptionSet, hub, logged, subscription } from "./landing-zone";

const group = "rg-tax";
const network = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network`;
const balancer = `${network}/loadBalancers/lb-tax`;

class Fleet extends pulumi.ComponentResource {
  constructor(name: string, subnet: Subnet, options?: pulumi.ComponentResourceOptions) {
    super("tax:compute:Fleet", name, {}, options);
    const identity = new UserAssignedIdentity(
      name,
      { resourceGroupName: group, resourceName: "id-tax" },
      { parent: this },
    );
    const front = new LoadBalancer(
      name,
      {
        resourceGroupName: group,
        loadBalancerName: "lb-tax",
        sku: { name: "Standard" },
        frontendIPConfigurations: [
          { name: "inside", subnet: { id: subnet.id }, privateIPAddress: "10.60.1.10", zones: ["1", "2", "3"] },
        ],
        backendAddressPools: [{ name: "fleet" }],
        probes: [{ name: "health", protocol: "Https", port: 8443, requestPath: "/healthz", intervalInSeconds: 5 }],
        loadBalancingRules: [
          {
            name: "https",
            protocol: "Tcp",
            frontendPort: 443,
            backendPort: 8443,
            frontendIPConfiguration: { id: `${balancer}/frontendIPConfigurations/inside` },
            backendAddressPool: { id: `${balancer}/backendAddressPools/fleet` },
            probe: { id: `${balancer}/probes/health` },
            disableOutboundSnat: true,
          },
        ],
      },
      { parent: this },
    );
    logged("balancer", front.id);
    new VirtualMachineScaleSet(
      name,
      {
        resourceGroupName: group,
        vmScaleSetName: "vmss-tax",
        orchestrationMode: "Flexible",
        platformFaultDomainCount: 1,
        zones: ["1", "2", "3"],
        sku: { name: "Standard_D4as_v5", tier: "Standard", capacity: 3 },
        identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
        automaticRepairsPolicy: { enabled: true, gracePeriod: "PT20M" },
        virtualMachineProfile: {
          osProfile: {
            computerNamePrefix: "tax",
            adminUsername: "ops",
            linuxConfiguration: {
              disablePasswordAuthentication: true,
              ssh: {
                publicKeys: [
                  { path: "/home/ops/.ssh/authorized_keys", keyData: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKnownOnly" },
                ],
              },
              patchSettings: { patchMode: "AutomaticByPlatform", assessmentMode: "AutomaticByPlatform" },
            },
          },
          securityProfile: {
            encryptionAtHost: true,
            securityType: "TrustedLaunch",
            uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
          },
          storageProfile: {
            imageReference: {
              publisher: "Canonical",
              offer: "ubuntu-24_04-lts",
              sku: "server",
              version: "24.04.202611050",
            },
            osDisk: {
              createOption: "FromImage",
              caching: "ReadWrite",
              managedDisk: { storageAccountType: "Premium_LRS", diskEncryptionSet: { id: diskEncryptionSet } },
            },
          },
          networkProfile: {
            networkApiVersion: "2022-11-01",
            networkInterfaceConfigurations: [
              {
                name: "nic",
                primary: true,
                ipConfigurations: [
                  {
                    name: "inside",
                    primary: true,
                    subnet: { id: subnet.id },
                    loadBalancerBackendAddressPools: [{ id: `${balancer}/backendAddressPools/fleet` }],
                  },
                ],
              },
            ],
          },
          extensionProfile: {
            extensions: [
              {
                name: "health",
                publisher: "Microsoft.ManagedServices",
                type: "ApplicationHealthLinux",
                typeHandlerVersion: "2.0",
                autoUpgradeMinorVersion: true,
                enableAutomaticUpgrade: true,
                settings: { protocol: "https", port: 8443, requestPath: "/healthz" },
              },
            ],
          },
        },
      },
      { parent: this, dependsOn: [front] },
    );
    this.registerOutputs();
  }
}

const everything = { sourcePortRange: "*", destinationPortRange: "*", protocol: "*" } as const;

async function program(): Promise<void> {
  const security = new NetworkSecurityGroup("fleet", {
    resourceGroupName: group,
    networkSecurityGroupName: "nsg-tax",
    securityRules: [
      {
        name: "callers",
        description: "Services of the other spokes ask for tax.",
        direction: "Inbound",
        access: "Allow",
        priority: 100,
        protocol: "Tcp",
        sourceAddressPrefix: "VirtualNetwork",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "8443",
      },
      {
        name: "probes",
        description: "Of the balancer.",
        direction: "Inbound",
        access: "Allow",
        priority: 110,
        ...everything,
        sourceAddressPrefix: "AzureLoadBalancer",
        destinationAddressPrefix: "*",
      },
      {
        name: "none-in",
        direction: "Inbound",
        access: "Deny",
        priority: 4000,
        ...everything,
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "*",
      },
      {
        name: "rates",
        description: "Tax rates are read from the authority.",
        direction: "Outbound",
        access: "Allow",
        priority: 100,
        protocol: "Tcp",
        sourceAddressPrefix: "10.60.1.0/24",
        sourcePortRange: "*",
        destinationAddressPrefix: "198.51.100.17/32",
        destinationPortRange: "443",
      },
      {
        name: "tokens",
        description: "Of the directory.",
        direction: "Outbound",
        access: "Allow",
        priority: 110,
        protocol: "Tcp",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "AzureActiveDirectory",
        destinationPortRange: "443",
      },
      {
        name: "logs",
        description: "To the workspace.",
        direction: "Outbound",
        access: "Allow",
        priority: 120,
        protocol: "Tcp",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "AzureMonitor",
        destinationPortRange: "443",
      },
      {
        name: "packages",
        description: "From the mirror in the hub.",
        direction: "Outbound",
        access: "Allow",
        priority: 130,
        protocol: "Tcp",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "10.0.6.4/32",
        destinationPortRange: "443",
      },
      {
        name: "none-out",
        direction: "Outbound",
        access: "Deny",
        priority: 4000,
        ...everything,
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "*",
      },
    ],
  });
  const spoke = new VirtualNetwork("spoke", {
    resourceGroupName: group,
    virtualNetworkName: "vnet-tax",
    addressSpace: { addressPrefixes: ["10.60.0.0/20"] },
    encryption: { enabled: true, enforcement: "AllowUnencrypted" },
  });
  new VirtualNetworkPeering("hub", {
    resourceGroupName: group,
    virtualNetworkName: spoke.name,
    virtualNetworkPeeringName: "to-hub",
    remoteVirtualNetwork: { id: hub },
    allowForwardedTraffic: true,
  });
  new FlowLog("flows", {
    resourceGroupName: "NetworkWatcherRG",
    networkWatcherName: "NetworkWatcher_germanywestcentral",
    targetResourceId: `${network}/virtualNetworks/vnet-tax`,
    storageId: archive,
    enabled: true,
  });
  // An address to go out by; nothing listens on it.
  const address = new PublicIPAddress("out", {
    resourceGroupName: group,
    publicIpAddressName: "pip-out",
    sku: { name: "StandardV2" },
    publicIPAllocationMethod: "Static",
    zones: ["1", "2", "3"],
  });
  const out = new NatGateway("out", {
    resourceGroupName: group,
    natGatewayName: "ng-tax",
    sku: { name: "StandardV2" },
    publicIpAddresses: [{ id: address.id }],
    zones: ["1", "2", "3"],
  });
  const subnet = new Subnet("fleet", {
    resourceGroupName: group,
    virtualNetworkName: spoke.name,
    subnetName: "fleet",
    addressPrefix: "10.60.1.0/24",
    networkSecurityGroup: { id: security.id },
    natGateway: { id: out.id },
    defaultOutboundAccess: false,
  });
  new Fleet("tax", subnet);
}

export const internalService: Neighbour = {
  name: "internal-service",
  cloud: "azure",
  what: "A Flexible scale set behind an internal balancer in a spoke: no public entry, so no firewall for web requests either.",
  program,
};
