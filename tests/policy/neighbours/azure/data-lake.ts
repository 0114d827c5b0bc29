import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { PrivateDnsZoneGroup, PrivateEndpoint } from "@pulumi/azure-native/network";
import { BlobContainer, BlobServiceProperties, ManagementPolicy, StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, builtIn, keyUser, keyVaultUri, privateZone, workspace } from "./landing-zone";

const resourceGroupName = "rg-lake";
/** As the portal of the network's owners shows it: case means nothing in an id. */
const endpointsSubnet =
  "/subscriptions/00000000-0000-4000-8000-000000000000/resourcegroups/rg-data-network/providers/microsoft.network/virtualNetworks/vnet-data/subnets/snet-endpoints";

/** Raw, cleaned and ready data; people get to it only through the engines that are given these identities. */
const zones = ["bronze", "silver", "gold"] as const;

async function program() {
  const lake = new StorageAccount(
    "lake",
    {
      resourceGroupName,
      location: "francecentral",
      accountName: "stlakeprod",
      kind: "StorageV2",
      sku: { name: "Standard_GZRS" },
      isHnsEnabled: true,
      isSftpEnabled: false,
      isLocalUserEnabled: false,
      enableNfsV3: false,
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      publicNetworkAccess: "Disabled",
      networkRuleSet: { defaultAction: "Deny", bypass: "None" },
      identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        keyVaultProperties: { keyName: "lake", keyVaultUri },
        encryptionIdentity: { encryptionUserAssignedIdentity: keyUser },
        requireInfrastructureEncryption: true,
        services: { blob: { enabled: true }, file: { enabled: true } },
      },
    },
    { protect: true },
  );
  const { name: accountName } = lake;
  // An account with directories keeps no versions: what is deleted can be had back for a while.
  new BlobServiceProperties("lake", {
    resourceGroupName,
    accountName,
    blobServicesName: "default",
    deleteRetentionPolicy: { enabled: true, days: 30 },
    containerDeleteRetentionPolicy: { enabled: true, days: 30 },
  });
  const engine = new UserAssignedIdentity("engine", { resourceGroupName, resourceName: "id-lake-engine" });
  for (const zone of zones) {
    const container = new BlobContainer(zone, {
      resourceGroupName,
      accountName,
      containerName: zone,
      publicAccess: "None",
    });
    new RoleAssignment(`engine-${zone}`, {
      principalId: engine.principalId,
      principalType: "ServicePrincipal",
      roleDefinitionId: builtIn("blobDataContributor"),
      scope: container.id,
      description: "The engine reads and writes the lake.",
    });
  }
  new ManagementPolicy("ages", {
    resourceGroupName,
    accountName,
    managementPolicyName: "default",
    policy: {
      rules: [
        {
          name: "raw",
          type: "Lifecycle",
          enabled: true,
          definition: {
            filters: { blobTypes: ["blockBlob"], prefixMatch: ["bronze/"] },
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: 30 },
                delete: { daysAfterModificationGreaterThan: 90 },
              },
            },
          },
        },
      ],
    },
  });
  for (const service of ["blob", "dfs"]) {
    new PrivateEndpoint(service, {
      resourceGroupName,
      location: "francecentral",
      privateEndpointName: `pe-lake-${service}`,
      subnet: { id: endpointsSubnet },
      privateLinkServiceConnections: [{ name: service, groupIds: [service], privateLinkServiceId: lake.id }],
    });
    new PrivateDnsZoneGroup(service, {
      resourceGroupName,
      privateEndpointName: `pe-lake-${service}`,
      privateDnsZoneGroupName: "default",
      privateDnsZoneConfigs: [
        { name: service, privateDnsZoneId: privateZone(`privatelink.${service}.core.windows.net`) },
      ],
    });
  }
  new DiagnosticSetting("lake", {
    name: "audit",
    resourceUri: pulumi.interpolate`${lake.id}/blobServices/default`,
    workspaceId: workspace,
    storageAccountId: archive,
    logs: ["StorageRead", "StorageWrite", "StorageDelete"].map((category) => ({ category, enabled: true })),
    metrics: [{ category: "Transaction", enabled: true }],
  });
  return { lake: lake.id };
}

export const dataLake: Neighbour = {
  name: "data-lake",
  cloud: "azure",
  what: "A Data Lake account with directories, under a customer key, reached through private endpoints in a network of another project.",
  program,
};
