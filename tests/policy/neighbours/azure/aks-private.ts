import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { Registry } from "@pulumi/azure-native/containerregistry";
import { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { PrivateDnsZoneGroup, PrivateEndpoint } from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type { Neighbour } from "../neighbour";
import {
  builtIn,
  diskEncryptionSet,
  keyUri,
  keyUser,
  keyVault,
  keyVersion,
  logged,
  privateZone,
  subscription,
  tenant,
  workspace,
} from "./landing-zone";

const network = `/subscriptions/${subscription}/resourceGroups/rg-spoke/providers/Microsoft.Network/virtualNetworks/vnet-spoke`;

async function program(): Promise<void> {
  const group = new ResourceGroup("platform", { resourceGroupName: "rg-platform", location: "westus3" });
  const inGroup = { resourceGroupName: group.name, location: group.location };

  const registry = new Registry("images", {
    ...inGroup,
    registryName: "acrplatformprod",
    sku: { name: "Premium" },
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    dataEndpointEnabled: true,
    zoneRedundancy: "Enabled",
    publicNetworkAccess: "Disabled",
    networkRuleBypassOptions: "AzureServices",
    networkRuleSet: { defaultAction: "Deny" },
    identity: { type: "UserAssigned", userAssignedIdentities: { [keyUser]: {} } },
    encryption: { status: "enabled", keyVaultProperties: { identity: keyUser, keyIdentifier: keyUri("images") } },
    policies: {
      exportPolicy: { status: "disabled" },
      retentionPolicy: { status: "enabled", days: 30 },
    },
  });
  logged("images", registry.id);
  const endpoint = new PrivateEndpoint("images", {
    ...inGroup,
    privateEndpointName: "pe-images",
    subnet: { id: `${network}/subnets/endpoints` },
    privateLinkServiceConnections: [{ name: "images", groupIds: ["registry"], privateLinkServiceId: registry.id }],
  });
  new PrivateDnsZoneGroup("images", {
    resourceGroupName: group.name,
    privateEndpointName: endpoint.name,
    privateDnsZoneGroupName: "default",
    privateDnsZoneConfigs: [{ name: "images", privateDnsZoneId: privateZone("privatelink.azurecr.io") }],
  });

  const control = new UserAssignedIdentity("control", { ...inGroup, resourceName: "id-aks-control" });
  const nodes = new UserAssignedIdentity("nodes", { ...inGroup, resourceName: "id-aks-nodes" });
  const rights = [
    ...["control", "nodes"].map(
      (subnet) =>
        new RoleAssignment(`control-in-${subnet}`, {
          principalId: control.principalId,
          principalType: "ServicePrincipal",
          roleDefinitionId: builtIn("networkContributor"),
          scope: `${network}/subnets/${subnet}`,
        }),
    ),
    new RoleAssignment("nodes-pull", {
      principalId: nodes.principalId,
      principalType: "ServicePrincipal",
      roleDefinitionId: builtIn("acrPull"),
      scope: registry.id,
    }),
  ];
  const pool = {
    type: "VirtualMachineScaleSets",
    osType: "Linux",
    osSKU: "AzureLinux",
    vnetSubnetID: `${network}/subnets/nodes`,
    availabilityZones: ["1", "2", "3"],
    enableAutoScaling: true,
    enableEncryptionAtHost: true,
    enableNodePublicIP: false,
    enableFIPS: true,
  };
  const cluster = new ManagedCluster(
    "platform",
    {
      ...inGroup,
      resourceName: "aks-platform",
      dnsPrefix: "platform",
      sku: { name: "Base", tier: "Standard" },
      kubernetesVersion: "1.33",
      enableRBAC: true,
      disableLocalAccounts: true,
      aadProfile: {
        managed: true,
        enableAzureRBAC: true,
        tenantID: tenant,
        adminGroupObjectIDs: ["4b3a2918-0f7e-4d6c-8b5a-493827161504"],
      },
      apiServerAccessProfile: {
        enablePrivateCluster: true,
        enablePrivateClusterPublicFQDN: false,
        disableRunCommand: true,
        privateDNSZone: "system",
        // Without it the control plane does not reach a vault that is closed to the public.
        enableVnetIntegration: true,
        subnetId: `${network}/subnets/control`,
      },
      publicNetworkAccess: "Disabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [control.id] },
      identityProfile: { kubeletidentity: { resourceId: nodes.id } },
      diskEncryptionSetID: diskEncryptionSet,
      networkProfile: {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        loadBalancerSku: "standard",
        // The spoke's route goes by the hub's firewall.
        outboundType: "userDefinedRouting",
      },
      agentPoolProfiles: [
        {
          ...pool,
          name: "system",
          mode: "System",
          vmSize: "Standard_D4ds_v5",
          osDiskType: "Ephemeral",
          count: 3,
          minCount: 3,
          maxCount: 6,
          nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
        },
        { ...pool, name: "shop", mode: "User", vmSize: "Standard_D8ds_v5", count: 3, minCount: 3, maxCount: 30 },
      ],
      autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
      oidcIssuerProfile: { enabled: true },
      securityProfile: {
        workloadIdentity: { enabled: true },
        imageCleaner: { enabled: true, intervalHours: 168 },
        azureKeyVaultKms: {
          enabled: true,
          keyId: `${keyUri("cluster-secrets")}/${keyVersion}`,
          keyVaultNetworkAccess: "Private",
          keyVaultResourceId: keyVault,
        },
        defender: { securityMonitoring: { enabled: true }, logAnalyticsWorkspaceResourceId: workspace },
      },
      addonProfiles: {
        azurepolicy: { enabled: true },
        azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
        omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspace, useAADAuth: "true" } },
      },
    },
    { dependsOn: rights },
  );
  logged("cluster", cluster.id);
}

export const aksPrivate: Neighbour = {
  name: "aks-private",
  cloud: "azure",
  what: "A private AKS cluster and its private registry in a spoke of another project, going out by the hub's firewall.",
  program,
};
