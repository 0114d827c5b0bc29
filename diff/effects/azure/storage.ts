import type { EffectTable } from "../effect";
import { described } from "./sources";

/** Accounts, keys, logs. */
export const storage: EffectTable = {
  source: described,
  rows: [
    {
      type: "azure-native:storage:StorageAccount",
      replaces: `resourceGroupName accountName location isHnsEnabled immutableStorageWithVersioning
        encryption.requireInfrastructureEncryption encryption.services.queue.keyType encryption.services.table.keyType
        extendedLocation dnsEndpointType`,
      inPlace: `accessTier allowBlobPublicAccess allowCrossTenantReplication allowSharedKeyAccess allowedCopyScope customDomain
        defaultToOAuthAuthentication enableHttpsTrafficOnly encryption identity isLocalUserEnabled isSftpEnabled keyPolicy kind
        largeFileSharesState minimumTlsVersion networkRuleSet publicNetworkAccess routingPreference sasPolicy sku tags`,
    },
    {
      type: "azure-native:storage:BlobContainer",
      replaces: "resourceGroupName accountName containerName immutableStorageWithVersioning",
      inPlace: "defaultEncryptionScope denyEncryptionScopeOverride metadata publicAccess",
    },
    {
      type: "azure-native:storage:BlobServiceProperties",
      replaces: "resourceGroupName accountName blobServicesName",
      shortens: "containerDeleteRetentionPolicy.days deleteRetentionPolicy.days changeFeed.retentionInDays",
      inPlace: "others",
    },
    {
      type: "azure-native:storage:BlobContainerImmutabilityPolicy",
      replaces: "resourceGroupName accountName containerName immutabilityPolicyName",
      inPlace: "allowProtectedAppendWrites allowProtectedAppendWritesAll immutabilityPeriodSinceCreationInDays",
    },
    {
      type: "azure-native:storage:ManagementPolicy",
      replaces: "resourceGroupName accountName managementPolicyName",
      shortens: `policy.rules.*.definition.actions.baseBlob.delete.daysAfterModificationGreaterThan
        policy.rules.*.definition.actions.baseBlob.delete.daysAfterCreationGreaterThan
        policy.rules.*.definition.actions.version.delete.daysAfterCreationGreaterThan
        policy.rules.*.definition.actions.snapshot.delete.daysAfterCreationGreaterThan`,
      inPlace: "others",
    },
    {
      type: "azure-native:storage:ObjectReplicationPolicy",
      replaces: "resourceGroupName accountName objectReplicationPolicyId",
      inPlace: "others",
    },
    {
      type: "azure-native:keyvault:Vault",
      replaces: "resourceGroupName vaultName location properties.tenantId",
      inPlace: "properties tags",
    },
    // A key's kind is part of its version; the provider makes keys and never changes them.
    {
      type: "azure-native:keyvault:Key",
      replaces: "resourceGroupName vaultName keyName properties.kty properties.keySize properties.curveName",
      inPlace: "properties tags",
    },
    {
      type: "azure-native:operationalinsights:Workspace",
      replaces: "resourceGroupName workspaceName location",
      shortens: "retentionInDays",
      inPlace:
        "defaultDataCollectionRuleResourceId features forceCmkForQuery identity publicNetworkAccessForIngestion publicNetworkAccessForQuery sku tags workspaceCapping",
    },
    {
      type: "azure-native:applicationinsights:Component",
      replaces: "resourceGroupName resourceName location",
      shortens: "retentionInDays",
      inPlace: `applicationType disableLocalAuth disableIpMasking flowType ingestionMode kind publicNetworkAccessForIngestion
        publicNetworkAccessForQuery requestSource samplingPercentage tags workspaceResourceId`,
    },
  ],
};
