import { AdministratorsMicrosoftEntra, Configuration, Database, Server } from "@pulumi/azure-native/dbforpostgresql";
import { FlowLog, NetworkSecurityGroup, SecurityRule, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import { PrivateZone, VirtualNetworkLink } from "@pulumi/azure-native/privatedns";
import type * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, keyUri, keyUser, keyVersion, logged, subscription, tenant } from "./landing-zone";

const resourceGroupName = "rg-catalogue-data";
const location = "canadacentral";
const network = `/subscriptions/${subscription}/resourceGroups/${resourceGroupName}/providers/Microsoft.Network`;
const zone = "catalogue.private.postgres.database.azure.com";

/** Set as it should be, and said so: a server's own defaults change with its version. */
const parameters = {
  require_secure_transport: "on",
  ssl_min_protocol_version: "TLSv1.2",
  shared_preload_libraries: "pgaudit,pg_stat_statements",
  "pgaudit.log": "ddl,role,write",
  log_connections: "on",
  log_disconnections: "on",
};

/** The database and its network, from plain values alone: every id is written out. */
async function program(): Promise<void> {
  const security = new NetworkSecurityGroup("data", {
    resourceGroupName,
    location,
    networkSecurityGroupName: "nsg-data",
  });
  const rules = [
    {
      name: "app-in",
      direction: "Inbound",
      priority: 100,
      access: "Allow",
      source: "10.70.1.0/24",
      target: "10.70.2.0/28",
      port: "5432",
    },
    {
      name: "standby-in",
      direction: "Inbound",
      priority: 110,
      access: "Allow",
      source: "10.70.2.0/28",
      target: "10.70.2.0/28",
      port: "5432",
    },
    { name: "rest-in", direction: "Inbound", priority: 4096, access: "Deny", source: "*", target: "*", port: "*" },
    {
      name: "standby-out",
      direction: "Outbound",
      priority: 100,
      access: "Allow",
      source: "10.70.2.0/28",
      target: "10.70.2.0/28",
      port: "5432",
    },
    {
      name: "journal-out",
      direction: "Outbound",
      priority: 110,
      access: "Allow",
      source: "10.70.2.0/28",
      target: "Storage.CanadaCentral",
      port: "443",
    },
    {
      name: "directory-out",
      direction: "Outbound",
      priority: 120,
      access: "Allow",
      source: "10.70.2.0/28",
      target: "AzureActiveDirectory",
      port: "443",
    },
    { name: "rest-out", direction: "Outbound", priority: 4096, access: "Deny", source: "*", target: "*", port: "*" },
  ];
  for (const { name, source, target, port, ...rest } of rules) {
    new SecurityRule(
      name,
      {
        ...rest,
        resourceGroupName,
        networkSecurityGroupName: "nsg-data",
        securityRuleName: name,
        description: `The catalogue's database: ${name}.`,
        protocol: rest.access === "Deny" ? "*" : "Tcp",
        sourceAddressPrefixes: source === "*" ? undefined : [source],
        sourceAddressPrefix: source === "*" ? "*" : undefined,
        sourcePortRange: "*",
        destinationAddressPrefix: target,
        destinationPortRange: port,
      },
      { dependsOn: [security] },
    );
  }
  const spoke = new VirtualNetwork("catalogue", {
    resourceGroupName,
    location,
    virtualNetworkName: "vnet-catalogue",
    addressSpace: { addressPrefixes: ["10.70.0.0/16"] },
  });
  const subnet = new Subnet(
    "data",
    {
      resourceGroupName,
      virtualNetworkName: "vnet-catalogue",
      subnetName: "data",
      addressPrefixes: ["10.70.2.0/28"],
      networkSecurityGroup: { id: `${network}/networkSecurityGroups/nsg-data` },
      defaultOutboundAccess: false,
      delegations: [{ name: "servers", serviceName: "Microsoft.DBforPostgreSQL/flexibleServers" }],
    },
    { dependsOn: [spoke, security] },
  );
  new FlowLog(
    "flows",
    {
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: "NetworkWatcher_canadacentral",
      location,
      targetResourceId: `${network}/virtualNetworks/vnet-catalogue`,
      storageId: archive,
      enabled: true,
    },
    { dependsOn: [spoke] },
  );
  const names = new PrivateZone("catalogue", { resourceGroupName, privateZoneName: zone, location: "Global" });
  const link = new VirtualNetworkLink(
    "catalogue",
    {
      resourceGroupName,
      privateZoneName: zone,
      virtualNetworkLinkName: "catalogue",
      location: "Global",
      registrationEnabled: false,
      virtualNetwork: { id: `${network}/virtualNetworks/vnet-catalogue` },
    },
    { dependsOn: [names, spoke] },
  );

  const server = new Server(
    "catalogue",
    {
      resourceGroupName,
      location,
      serverName: "psql-catalogue",
      version: "17",
      sku: { name: "Standard_D4ds_v5", tier: "GeneralPurpose" },
      storage: { storageSizeGB: 256, autoGrow: "Enabled" },
      availabilityZone: "1",
      highAvailability: { mode: "ZoneRedundant", standbyAvailabilityZone: "2" },
      backup: { backupRetentionDays: 35, geoRedundantBackup: "Enabled" },
      network: {
        delegatedSubnetResourceId: `${network}/virtualNetworks/vnet-catalogue/subnets/data`,
        privateDnsZoneArmResourceId: `${network}/privateDnsZones/${zone}`,
      },
      authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled", tenantId: tenant },
      identity: { type: "UserAssigned", userAssignedIdentities: { [keyUser]: {}, [`${keyUser}-east`]: {} } },
      dataEncryption: {
        type: "AzureKeyVault",
        primaryKeyURI: `${keyUri("catalogue")}/${keyVersion}`,
        primaryUserAssignedIdentityId: keyUser,
        // The copy of the backups lies in the paired region, under a key of that region.
        geoBackupKeyURI: `https://kv-card-keys-east.vault.azure.net/keys/catalogue/${keyVersion}`,
        geoBackupUserAssignedIdentityId: `${keyUser}-east`,
      },
      maintenanceWindow: { customWindow: "Enabled", dayOfWeek: 0, startHour: 3, startMinute: 0 },
    },
    { protect: true, dependsOn: [subnet, link] },
  );
  new AdministratorsMicrosoftEntra(
    "admins",
    {
      resourceGroupName,
      serverName: "psql-catalogue",
      objectId: "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d",
      principalName: "sg-catalogue-dba",
      principalType: "Group",
      tenantId: tenant,
    },
    { dependsOn: [server] },
  );
  // One after the other: the server takes one change at a time.
  let before: pulumi.Resource = server;
  for (const [configurationName, value] of Object.entries(parameters)) {
    before = new Configuration(
      configurationName,
      { resourceGroupName, serverName: "psql-catalogue", configurationName, value, source: "user-override" },
      { dependsOn: [before] },
    );
  }
  new Database(
    "catalogue",
    { resourceGroupName, serverName: "psql-catalogue", databaseName: "catalogue", charset: "UTF8" },
    { protect: true, dependsOn: [server] },
  );
  logged(
    "catalogue",
    `/subscriptions/${subscription}/resourceGroups/${resourceGroupName}/providers/Microsoft.DBforPostgreSQL/flexibleServers/psql-catalogue`,
  );
}

export const postgresPrivate: Neighbour = {
  name: "postgres-private",
  cloud: "azure",
  what: "A PostgreSQL Flexible Server inside its own delegated subnet, so without a private endpoint; every id written out as text.",
  program,
};
