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
  BackupShortTermRetentionPolicy,
  Database,
  EncryptionProtector,
  ExtendedServerBlobAuditingPolicy,
  Server,
  ServerKey,
  TransparentDataEncryption,
} from "@pulumi/azure-native/sql";
import { AppServicePlan, WebApp } from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, logged, privateZone, roles, tenant, workspace } from "./landing-zone";

/** Of the Front Door that another team runs: its requests carry this id. */
const frontDoorId = "b5d8a2f0-6c3e-4f7a-9d1b-2e4c6a8f0b1d";

async function program(): Promise<void> {
  const group = new ResourceGroup("orders", { resourceGroupName: "rg-orders-prod", location: "westeurope" });
  const inGroup = { resourceGroupName: group.name, location: group.location };

  const security = new NetworkSecurityGroup("subnets", {
    ...inGroup,
    securityRules: [
      {
        name: "sql-from-app",
        description: "The shop's app reads and writes orders.",
        priority: 200,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "10.20.1.0/26",
        sourcePortRange: "*",
        destinationAddressPrefix: "10.20.2.0/27",
        destinationPortRange: "1433",
      },
      {
        name: "nothing-else",
        description: "Everything that is not named above.",
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
        name: "within-out",
        description: "To the private endpoints.",
        priority: 200,
        direction: "Outbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "VirtualNetwork",
        sourcePortRange: "*",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRanges: ["443", "1433"],
      },
      {
        name: "directory-out",
        description: "Tokens and logs.",
        priority: 210,
        direction: "Outbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "AzureActiveDirectory",
        destinationPortRange: "443",
      },
      {
        name: "nothing-else-out",
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
  const network = new VirtualNetwork("network", {
    ...inGroup,
    virtualNetworkName: "vnet-orders",
    addressSpace: { addressPrefixes: ["10.20.0.0/16"] },
    subnets: [
      {
        name: "app",
        addressPrefix: "10.20.1.0/26",
        networkSecurityGroup: { id: security.id },
        defaultOutboundAccess: false,
        delegations: [{ name: "plan", serviceName: "Microsoft.Web/serverFarms" }],
      },
      {
        name: "endpoints",
        addressPrefix: "10.20.2.0/27",
        networkSecurityGroup: { id: security.id },
        defaultOutboundAccess: false,
        privateEndpointNetworkPolicies: "Enabled",
      },
    ],
  });
  const subnet = (name: string) => pulumi.interpolate`${network.id}/subnets/${name}`;
  new FlowLog("flows", {
    resourceGroupName: "NetworkWatcherRG",
    networkWatcherName: "NetworkWatcher_westeurope",
    location: "westeurope",
    targetResourceId: network.id,
    storageId: archive,
    enabled: true,
    format: { type: "JSON", version: 2 },
  });

  const identity = new UserAssignedIdentity("sql", { ...inGroup, resourceName: "id-orders-sql" });
  const vault = new Vault(
    "keys",
    {
      ...inGroup,
      vaultName: "kv-orders-prod",
      properties: {
        tenantId: tenant,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        enablePurgeProtection: true,
        publicNetworkAccess: "Disabled",
        networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
      },
    },
    { protect: true },
  );
  const key = new Key(
    "tde",
    {
      resourceGroupName: group.name,
      vaultName: vault.name,
      keyName: "orders-tde",
      properties: {
        kty: "RSA-HSM",
        keySize: 3072,
        rotationPolicy: {
          attributes: { expiryTime: "P18M" },
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }],
        },
      },
    },
    { protect: true },
  );
  const mayWrap = new RoleAssignment("sql-wraps", {
    principalId: identity.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles.keyVaultCryptoServiceEncryptionUser}`,
    scope: vault.id,
  });
  logged("vault", vault.id);

  const server = new Server(
    "server",
    {
      ...inGroup,
      serverName: "sql-orders-prod",
      version: "12.0",
      minimalTlsVersion: "1.2",
      publicNetworkAccess: "Disabled",
      restrictOutboundNetworkAccess: "Enabled",
      administrators: {
        administratorType: "ActiveDirectory",
        azureADOnlyAuthentication: true,
        principalType: "Group",
        login: "sg-orders-dba",
        sid: "8c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f",
        tenantId: tenant,
      },
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      primaryUserAssignedIdentityId: identity.id,
    },
    { protect: true, dependsOn: [mayWrap] },
  );
  const inServer = { resourceGroupName: group.name, serverName: server.name };
  const keyName = `kv-orders-prod_orders-tde_4387e9f3d6e14c459867679a90fd0f79`;
  const serverKey = new ServerKey("tde", {
    ...inServer,
    keyName,
    serverKeyType: "AzureKeyVault",
    uri: key.keyUriWithVersion,
  });
  new EncryptionProtector(
    "protector",
    {
      ...inServer,
      encryptionProtectorName: "current",
      serverKeyType: "AzureKeyVault",
      serverKeyName: keyName,
      autoRotationEnabled: true,
    },
    { dependsOn: [serverKey] },
  );
  const database = new Database(
    "orders",
    {
      ...inServer,
      location: group.location,
      databaseName: "orders",
      sku: { name: "GP_Gen5_4", tier: "GeneralPurpose" },
      zoneRedundant: true,
      requestedBackupStorageRedundancy: "GeoZone",
    },
    { protect: true },
  );
  new TransparentDataEncryption("orders", {
    ...inServer,
    databaseName: database.name,
    tdeName: "current",
    state: "Enabled",
  });
  new BackupShortTermRetentionPolicy("orders", {
    ...inServer,
    databaseName: database.name,
    policyName: "default",
    retentionDays: 35,
  });
  new ExtendedServerBlobAuditingPolicy("audit", {
    ...inServer,
    blobAuditingPolicyName: "default",
    state: "Enabled",
    isAzureMonitorTargetEnabled: true,
    auditActionsAndGroups: [
      "SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP",
      "FAILED_DATABASE_AUTHENTICATION_GROUP",
      "BATCH_COMPLETED_GROUP",
    ],
  });
  // The audit of all databases is handed over by the system's own one, which nobody registers.
  new DiagnosticSetting("audit", {
    name: "audit",
    resourceUri: pulumi.interpolate`${server.id}/databases/master`,
    workspaceId: workspace,
    storageAccountId: archive,
    logs: [{ category: "SQLSecurityAuditEvents", enabled: true }],
  });
  logged("orders", database.id);
  const endpoint = new PrivateEndpoint("sql", {
    ...inGroup,
    privateEndpointName: "pe-sql-orders",
    subnet: { id: subnet("endpoints") },
    privateLinkServiceConnections: [{ name: "sql", groupIds: ["sqlServer"], privateLinkServiceId: server.id }],
  });
  new PrivateDnsZoneGroup("sql", {
    resourceGroupName: group.name,
    privateEndpointName: endpoint.name,
    privateDnsZoneGroupName: "default",
    privateDnsZoneConfigs: [{ name: "sql", privateDnsZoneId: privateZone("privatelink.database.windows.net") }],
  });

  const plan = new AppServicePlan("plan", {
    ...inGroup,
    kind: "linux",
    reserved: true,
    sku: { name: "P1v3", tier: "PremiumV3", capacity: 3 },
    zoneRedundant: true,
  });
  const app = new WebApp("app", {
    ...inGroup,
    name: "app-orders-prod",
    kind: "app,linux",
    serverFarmId: plan.id,
    httpsOnly: true,
    clientAffinityEnabled: false,
    endToEndEncryptionEnabled: true,
    identity: { type: "SystemAssigned" },
    virtualNetworkSubnetId: subnet("app"),
    // Open to Front Door alone: the platform refuses everyone else before the app sees them.
    publicNetworkAccess: "Enabled",
    siteConfig: {
      linuxFxVersion: "DOTNETCORE|8.0",
      alwaysOn: true,
      http20Enabled: true,
      minTlsVersion: "1.2",
      scmMinTlsVersion: "1.2",
      ftpsState: "Disabled",
      remoteDebuggingEnabled: false,
      vnetRouteAllEnabled: true,
      healthCheckPath: "/healthz",
      ipSecurityRestrictionsDefaultAction: "Deny",
      ipSecurityRestrictions: [
        {
          name: "front-door",
          priority: 100,
          action: "Allow",
          tag: "ServiceTag",
          ipAddress: "AzureFrontDoor.Backend",
          headers: { "x-azure-fdid": [frontDoorId] },
        },
      ],
      scmIpSecurityRestrictionsDefaultAction: "Deny",
      appSettings: [
        {
          name: "Sql__ConnectionString",
          value: pulumi.interpolate`Server=${server.fullyQualifiedDomainName};Database=orders;Authentication=Active Directory Managed Identity;Encrypt=Strict`,
        },
        { name: "WEBSITE_HTTPLOGGING_RETENTION_DAYS", value: "90" },
      ],
    },
  });
  logged("app", app.id);
}

export const appServiceWithSql: Neighbour = {
  name: "app-service-with-sql",
  cloud: "azure",
  what: "A web app on a Premium plan that admits one Front Door of another team, over Azure SQL behind a private endpoint.",
  program,
};
