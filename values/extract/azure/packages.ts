/** A type's module in azure-native, the package whose mappers know it, and the path that its PUT goes to. */
export interface Pinned {
  readonly package: string;
  /** The last that still ships mappers and has the API version nearest to the provider's. */
  readonly version: string;
  /** After `/providers/`, parameters as {}; by class of azure-native. */
  readonly paths: Readonly<Record<string, string>>;
}

/** By module of azure-native. */
export const packages: Readonly<Record<string, Pinned>> = {
  applicationinsights: {
    package: "@azure/arm-appinsights",
    version: "5.0.0-beta.8",
    paths: {
      Component: "Microsoft.Insights/components/{}",
      WebTest: "Microsoft.Insights/webtests/{}",
      Workbook: "Microsoft.Insights/workbooks/{}",
    },
  },
  authorization: {
    package: "@azure/arm-authorization",
    version: "9.0.0",
    paths: {
      RoleAssignment: "Microsoft.Authorization/roleAssignments/{}",
      RoleDefinition: "Microsoft.Authorization/roleDefinitions/{}",
    },
  },
  policy: {
    package: "@azure/arm-policy",
    version: "6.0.0",
    paths: { "authorization:PolicyAssignment": "Microsoft.Authorization/policyAssignments/{}" },
  },
  cdn: {
    package: "@azure/arm-cdn",
    version: "9.1.0",
    paths: {
      AFDCustomDomain: "Microsoft.Cdn/profiles/{}/customDomains/{}",
      AFDEndpoint: "Microsoft.Cdn/profiles/{}/afdEndpoints/{}",
      AFDOrigin: "Microsoft.Cdn/profiles/{}/originGroups/{}/origins/{}",
      AFDOriginGroup: "Microsoft.Cdn/profiles/{}/originGroups/{}",
      Profile: "Microsoft.Cdn/profiles/{}",
      Route: "Microsoft.Cdn/profiles/{}/afdEndpoints/{}/routes/{}",
      Rule: "Microsoft.Cdn/profiles/{}/ruleSets/{}/rules/{}",
      RuleSet: "Microsoft.Cdn/profiles/{}/ruleSets/{}",
      SecurityPolicy: "Microsoft.Cdn/profiles/{}/securityPolicies/{}",
    },
  },
  compute: {
    package: "@azure/arm-compute",
    version: "22.4.0",
    paths: {
      DiskEncryptionSet: "Microsoft.Compute/diskEncryptionSets/{}",
      VirtualMachineScaleSet: "Microsoft.Compute/virtualMachineScaleSets/{}",
    },
  },
  dns: {
    package: "@azure/arm-dns",
    version: "5.1.0",
    paths: { RecordSet: "Microsoft.Network/dnsZones/{}/{}/{}" },
  },
  frontdoor: {
    package: "@azure/arm-frontdoor",
    version: "5.3.0",
    paths: { Policy: "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies/{}" },
  },
  keyvault: {
    package: "@azure/arm-keyvault",
    version: "3.2.0",
    paths: { Key: "Microsoft.KeyVault/vaults/{}/keys/{}", Vault: "Microsoft.KeyVault/vaults/{}" },
  },
  logic: {
    package: "@azure/arm-logic",
    version: "8.2.0",
    paths: { Workflow: "Microsoft.Logic/workflows/{}" },
  },
  managedidentity: {
    package: "@azure/arm-msi",
    version: "2.1.0",
    paths: { UserAssignedIdentity: "Microsoft.ManagedIdentity/userAssignedIdentities/{}" },
  },
  // Without ActivityLogAlert and ScheduledQueryRule, whose bodies are of another form in this package's older API.
  monitor: {
    package: "@azure/arm-monitor",
    version: "7.0.0",
    paths: {
      ActionGroup: "Microsoft.Insights/actionGroups/{}",
      AutoscaleSetting: "Microsoft.Insights/autoscalesettings/{}",
      DataCollectionRule: "Microsoft.Insights/dataCollectionRules/{}",
      DataCollectionRuleAssociation: "Microsoft.Insights/dataCollectionRuleAssociations/{}",
      DiagnosticSetting: "Microsoft.Insights/diagnosticSettings/{}",
      MetricAlert: "Microsoft.Insights/metricAlerts/{}",
    },
  },
  network: {
    package: "@azure/arm-network",
    version: "33.5.0",
    paths: {
      FlowLog: "Microsoft.Network/networkWatchers/{}/flowLogs/{}",
      LoadBalancer: "Microsoft.Network/loadBalancers/{}",
      NatGateway: "Microsoft.Network/natGateways/{}",
      NetworkSecurityGroup: "Microsoft.Network/networkSecurityGroups/{}",
      PrivateDnsZoneGroup: "Microsoft.Network/privateEndpoints/{}/privateDnsZoneGroups/{}",
      PrivateEndpoint: "Microsoft.Network/privateEndpoints/{}",
      PrivateLinkService: "Microsoft.Network/privateLinkServices/{}",
      PublicIPAddress: "Microsoft.Network/publicIPAddresses/{}",
      Subnet: "Microsoft.Network/virtualNetworks/{}/subnets/{}",
      VirtualNetwork: "Microsoft.Network/virtualNetworks/{}",
    },
  },
  operationalinsights: {
    package: "@azure/arm-operationalinsights",
    version: "9.0.0",
    paths: { Workspace: "Microsoft.OperationalInsights/workspaces/{}" },
  },
  privatedns: {
    package: "@azure/arm-privatedns",
    version: "3.2.0",
    paths: {
      PrivateZone: "Microsoft.Network/privateDnsZones/{}",
      VirtualNetworkLink: "Microsoft.Network/privateDnsZones/{}/virtualNetworkLinks/{}",
    },
  },
  redis: {
    package: "@azure/arm-rediscache",
    version: "8.2.0",
    paths: {
      AccessPolicy: "Microsoft.Cache/redis/{}/accessPolicies/{}",
      AccessPolicyAssignment: "Microsoft.Cache/redis/{}/accessPolicyAssignments/{}",
      Redis: "Microsoft.Cache/redis/{}",
    },
  },
  redisenterprise: {
    package: "@azure/arm-redisenterprisecache",
    version: "2.2.0",
    paths: {
      Database: "Microsoft.Cache/redisEnterprise/{}/databases/{}",
      RedisEnterprise: "Microsoft.Cache/redisEnterprise/{}",
    },
  },
  resources: {
    package: "@azure/arm-resources",
    version: "5.2.0",
    paths: {
      Deployment: "Microsoft.Resources/deployments/{}",
      DeploymentAtSubscriptionScope: "Microsoft.Resources/deployments/{}",
      ResourceGroup: "resourcegroups/{}",
    },
  },
  sql: {
    package: "@azure/arm-sql",
    version: "10.0.0",
    paths: {
      BackupShortTermRetentionPolicy: "Microsoft.Sql/servers/{}/databases/{}/backupShortTermRetentionPolicies/{}",
      Database: "Microsoft.Sql/servers/{}/databases/{}",
      EncryptionProtector: "Microsoft.Sql/servers/{}/encryptionProtector/{}",
      ExtendedServerBlobAuditingPolicy: "Microsoft.Sql/servers/{}/extendedAuditingSettings/{}",
      FailoverGroup: "Microsoft.Sql/servers/{}/failoverGroups/{}",
      LongTermRetentionPolicy: "Microsoft.Sql/servers/{}/databases/{}/backupLongTermRetentionPolicies/{}",
      OutboundFirewallRule: "Microsoft.Sql/servers/{}/outboundFirewallRules/{}",
      Server: "Microsoft.Sql/servers/{}",
      ServerKey: "Microsoft.Sql/servers/{}/keys/{}",
    },
  },
  storage: {
    package: "@azure/arm-storage",
    version: "18.6.0",
    paths: {
      BlobContainer: "Microsoft.Storage/storageAccounts/{}/blobServices/default/containers/{}",
      BlobContainerImmutabilityPolicy:
        "Microsoft.Storage/storageAccounts/{}/blobServices/default/containers/{}/immutabilityPolicies/{}",
      BlobServiceProperties: "Microsoft.Storage/storageAccounts/{}/blobServices/{}",
      ManagementPolicy: "Microsoft.Storage/storageAccounts/{}/managementPolicies/{}",
      ObjectReplicationPolicy: "Microsoft.Storage/storageAccounts/{}/objectReplicationPolicies/{}",
      StorageAccount: "Microsoft.Storage/storageAccounts/{}",
    },
  },
};

/** Resources inside ARM templates: their shape is the API's own, with `properties`. By ARM type. */
export const inTemplates: Readonly<Record<string, { package: string; version: string; path: string }>> = {
  "Microsoft.OperationalInsights/workspaces/tables": {
    package: "@azure/arm-operationalinsights",
    version: "9.0.0",
    path: "Microsoft.OperationalInsights/workspaces/{}/tables/{}",
  },
  "Microsoft.Security/pricings": {
    package: "@azure/arm-security",
    version: "5.0.0",
    path: "Microsoft.Security/pricings/{}",
  },
  "Microsoft.Sql/servers/databases": {
    package: "@azure/arm-sql",
    version: "10.0.0",
    path: "Microsoft.Sql/servers/{}/databases/{}",
  },
};
