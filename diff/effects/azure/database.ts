import type { EffectTable } from "../effect";
import { described } from "./sources";

/** Databases and caches. A change of size fails over at its end. */
export const database: EffectTable = {
  source: `${described}; scaling: https://learn.microsoft.com/azure/azure-sql/database/scale-resources`,
  rows: [
    {
      type: "azure-native:sql:Server",
      // https://github.com/pulumi/pulumi-azure-native/issues/4096: another administrator means another server.
      replaces: "resourceGroupName serverName location administratorLogin administrators",
      inPlace: `administratorLoginPassword federatedClientId identity isIPv6Enabled keyId minimalTlsVersion
        primaryUserAssignedIdentityId publicNetworkAccess restrictOutboundNetworkAccess tags`,
    },
    {
      type: "azure-native:sql:Database",
      replaces: `resourceGroupName serverName databaseName location catalogCollation collation createMode isLedgerOn
        longTermRetentionBackupResourceId recoverableDatabaseId recoveryServicesRecoveryPointId restorableDroppedDatabaseId
        restorePointInTime sampleName sourceDatabaseDeletionDate sourceDatabaseId sourceResourceId`,
      restarts: "sku zoneRedundant elasticPoolId minCapacity highAvailabilityReplicaCount secondaryType",
      inPlace: `autoPauseDelay identity licenseType maintenanceConfigurationId maxSizeBytes preferredEnclaveType readScale
        requestedBackupStorageRedundancy tags`,
    },
    {
      type: "azure-native:sql:FailoverGroup",
      replaces: "resourceGroupName serverName failoverGroupName",
      inPlace: "databases partnerServers readOnlyEndpoint readWriteEndpoint secondaryType tags",
    },
    {
      type: "azure-native:sql:BackupShortTermRetentionPolicy",
      replaces: "resourceGroupName serverName databaseName policyName",
      shortens: "retentionDays",
      inPlace: "diffBackupIntervalInHours",
    },
    {
      type: "azure-native:sql:LongTermRetentionPolicy",
      replaces: "resourceGroupName serverName databaseName policyName",
      // Backups that were already kept stay for the time that they were made for.
      inPlace: "weeklyRetention monthlyRetention yearlyRetention weekOfYear",
    },
    {
      type: "azure-native:sql:EncryptionProtector",
      replaces: "resourceGroupName serverName encryptionProtectorName",
      inPlace: "autoRotationEnabled serverKeyName serverKeyType",
    },
    {
      type: "azure-native:sql:ServerKey",
      replaces: "resourceGroupName serverName keyName serverKeyType uri",
      inPlace: "",
    },
    {
      type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
      replaces: "resourceGroupName serverName blobAuditingPolicyName",
      shortens: "retentionDays",
      inPlace: "others",
    },
    {
      type: "azure-native:sql:OutboundFirewallRule",
      replaces: "resourceGroupName serverName outboundRuleFqdn",
      inPlace: "",
    },
    {
      type: "azure-native:redisenterprise:RedisEnterprise",
      replaces: "resourceGroupName clusterName location zones",
      restarts: "sku highAvailability",
      inPlace: "encryption identity minimumTlsVersion publicNetworkAccess tags",
    },
    {
      type: "azure-native:redisenterprise:Database",
      replaces: "resourceGroupName clusterName databaseName clusteringPolicy geoReplication modules port",
      restarts: "clientProtocol",
      inPlace: "accessKeysAuthentication deferUpgrade evictionPolicy persistence",
      unless: [{ property: "clusteringPolicy", when: (before) => before === "NoCluster", effect: "restart" }],
    },
    {
      type: "azure-native:redisenterprise:AccessPolicyAssignment",
      replaces: "resourceGroupName clusterName databaseName accessPolicyAssignmentName",
      inPlace: "accessPolicyName user",
    },
  ],
};
