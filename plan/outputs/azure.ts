import type { Registered } from "./aws";

/** Provider namespaces of the modules in use, as they stand in resource ids. */
export const namespaces: Readonly<Record<string, string>> = {
  applicationinsights: "Microsoft.Insights",
  authorization: "Microsoft.Authorization",
  cdn: "Microsoft.Cdn",
  compute: "Microsoft.Compute",
  containerinstance: "Microsoft.ContainerInstance",
  dns: "Microsoft.Network",
  frontdoor: "Microsoft.Network",
  keyvault: "Microsoft.KeyVault",
  logic: "Microsoft.Logic",
  managedidentity: "Microsoft.ManagedIdentity",
  monitor: "Microsoft.Insights",
  network: "Microsoft.Network",
  operationalinsights: "Microsoft.OperationalInsights",
  privatedns: "Microsoft.Network",
  redis: "Microsoft.Cache",
  redisenterprise: "Microsoft.Cache",
  resources: "Microsoft.Resources",
  security: "Microsoft.Security",
  sql: "Microsoft.Sql",
  storage: "Microsoft.Storage",
};

/** Inputs by which a resource names those above it, from the top down, and the kind that stands in ids for each. */
const above: readonly (readonly [string, string])[] = [
  ["profileName", "profiles"],
  ["vaultName", "vaults"],
  ["networkWatcherName", "networkWatchers"],
  ["virtualNetworkName", "virtualNetworks"],
  ["serverName", "servers"],
  ["clusterName", "redisEnterprise"],
  ["accountName", "storageAccounts"],
  ["cacheName", "redis"],
  ["privateZoneName", "privateDnsZones"],
  ["privateEndpointName", "privateEndpoints"],
  ["endpointName", "afdEndpoints"],
  ["originGroupName", "originGroups"],
  ["ruleSetName", "ruleSets"],
  ["databaseName", "databases"],
];

/** Kinds whose word in ids is not the plural of their type. */
const kinds: Readonly<Record<string, string>> = {
  AFDCustomDomain: "customDomains",
  AFDEndpoint: "afdEndpoints",
  AFDOrigin: "origins",
  AFDOriginGroup: "originGroups",
  BlobContainer: "blobServices/default/containers",
  BlobServiceProperties: "blobServices",
  ManagementPolicy: "managementPolicies",
  ObjectReplicationPolicy: "objectReplicationPolicies",
  Policy: "frontDoorWebApplicationFirewallPolicies",
  Redis: "redis",
  RedisEnterprise: "redisEnterprise",
  SecurityPolicy: "securityPolicies",
};

/** Inputs that hold a resource's own name under another word than its kind. */
const ownName: Readonly<Record<string, string>> = {
  AFDCustomDomain: "customDomainName",
  AFDEndpoint: "endpointName",
  AFDOrigin: "originName",
  AFDOriginGroup: "originGroupName",
  AutoscaleSetting: "autoscaleSettingName",
  BackupShortTermRetentionPolicy: "policyName",
  BlobContainer: "containerName",
  BlobContainerImmutabilityPolicy: "immutabilityPolicyName",
  BlobServiceProperties: "blobServicesName",
  Component: "resourceName",
  DeploymentAtSubscriptionScope: "deploymentName",
  DiagnosticSetting: "name",
  ExtendedServerBlobAuditingPolicy: "blobAuditingPolicyName",
  LongTermRetentionPolicy: "policyName",
  MetricAlert: "ruleName",
  ObjectReplicationPolicy: "objectReplicationPolicyId",
  OutboundFirewallRule: "outboundRuleFqdn",
  Policy: "policyName",
  PrivateLinkService: "serviceName",
  PublicIPAddress: "publicIpAddressName",
  RedisEnterprise: "clusterName",
  Redis: "name",
  RecordSet: "relativeRecordSetName",
  RoleDefinition: "roleDefinitionId",
  ScheduledQueryRule: "ruleName",
  ServerKey: "keyName",
  StorageAccount: "accountName",
  SubscriptionDiagnosticSetting: "name",
  UserAssignedIdentity: "resourceName",
  VirtualMachineScaleSet: "vmScaleSetName",
  Workbook: "resourceName",
};

/** Id and name as Azure forms them, from the explicit names that every resource has; undefined for another cloud's type. */
export function azureId(
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  account: string,
  /** Of the resource in the program: Pulumi makes a name from it where none is given. */
  logicalName = "unnamed",
): { readonly id: string; readonly name: string } | undefined {
  const [pkg, module = "", kind = ""] = type.split(":");
  if (pkg !== "azure-native") return undefined;
  const own = ownName[kind] ?? `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Name`;
  const name = String(inputs[own] ?? logicalName);
  const group = `/subscriptions/${account}/resourceGroups/${String(inputs["resourceGroupName"] ?? name)}`;
  if (kind === "ResourceGroup") return { id: group, name };
  const parents = above
    .filter(([input]) => input !== own && inputs[input] !== undefined)
    .map(([input, parent]) => `${parent}/${String(inputs[input])}`);
  const plural = kinds[kind] ?? `${kind.charAt(0).toLowerCase()}${kind.slice(1)}s`;
  const path = [...parents, `${plural}/${name}`].join("/");
  return { id: `${group}/providers/${namespaces[module] ?? `Microsoft.${module}`}/${path}`, name };
}

/** Outputs beside id and name, by type. Only what the program reads. */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  "azure-native:authorization:PolicyAssignment": ({ name, inputs }) => ({
    identity: { ...(inputs["identity"] as object | undefined), principalId: guidOf(`principal ${name}`) },
  }),
  "azure-native:cdn:AFDCustomDomain": ({ inputs }) => ({
    validationProperties: {
      validationToken: `_${guidOf(String(inputs["hostName"])).replaceAll("-", "")}`,
      expirationDate: "2026-12-01T00:00:00Z",
    },
  }),
  "azure-native:cdn:AFDEndpoint": ({ inputs }) => ({
    hostName: `${String(inputs["endpointName"])}-a1b2c3d4e5f6g7h8.z01.azurefd.net`,
  }),
  "azure-native:cdn:Profile": ({ name }) => ({ frontDoorId: guidOf(`front door ${name}`) }),
  // Its kind of record is a part of the path, so that the two kinds of addresses of one name are two.
  "azure-native:dns:RecordSet": ({ inputs, account }) => {
    const [group, zone, kind, name] = ["resourceGroupName", "zoneName", "recordType", "relativeRecordSetName"].map(
      (input) => String(inputs[input]),
    );
    return {
      id: `/subscriptions/${account}/resourceGroups/${group ?? ""}/providers/Microsoft.Network/dnsZones/${zone ?? ""}/${kind ?? ""}/${name ?? ""}`,
    };
  },
  "azure-native:managedidentity:UserAssignedIdentity": ({ name }) => ({
    principalId: guidOf(`principal ${name}`),
    clientId: guidOf(`client ${name}`),
  }),
  "azure-native:keyvault:Vault": ({ inputs }) => ({
    properties: { vaultUri: `https://${String(inputs["vaultName"])}.vault.azure.net/` },
  }),
  "azure-native:keyvault:Key": ({ inputs }) => {
    const keyUri = `https://${String(inputs["vaultName"])}.vault.azure.net/keys/${String(inputs["keyName"])}`;
    return { keyUri, keyUriWithVersion: `${keyUri}/0123456789abcdef0123456789abcdef` };
  },
  "azure-native:sql:Server": ({ inputs }) => ({
    fullyQualifiedDomainName: `${String(inputs["serverName"])}.database.windows.net`,
  }),
  "azure-native:operationalinsights:Workspace": ({ name }) => ({ customerId: guidOf(`workspace ${name}`) }),
  "azure-native:applicationinsights:Component": ({ name, region }) => ({
    connectionString: `InstrumentationKey=${guidOf(name)};IngestionEndpoint=https://${region}-1.in.applicationinsights.azure.com/`,
  }),
  "azure-native:redis:Redis": ({ inputs }) => ({ hostName: `${String(inputs["name"])}.redis.cache.windows.net` }),
  "azure-native:redisenterprise:RedisEnterprise": ({ inputs, region }) => ({
    hostName: `${String(inputs["clusterName"])}.${region}.redis.azure.net`,
  }),
  "azure-native:storage:ObjectReplicationPolicy": ({ name, inputs }) => {
    const rules = inputs["rules"] as readonly Record<string, unknown>[];
    return {
      policyId: guidOf(`policy ${name}`),
      rules: rules.map((rule, index) => ({ ruleId: guidOf(`rule ${index} of ${name}`), ...rule })),
    };
  },
  "azure-native:storage:StorageAccount": ({ inputs }) => ({
    primaryEndpoints: { blob: `https://${String(inputs["accountName"])}.blob.core.windows.net/` },
  }),
};

/** Looks like one, and is the same in each plan. */
export function guidOf(text: string): string {
  let hash = 2166136261;
  const digits = Array.from({ length: 32 }, (_, index) => {
    hash = Math.imul(hash ^ (text.charCodeAt(index % text.length) + index), 16777619) >>> 0;
    return (hash & 15).toString(16);
  }).join("");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
