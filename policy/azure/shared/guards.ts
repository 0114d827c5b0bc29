const azure = (type: string) => `azure-native:${type}`;

/** A control of the platform, by what the record of calls names it, and the types that bring it into a stack. */
export interface Guard {
  readonly type: string;
  readonly broughtBy: readonly string[];
  /** Asked for in any stack that has an alarm on some control; the others where the alarms are meant to be complete. */
  readonly core: boolean;
}

const guard = (core: boolean, type: string, ...broughtBy: readonly string[]): Guard => ({
  type: type.toLowerCase(),
  broughtBy: broughtBy.map(azure),
  core,
});

/**
 * What to raise an alarm about when it is removed or changed. Source: Azure, resource provider operations; CIS Azure Foundations
 * Benchmark, activity log alerts; 2026-11.
 */
export const guards: readonly Guard[] = [
  guard(true, "Microsoft.Network/networkSecurityGroups", "network:NetworkSecurityGroup"),
  guard(true, "Microsoft.Network/azureFirewalls", "network:AzureFirewall"),
  guard(true, "Microsoft.Network/frontDoorWebApplicationFirewallPolicies", "frontdoor:Policy"),
  guard(
    true,
    "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies",
    "network:WebApplicationFirewallPolicy",
  ),
  guard(
    true,
    "Microsoft.Insights/diagnosticSettings",
    "monitor:DiagnosticSetting",
    "monitor:SubscriptionDiagnosticSetting",
  ),
  guard(true, "Microsoft.KeyVault/vaults", "keyvault:Vault"),
  guard(
    false,
    "Microsoft.Network/networkSecurityGroups/securityRules",
    "network:NetworkSecurityGroup",
    "network:SecurityRule",
  ),
  guard(false, "Microsoft.Network/virtualNetworks/subnets", "network:Subnet"),
  guard(false, "Microsoft.Network/privateEndpoints", "network:PrivateEndpoint"),
  guard(false, "Microsoft.Network/networkWatchers/flowLogs", "network:FlowLog"),
  guard(false, "Microsoft.Network/firewallPolicies", "network:FirewallPolicy"),
  guard(false, "Microsoft.Cdn/profiles", "cdn:Profile"),
  guard(false, "Microsoft.Cdn/profiles/securityPolicies", "cdn:SecurityPolicy"),
  guard(false, "Microsoft.Cdn/profiles/afdEndpoints/routes", "cdn:Route"),
  guard(false, "Microsoft.Insights/dataCollectionRules", "monitor:DataCollectionRule"),
  guard(false, "Microsoft.Insights/actionGroups", "monitor:ActionGroup"),
  guard(false, "Microsoft.Insights/activityLogAlerts", "monitor:ActivityLogAlert"),
  guard(false, "Microsoft.OperationalInsights/workspaces", "operationalinsights:Workspace"),
  guard(false, "Microsoft.Authorization/roleAssignments", "authorization:RoleAssignment"),
  guard(false, "Microsoft.Authorization/roleDefinitions", "authorization:RoleDefinition"),
  guard(false, "Microsoft.Authorization/policyAssignments", "authorization:PolicyAssignment"),
  // A lock that people put there by hand isn't seen here; that it goes is worth an alarm.
  guard(false, "Microsoft.Authorization/locks", "authorization:ManagementLockByScope", "storage:StorageAccount"),
  guard(false, "Microsoft.Security/pricings", "security:Pricing", "resources:DeploymentAtSubscriptionScope"),
  guard(false, "Microsoft.Storage/storageAccounts", "storage:StorageAccount"),
  guard(false, "Microsoft.Storage/storageAccounts/blobServices", "storage:BlobServiceProperties"),
  guard(
    false,
    "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
    "storage:BlobContainerImmutabilityPolicy",
  ),
  guard(false, "Microsoft.Storage/storageAccounts/managementPolicies", "storage:ManagementPolicy"),
  guard(false, "Microsoft.Sql/servers", "sql:Server"),
  guard(false, "Microsoft.Sql/servers/firewallRules", "sql:Server"),
  guard(false, "Microsoft.Sql/servers/administrators", "sql:Server"),
  guard(false, "Microsoft.Sql/servers/azureADOnlyAuthentications", "sql:Server"),
  guard(
    false,
    "Microsoft.Sql/servers/auditingSettings",
    "sql:ExtendedServerBlobAuditingPolicy",
    "sql:ServerBlobAuditingPolicy",
  ),
  guard(false, "Microsoft.Sql/servers/extendedAuditingSettings", "sql:ExtendedServerBlobAuditingPolicy"),
  guard(false, "Microsoft.Sql/servers/encryptionProtector", "sql:EncryptionProtector"),
];
