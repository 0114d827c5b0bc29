import type { Neutral } from "../../tables";

const sent = "azure-native:resources:Deployment properties.template";
const database = "azure-native:sql:Database";
const account = "azure-native:storage:StorageAccount";
const redis = "azure-native:redisenterprise:Database";

const capacity = ["autoPauseDelay", "licenseType", "maxSizeBytes", "minCapacity", "readScale"];
const size = ["sku.capacity", "sku.family", "sku.name", "sku.tier"];

export const data: readonly Neutral[] = [
  {
    reason: "Size, price and reading from a copy: capacity and cost.",
    properties: [
      ...capacity.map((property) => `${database} ${property}`),
      ...size.map((property) => `${database} ${property}`),
      ...capacity.map((property) => `${sent}.resources.*.properties.${property}`),
      ...size.map((property) => `${sent}.resources.*.${property}`),
      "azure-native:redisenterprise:RedisEnterprise sku.name",
      `${account} accessTier`,
    ],
  },
  {
    reason: "At what hour the service maintains the database; it does in any case.",
    properties: [`${database} maintenanceConfigurationId`, `${sent}.resources.*.properties.maintenanceConfigurationId`],
  },
  {
    reason: "The frame of a template: which interface is spoken to, about what, in which order.",
    properties: [
      `${sent}.$schema`,
      `${sent}.contentVersion`,
      `${sent}.resources.*.apiVersion`,
      `${sent}.resources.*.location`,
      `${sent}.resources.*.name`,
      `${sent}.resources.*.type`,
      "azure-native:resources:DeploymentAtSubscriptionScope properties.mode",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.$schema",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.contentVersion",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.resources.*.apiVersion",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.resources.*.dependsOn",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.resources.*.dependsOn.*",
      "azure-native:resources:DeploymentAtSubscriptionScope properties.template.resources.*.type",
    ],
  },
  {
    reason: "Sends what the database was created with; without it the database keeps what it has.",
    properties: ["azure-native:resources:Deployment "],
  },
  {
    reason: "Tags for bills and for finding things, on what a template sends.",
    properties: ["managed-by", "stack", "tier"].map((tag) => `${sent}.resources.*.tags.${tag}`),
  },
  {
    reason: "How often the part between two full backups is written; the log between them is kept all the same.",
    properties: ["azure-native:sql:BackupShortTermRetentionPolicy diffBackupIntervalInHours"],
  },
  {
    reason: "What kind of copy; that it is one, and of what, are rows.",
    properties: [`${database} secondaryType`],
  },
  {
    reason: "Whether the service turns over by itself: a person decides on data that may be lost.",
    properties: [
      "azure-native:sql:FailoverGroup readOnlyEndpoint.failoverPolicy",
      "azure-native:sql:FailoverGroup readWriteEndpoint.failoverPolicy",
    ],
  },
  {
    reason: "The subscription in which the endpoint named beside it stands.",
    properties: ["azure-native:sql:ExtendedServerBlobAuditingPolicy storageAccountSubscriptionId"],
  },
  {
    reason: "How the cache is cut up, what it drops first, and on which port it answers.",
    properties: [`${redis} clusteringPolicy`, `${redis} evictionPolicy`, `${redis} port`],
  },
  {
    reason: "How long the list of changes is kept that replication reads within minutes.",
    properties: ["azure-native:storage:BlobServiceProperties changeFeed.retentionInDays"],
  },
  {
    reason: "Cold blobs are read at once like others: price alone.",
    properties: [
      "azure-native:storage:ManagementPolicy policy.rules.*.definition.actions.baseBlob.tierToCold.daysAfterModificationGreaterThan",
    ],
  },
  {
    reason: "Which blobs a lifecycle rule is about: with fewer kinds it deletes fewer. The interface knows one type.",
    properties: [
      "azure-native:storage:ManagementPolicy policy.rules.*.definition.filters.blobTypes.*",
      "azure-native:storage:ManagementPolicy policy.rules.*.type",
    ],
  },
  {
    reason: "From which date on blobs are copied; the product's pictures are all newer.",
    properties: ["azure-native:storage:ObjectReplicationPolicy rules.*.filters.minCreationTime"],
  },
  {
    reason: "What the portal tries first; keys are refused in any case.",
    properties: [`${account} defaultToOAuthAuthentication`],
  },
  {
    reason: "Blobs and files always use the account's key; an older kind of account is refused beside these settings.",
    properties: [`${account} encryption.services.*.keyType`, `${account} kind`],
  },
];
