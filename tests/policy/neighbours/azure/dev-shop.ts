import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { Key, Vault } from "@pulumi/azure-native/keyvault";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import {
  FlowLog,
  NetworkSecurityGroup,
  PrivateDnsZoneGroup,
  PrivateEndpoint,
  VirtualNetwork,
} from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import {
  Database,
  ExtendedServerBlobAuditingPolicy,
  Server,
  TransparentDataEncryption,
} from "@pulumi/azure-native/sql";
import { BlobServiceProperties, StorageAccount } from "@pulumi/azure-native/storage";
import { AppServicePlan, WebApp } from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, builtIn, logged, privateZone, tenant, workspace } from "./landing-zone";

const tags = { environment: "dev", owner: "shop-team", "pci-scope": "out", "data-classification": "made-up" };

const rule = { sourcePortRange: "*", sourceAddressPrefix: "*", destinationAddressPrefix: "*" };

async function program(): Promise<void> {
  const { name: resourceGroupName } = new ResourceGroup("dev", { resourceGroupName: "rg-shop-dev", tags });
  const security = new NetworkSecurityGroup("inside", {
    resourceGroupName,
    tags,
    securityRules: [
      {
        ...rule,
        name: "inside",
        description: "From the app to its stores.",
        priority: 100,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "10.99.1.0/27",
        destinationPortRanges: ["443", "1433"],
      },
      {
        ...rule,
        name: "rest",
        priority: 4096,
        direction: "Inbound",
        access: "Deny",
        protocol: "*",
        destinationPortRange: "*",
      },
      {
        ...rule,
        name: "inside-out",
        description: "To its stores.",
        priority: 100,
        direction: "Outbound",
        access: "Allow",
        protocol: "Tcp",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRanges: ["443", "1433"],
      },
      {
        ...rule,
        name: "rest-out",
        priority: 4096,
        direction: "Outbound",
        access: "Deny",
        protocol: "*",
        destinationPortRange: "*",
      },
    ],
  });
  const subnet = { networkSecurityGroup: { id: security.id }, defaultOutboundAccess: false };
  const network = new VirtualNetwork("dev", {
    resourceGroupName,
    virtualNetworkName: "vnet-shop-dev",
    addressSpace: { addressPrefixes: ["10.99.0.0/16"] },
    subnets: [
      {
        ...subnet,
        name: "app",
        addressPrefix: "10.99.1.0/27",
        delegations: [{ name: "plan", serviceName: "Microsoft.Web/serverFarms" }],
      },
      { ...subnet, name: "endpoints", addressPrefix: "10.99.2.0/27" },
    ],
    tags,
  });
  new FlowLog("flows", {
    resourceGroupName: "NetworkWatcherRG",
    networkWatcherName: "NetworkWatcher_westeurope",
    targetResourceId: network.id,
    storageId: archive,
    enabled: true,
  });

  const identity = new UserAssignedIdentity("stores", { resourceGroupName, resourceName: "id-shop-dev", tags });
  const vault = new Vault("keys", {
    resourceGroupName,
    vaultName: "kv-shop-dev",
    properties: {
      tenantId: tenant,
      sku: { family: "A", name: "premium" },
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 7,
      // No customer key is taken from a vault without it, in development either.
      enablePurgeProtection: true,
      publicNetworkAccess: "disabled",
      networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
    },
    tags,
  });
  logged("vault", vault.id);
  const key = (name: string) =>
    new Key(name, {
      resourceGroupName,
      vaultName: vault.name,
      keyName: name,
      properties: {
        kty: "RSA-HSM",
        keySize: 2048,
        rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }] },
      },
    });
  const [sqlKey, blobKey] = [key("sql"), key("blob")];
  const right = new RoleAssignment("stores", {
    principalId: identity.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("keyVaultCryptoServiceEncryptionUser"),
    scope: vault.id,
  });

  const server = new Server(
    "sql",
    {
      resourceGroupName,
      serverName: "sql-shop-dev",
      version: "12.0",
      minimalTlsVersion: "1.2",
      publicNetworkAccess: "Disabled",
      administrators: {
        administratorType: "ActiveDirectory",
        azureADOnlyAuthentication: true,
        principalType: "Group",
        login: "sg-shop-dev",
        sid: "2f1e0d9c-8b7a-4c5d-9e4f-3a2b1c0d9e8f",
        tenantId: tenant,
      },
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      primaryUserAssignedIdentityId: identity.id,
      // The key at birth, instead of a protector beside the server.
      keyId: sqlKey.keyUriWithVersion,
      tags,
    },
    { dependsOn: [right] },
  );
  const database = new Database("shop", {
    resourceGroupName,
    serverName: server.name,
    databaseName: "shop",
    sku: { name: "S0", tier: "Standard" },
    requestedBackupStorageRedundancy: "Local",
    tags,
  });
  new TransparentDataEncryption("shop", {
    resourceGroupName,
    serverName: server.name,
    databaseName: database.name,
    tdeName: "current",
    state: "Enabled",
  });
  new ExtendedServerBlobAuditingPolicy("sql", {
    resourceGroupName,
    serverName: server.name,
    blobAuditingPolicyName: "default",
    state: "Enabled",
    isAzureMonitorTargetEnabled: true,
  });
  new DiagnosticSetting("sql-audit", {
    name: "audit",
    resourceUri: pulumi.interpolate`${server.id}/databases/master`,
    workspaceId: workspace,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });

  const store = new StorageAccount(
    "assets",
    {
      resourceGroupName,
      accountName: "stshopdevassets",
      kind: "StorageV2",
      sku: { name: "Standard_LRS" },
      accessTier: "Hot",
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      publicNetworkAccess: "Disabled",
      networkRuleSet: { defaultAction: "Deny" },
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        keyVaultProperties: { keyName: blobKey.name, keyVaultUri: vault.properties.apply(({ vaultUri }) => vaultUri) },
        encryptionIdentity: { encryptionUserAssignedIdentity: identity.id },
      },
      tags,
    },
    { dependsOn: [right] },
  );
  new BlobServiceProperties("assets", {
    resourceGroupName,
    accountName: store.name,
    blobServicesName: "default",
    deleteRetentionPolicy: { enabled: true, days: 7 },
  });
  new DiagnosticSetting("assets", {
    name: "blobs",
    resourceUri: pulumi.concat(store.id, "/blobServices/default"),
    workspaceId: workspace,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });
  for (const [name, id, zone] of [
    ["sqlServer", server.id, "privatelink.database.windows.net"],
    ["blob", store.id, "privatelink.blob.core.windows.net"],
    ["vault", vault.id, "privatelink.vaultcore.azure.net"],
  ] as const) {
    const endpoint = new PrivateEndpoint(name, {
      resourceGroupName,
      privateEndpointName: `pe-${name.toLowerCase()}`,
      subnet: { id: pulumi.interpolate`${network.id}/subnets/endpoints` },
      privateLinkServiceConnections: [{ name, groupIds: [name], privateLinkServiceId: id }],
      tags,
    });
    new PrivateDnsZoneGroup(name, {
      resourceGroupName,
      privateEndpointName: endpoint.name,
      privateDnsZoneConfigs: [{ name, privateDnsZoneId: privateZone(zone) }],
    });
  }

  const plan = new AppServicePlan("dev", {
    resourceGroupName,
    kind: "linux",
    reserved: true,
    sku: { name: "B1", tier: "Basic" },
    tags,
  });
  const app = new WebApp("shop", {
    resourceGroupName,
    name: "app-shop-dev",
    kind: "app,linux",
    serverFarmId: plan.id,
    httpsOnly: true,
    identity: { type: "SystemAssigned" },
    virtualNetworkSubnetId: pulumi.interpolate`${network.id}/subnets/app`,
    publicNetworkAccess: "Enabled",
    siteConfig: {
      linuxFxVersion: "NODE|22-lts",
      minTlsVersion: "1.2",
      scmMinTlsVersion: "1.2",
      ftpsState: "Disabled",
      vnetRouteAllEnabled: true,
      // The office, and nobody else.
      ipSecurityRestrictionsDefaultAction: "Deny",
      ipSecurityRestrictions: [{ name: "office", priority: 100, action: "Allow", ipAddress: "203.0.113.0/28" }],
      scmIpSecurityRestrictionsUseMain: true,
    },
    tags,
  });
  logged("app", app.id);
}

export const devShop: Neighbour = {
  name: "dev-shop",
  cloud: "azure",
  what: "A small shop for developers: a Basic plan, SQL without copies, one zone, nothing protected, and open to the office alone.",
  program,
};
