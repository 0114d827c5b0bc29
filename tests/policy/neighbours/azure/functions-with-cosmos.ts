import { RoleAssignment } from "@pulumi/azure-native/authorization";
import {
  DatabaseAccount,
  SqlResourceSqlContainer,
  SqlResourceSqlDatabase,
  SqlResourceSqlRoleAssignment,
} from "@pulumi/azure-native/cosmosdb";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import {
  NetworkSecurityPerimeter,
  NetworkSecurityPerimeterAssociation,
  NetworkSecurityPerimeterProfile,
  PrivateDnsZoneGroup,
  PrivateEndpoint,
} from "@pulumi/azure-native/network";
import { StorageAccount } from "@pulumi/azure-native/storage";
import { AppServicePlan, WebApp } from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { builtIn, keyUri, keyUser, keyVaultUri, logged, privateZone, subscription, workspace } from "./landing-zone";

const resourceGroupName = "rg-wishlist";
const location = "swedencentral";
const tags = { owner: "wishlist", "pci-scope": "connected" };
const subnets = `/subscriptions/${subscription}/resourceGroups/rg-spoke/providers/Microsoft.Network/virtualNetworks/vnet-spoke/subnets`;

async function program(): Promise<void> {
  const identity = new UserAssignedIdentity("wishlist", {
    resourceGroupName,
    location,
    resourceName: "id-wishlist",
    tags,
  });

  const cosmos = new DatabaseAccount(
    "wishlist",
    {
      resourceGroupName,
      location,
      accountName: "cosmos-wishlist",
      kind: "GlobalDocumentDB",
      databaseAccountOfferType: "Standard",
      locations: [
        { locationName: "swedencentral", failoverPriority: 0, isZoneRedundant: true },
        { locationName: "germanywestcentral", failoverPriority: 1, isZoneRedundant: true },
      ],
      consistencyPolicy: { defaultConsistencyLevel: "Session" },
      enableAutomaticFailover: true,
      disableLocalAuth: true,
      disableKeyBasedMetadataWriteAccess: true,
      minimalTlsVersion: "Tls12",
      publicNetworkAccess: "SecuredByPerimeter",
      networkAclBypass: "None",
      identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
      defaultIdentity: `UserAssignedIdentity=${keyUser}`,
      keyVaultKeyUri: keyUri("wishlist"),
      backupPolicy: { type: "Continuous", continuousModeProperties: { tier: "Continuous30Days" } },
      tags,
    },
    { protect: true },
  );
  logged("cosmos", cosmos.id);
  const perimeter = new NetworkSecurityPerimeter("stores", {
    resourceGroupName,
    location,
    networkSecurityPerimeterName: "nsp-wishlist",
    tags,
  });
  const profile = new NetworkSecurityPerimeterProfile("stores", {
    resourceGroupName,
    networkSecurityPerimeterName: perimeter.name,
    profileName: "closed",
  });
  new NetworkSecurityPerimeterAssociation("cosmos", {
    resourceGroupName,
    networkSecurityPerimeterName: perimeter.name,
    associationName: "cosmos",
    accessMode: "Enforced",
    privateLinkResource: { id: cosmos.id },
    profile: { id: profile.id },
  });
  const database = new SqlResourceSqlDatabase("shop", {
    resourceGroupName,
    accountName: cosmos.name,
    databaseName: "shop",
    resource: { id: "shop" },
  });
  new SqlResourceSqlContainer("wishes", {
    resourceGroupName,
    accountName: cosmos.name,
    databaseName: database.name,
    containerName: "wishes",
    resource: { id: "wishes", partitionKey: { paths: ["/customer"], kind: "Hash" } },
    options: { autoscaleSettings: { maxThroughput: 4000 } },
  });
  // The data plane has roles of its own: this one is its built-in contributor of data.
  new SqlResourceSqlRoleAssignment("wishlist", {
    resourceGroupName,
    accountName: cosmos.name,
    roleAssignmentId: "0d8f5b1c-7e6a-4d3b-9c2f-1a0b9c8d7e6f",
    principalId: identity.principalId,
    roleDefinitionId: pulumi.interpolate`${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
    scope: pulumi.interpolate`${cosmos.id}/dbs/shop`,
  });

  const host = new StorageAccount("host", {
    resourceGroupName,
    location,
    accountName: "stwishlisthost",
    kind: "StorageV2",
    sku: { name: "Standard_ZRS" },
    minimumTlsVersion: "TLS1_2",
    enableHttpsTrafficOnly: true,
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    publicNetworkAccess: "Disabled",
    networkRuleSet: { defaultAction: "Deny", bypass: "None" },
    identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
    encryption: {
      keySource: "Microsoft.Keyvault",
      keyVaultProperties: { keyName: "functions", keyVaultUri },
      encryptionIdentity: { encryptionUserAssignedIdentity: keyUser },
    },
    tags,
  });
  new DiagnosticSetting("host", {
    name: "blobs",
    resourceUri: pulumi.interpolate`${host.id}/blobServices/default`,
    workspaceId: workspace,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  new RoleAssignment("host", {
    principalId: identity.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("blobDataOwner"),
    scope: host.id,
    description: "The runtime keeps its leases and its packages there.",
  });
  const plan = new AppServicePlan("plan", {
    resourceGroupName,
    location,
    name: "asp-wishlist",
    kind: "functionapp",
    reserved: true,
    sku: { name: "FC1", tier: "FlexConsumption" },
    zoneRedundant: true,
    tags,
  });
  const functions = new WebApp("wishlist", {
    resourceGroupName,
    location,
    name: "func-wishlist",
    kind: "functionapp,linux",
    serverFarmId: plan.id,
    httpsOnly: true,
    publicNetworkAccess: "Disabled",
    clientCertEnabled: false,
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    virtualNetworkSubnetId: `${subnets}/functions`,
    functionAppConfig: {
      runtime: { name: "node", version: "22" },
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 100 },
      deployment: {
        storage: {
          type: "blobContainer",
          value: "https://stwishlisthost.blob.core.windows.net/packages",
          authentication: { type: "UserAssignedIdentity", userAssignedIdentityResourceId: identity.id },
        },
      },
    },
    siteConfig: {
      minTlsVersion: "1.3",
      scmMinTlsVersion: "1.2",
      ftpsState: "Disabled",
      appSettings: [
        { name: "AzureWebJobsStorage__accountName", value: "stwishlisthost" },
        { name: "AzureWebJobsStorage__credential", value: "managedidentity" },
        { name: "AzureWebJobsStorage__clientId", value: identity.clientId },
        { name: "Cosmos__accountEndpoint", value: cosmos.documentEndpoint },
        // A reference, not the secret.
        {
          name: "MailerKey",
          value: "@Microsoft.KeyVault(SecretUri=https://kv-wishlist.vault.azure.net/secrets/mailer-key)",
        },
      ],
    },
    tags,
  });
  logged("functions", functions.id);

  const endpoint = (name: string, target: pulumi.Input<string>, groupId: string, zone: string) => {
    const made = new PrivateEndpoint(name, {
      resourceGroupName,
      location,
      privateEndpointName: `pe-${name}`,
      subnet: { id: `${subnets}/endpoints` },
      privateLinkServiceConnections: [{ name: groupId, groupIds: [groupId], privateLinkServiceId: target }],
      tags,
    });
    new PrivateDnsZoneGroup(name, {
      resourceGroupName,
      privateEndpointName: made.name,
      privateDnsZoneGroupName: "default",
      privateDnsZoneConfigs: [{ name: groupId, privateDnsZoneId: privateZone(zone) }],
    });
  };
  endpoint("cosmos", cosmos.id, "Sql", "privatelink.documents.azure.com");
  endpoint("functions", functions.id, "sites", "privatelink.azurewebsites.net");
  endpoint("host", host.id, "blob", "privatelink.blob.core.windows.net");
}

export const functionsWithCosmos: Neighbour = {
  name: "functions-with-cosmos",
  cloud: "azure",
  what: "Functions without a public side over Cosmos DB inside a security perimeter, in a network of another project.",
  program,
};
