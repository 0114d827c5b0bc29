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

const account = "storageAccounts/{accountName}";
const cache = "redisEnterprise/{clusterName}";
const container = `${account}/blobServices/default/containers/{containerName}`;
const database = "servers/{serverName}/databases/{databaseName}";
const originGroup = "profiles/{profileName}/originGroups/{originGroupName}";

/**
 * Paths below the provider's namespace, from the request paths of the REST APIs (learn.microsoft.com/rest/api/azure, read
 * 2026-11). In braces the input that holds the name; the last one is the resource's own.
 */
const paths: Readonly<Record<string, string>> = {
  "applicationinsights:Component": "components/{resourceName}",
  "applicationinsights:WebTest": "webtests/{webTestName}",
  "applicationinsights:Workbook": "workbooks/{resourceName}",
  "authorization:PolicyAssignment": "policyAssignments/{policyAssignmentName}",
  "authorization:RoleAssignment": "roleAssignments/{roleAssignmentName}",
  "authorization:RoleDefinition": "roleDefinitions/{roleDefinitionId}",
  "cdn:AFDCustomDomain": "profiles/{profileName}/customDomains/{customDomainName}",
  "cdn:AFDEndpoint": "profiles/{profileName}/afdEndpoints/{endpointName}",
  "cdn:AFDOrigin": `${originGroup}/origins/{originName}`,
  "cdn:AFDOriginGroup": originGroup,
  "cdn:Profile": "profiles/{profileName}",
  "cdn:Route": "profiles/{profileName}/afdEndpoints/{endpointName}/routes/{routeName}",
  "cdn:Rule": "profiles/{profileName}/ruleSets/{ruleSetName}/rules/{ruleName}",
  "cdn:RuleSet": "profiles/{profileName}/ruleSets/{ruleSetName}",
  "cdn:SecurityPolicy": "profiles/{profileName}/securityPolicies/{securityPolicyName}",
  "compute:DiskEncryptionSet": "diskEncryptionSets/{diskEncryptionSetName}",
  "compute:GalleryImageVersion": "galleries/{galleryName}/images/{galleryImageName}/versions/{galleryImageVersionName}",
  "compute:VirtualMachineScaleSet": "virtualMachineScaleSets/{vmScaleSetName}",
  // The kind of record is a part of the path: the two kinds of addresses of one name are two.
  "dns:RecordSet": "dnsZones/{zoneName}/{recordType}/{relativeRecordSetName}",
  "dns:Zone": "dnsZones/{zoneName}",
  "frontdoor:Policy": "frontDoorWebApplicationFirewallPolicies/{policyName}",
  "keyvault:DeletedVault": "locations/{location}/deletedVaults/{vaultName}",
  "keyvault:Key": "vaults/{vaultName}/keys/{keyName}",
  "keyvault:Secret": "vaults/{vaultName}/secrets/{secretName}",
  "keyvault:Vault": "vaults/{vaultName}",
  "logic:Workflow": "workflows/{workflowName}",
  "managedidentity:UserAssignedIdentity": "userAssignedIdentities/{resourceName}",
  "monitor:ActionGroup": "actionGroups/{actionGroupName}",
  "monitor:ActivityLogAlert": "activityLogAlerts/{activityLogAlertName}",
  "monitor:AutoscaleSetting": "autoscaleSettings/{autoscaleSettingName}",
  "monitor:DataCollectionRule": "dataCollectionRules/{dataCollectionRuleName}",
  "monitor:DiagnosticSetting": "diagnosticSettings/{name}",
  "monitor:MetricAlert": "metricAlerts/{ruleName}",
  "monitor:ScheduledQueryRule": "scheduledQueryRules/{ruleName}",
  "monitor:SubscriptionDiagnosticSetting": "diagnosticSettings/{name}",
  "network:FlowLog": "networkWatchers/{networkWatcherName}/flowLogs/{flowLogName}",
  "network:LoadBalancer": "loadBalancers/{loadBalancerName}",
  "network:NatGateway": "natGateways/{natGatewayName}",
  "network:NetworkInterface": "networkInterfaces/{networkInterfaceName}",
  "network:NetworkSecurityGroup": "networkSecurityGroups/{networkSecurityGroupName}",
  "network:NetworkWatcher": "networkWatchers/{networkWatcherName}",
  "network:PrivateDnsZoneGroup":
    "privateEndpoints/{privateEndpointName}/privateDnsZoneGroups/{privateDnsZoneGroupName}",
  "network:PrivateEndpoint": "privateEndpoints/{privateEndpointName}",
  "network:PrivateLinkService": "privateLinkServices/{serviceName}",
  "network:PublicIPAddress": "publicIPAddresses/{publicIpAddressName}",
  "network:Subnet": "virtualNetworks/{virtualNetworkName}/subnets/{subnetName}",
  "network:VirtualNetwork": "virtualNetworks/{virtualNetworkName}",
  "operationalinsights:Workspace": "workspaces/{workspaceName}",
  "privatedns:PrivateZone": "privateDnsZones/{privateZoneName}",
  "privatedns:VirtualNetworkLink": "privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}",
  "redis:AccessPolicy": "redis/{cacheName}/accessPolicies/{accessPolicyName}",
  "redis:AccessPolicyAssignment": "redis/{cacheName}/accessPolicyAssignments/{accessPolicyAssignmentName}",
  "redis:Redis": "redis/{name}",
  "redisenterprise:AccessPolicyAssignment": `${cache}/databases/{databaseName}/accessPolicyAssignments/{accessPolicyAssignmentName}`,
  "redisenterprise:Database": `${cache}/databases/{databaseName}`,
  "redisenterprise:RedisEnterprise": cache,
  "resources:Deployment": "deployments/{deploymentName}",
  "resources:DeploymentAtSubscriptionScope": "deployments/{deploymentName}",
  "sql:BackupShortTermRetentionPolicy": `${database}/backupShortTermRetentionPolicies/{policyName}`,
  "sql:Database": database,
  "sql:EncryptionProtector": "servers/{serverName}/encryptionProtector/{encryptionProtectorName}",
  "sql:ExtendedServerBlobAuditingPolicy": "servers/{serverName}/extendedAuditingSettings/{blobAuditingPolicyName}",
  "sql:FailoverGroup": "servers/{serverName}/failoverGroups/{failoverGroupName}",
  "sql:LongTermRetentionPolicy": `${database}/backupLongTermRetentionPolicies/{policyName}`,
  "sql:OutboundFirewallRule": "servers/{serverName}/outboundFirewallRules/{outboundRuleFqdn}",
  "sql:Server": "servers/{serverName}",
  "sql:ServerKey": "servers/{serverName}/keys/{keyName}",
  "storage:BlobContainer": container,
  "storage:BlobContainerImmutabilityPolicy": `${container}/immutabilityPolicies/{immutabilityPolicyName}`,
  "storage:BlobServiceProperties": `${account}/blobServices/{blobServicesName}`,
  "storage:ManagementPolicy": `${account}/managementPolicies/{managementPolicyName}`,
  "storage:ObjectReplicationPolicy": `${account}/objectReplicationPolicies/{objectReplicationPolicyId}`,
  "storage:StorageAccount": account,
};

/** Inputs that name what a resource is put on, where that isn't a group. */
const scopes = ["scope", "resourceUri"];

/** Id and name as Azure forms them, from the explicit names that every resource has; undefined for another cloud's type. */
export function azureId(
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  subscription: string,
  /** Of the resource in the program: Pulumi makes a name from it where none is given. */
  logicalName = "unnamed",
): { readonly id: string; readonly name: string } | undefined {
  const [pkg, module = "", kind = ""] = type.split(":");
  if (pkg !== "azure-native") return undefined;
  const scope = scopeOf(inputs, `/subscriptions/${subscription}`);
  if (kind === "ResourceGroup") {
    const name = String(inputs["resourceGroupName"] ?? logicalName);
    return { id: `/subscriptions/${subscription}/resourceGroups/${name}`, name };
  }
  const word = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  const path = paths[`${module}:${kind}`] ?? `${word}s/{${word}Name}`;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, input: string) => String(inputs[input] ?? logicalName));
  const id = `${scope}/providers/${namespaces[module] ?? `Microsoft.${module}`}/${filled}`;
  return { id, name: id.slice(id.lastIndexOf("/") + 1) };
}

function scopeOf(inputs: Readonly<Record<string, unknown>>, subscription: string): string {
  const [given] = scopes.map((input) => inputs[input]).filter((scope) => typeof scope === "string");
  if (given !== undefined) return given.startsWith("/") ? given : `/${given}`;
  const group = inputs["resourceGroupName"];
  return typeof group === "string" ? `${subscription}/resourceGroups/${group}` : subscription;
}
