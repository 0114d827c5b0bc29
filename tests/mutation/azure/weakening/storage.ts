import type { Weakening } from "../../tables";
import { anotherSubscription, at, eachPlace, named, ofType, oneOf } from "./rows";

const ofLogs = named(/^(logs|audit)-/);
const ofData = named(/^(assets|backups)-/);

/** Not open to the network itself; the others take deliveries of the platform's own services. */
const closed = oneOf("Disabled");
const delivered = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  inputs.publicNetworkAccess === "Enabled";

const access = ofType(
  "storage:StorageAccount",
  { property: "allowBlobPublicAccess", operators: ["flip"], controls: ["1.4.2"] },
  { property: "allowCrossTenantReplication", operators: ["flip"], controls: ["7.3.1"] },
  { property: "allowedCopyScope", operators: ["drop"], controls: ["7.3.1"] },
  // Where it isn't set, keys are accepted.
  { property: "allowSharedKeyAccess", operators: ["flip", "drop"], controls: ["8.2.2"] },
  { property: "isLocalUserEnabled", operators: ["flip"], controls: ["2.2.2"] },
  { property: "isSftpEnabled", operators: ["flip"], controls: ["2.2.4"] },
  { property: "publicNetworkAccess", operators: ["flip", "drop"], where: closed, controls: ["1.4.2", "1.4.4"] },
  { property: "networkRuleSet", operators: ["drop"], controls: ["7.3.1", "1.4.2"] },
  { property: "networkRuleSet.defaultAction", operators: ["flip"], controls: ["7.3.1", "1.4.2"] },
  {
    property: "networkRuleSet.ipRules",
    operators: ["replace"],
    weak: [[{ action: "Allow", iPAddressOrRange: "0.0.0.0/0" }]],
    controls: ["1.4.2"],
  },
  {
    property: "networkRuleSet.virtualNetworkRules",
    operators: ["replace"],
    weak: [
      [
        {
          action: "Allow",
          virtualNetworkResourceId: `${anotherSubscription}/resourceGroups/any/providers/Microsoft.Network/virtualNetworks/any/subnets/any`,
        },
      ],
    ],
    controls: ["1.4.4"],
  },
  // The platform's own services could no longer deliver logs.
  { property: "networkRuleSet.bypass", operators: ["replace"], weak: ["None"], where: delivered, controls: ["10.2.1"] },
  { property: "sasPolicy", operators: ["drop"], controls: ["8.6.3"] },
  { property: "sasPolicy.sasExpirationPeriod", operators: ["replace"], weak: ["3650.00:00:00"], controls: ["8.6.3"] },
);

const encryption = ofType(
  "storage:StorageAccount",
  { property: "enableHttpsTrafficOnly", operators: ["flip"], controls: ["4.2.1"] },
  // Where it isn't set, TLS 1.0 is accepted.
  { property: "minimumTlsVersion", operators: ["replace", "drop"], weak: ["TLS1_0", "TLS1_1"], controls: ["4.2.1"] },
  { property: "encryption", operators: ["drop"], controls: ["3.5.1", "3.6.1"] },
  {
    property: "encryption.keySource",
    operators: ["replace", "drop"],
    weak: ["Microsoft.Storage"],
    controls: ["3.6.1"],
  },
  { property: "encryption.keyVaultProperties", operators: ["drop"], controls: ["3.6.1"] },
  { property: "encryption.keyVaultProperties.keyName", operators: ["unrelate", "drop"], controls: ["3.6.1"] },
  // The record of administrative calls shares its key with nobody.
  {
    property: "encryption.keyVaultProperties.keyName",
    operators: ["replace"],
    weak: ["storage"],
    where: oneOf("audit"),
    controls: ["3.6.1"],
  },
  { property: "encryption.keyVaultProperties.keyVaultUri", operators: ["unrelate", "drop"], controls: ["3.6.1"] },
  { property: "encryption.requireInfrastructureEncryption", operators: ["flip", "drop"], controls: ["3.5.1"] },
  { property: "encryption.services.*.enabled", operators: ["flip"], controls: ["3.5.1"] },
);

const durability = ofType(
  "storage:StorageAccount",
  { property: "sku.name", operators: ["replace"], weak: ["Standard_LRS"], controls: ["availability"] },
  { property: "", operators: ["remove"], where: ofLogs, controls: ["10.3.3", "10.5.1"] },
  { property: "", operators: ["remove"], where: named(/^backups-/), controls: ["availability"] },
  { property: "", operators: ["unprotect"], where: ofLogs, controls: ["10.3.2", "10.5.1"] },
  { property: "", operators: ["unprotect"], where: ofData, controls: ["availability"] },
);

const containers = ofType(
  "storage:BlobContainer",
  { property: "publicAccess", operators: ["replace"], weak: ["Blob", "Container"], controls: ["1.4.2", "7.3.1"] },
  { property: "", operators: ["remove", "unprotect"], where: named(/^audit-/), controls: ["10.3.2"] },
);

const immutability = ofType(
  "storage:BlobContainerImmutabilityPolicy",
  {
    property: "immutabilityPeriodSinceCreationInDays",
    operators: ["shorten", "drop", "replace"],
    weak: [30, 364],
    controls: ["10.3.2", "10.3.4"],
  },
  // The activity log is appended to, hour by hour.
  { property: "allowProtectedAppendWrites", operators: ["flip", "drop"], controls: ["10.2.1.2"] },
  { property: "accountName", operators: ["unrelate"], controls: ["10.3.2", "10.3.4"] },
  { property: "containerName", operators: ["unrelate"], controls: ["10.3.2", "10.3.4"] },
  { property: "", operators: ["remove"], controls: ["10.3.2", "10.3.4"] },
  { property: "", operators: ["unprotect"], controls: ["10.3.2"] },
);

/** Versions and deleted blobs that can be had back: of logs against alteration, of data against loss. */
const recoverable = ofType(
  "storage:BlobServiceProperties",
  ...[
    { where: ofLogs, controls: ["10.3.2"] },
    { where: ofData, controls: ["availability"] },
  ].flatMap(
    (store) =>
      [
        { property: "isVersioningEnabled", operators: ["flip", "drop"], ...store },
        { property: "deleteRetentionPolicy", operators: ["drop"], ...store },
        { property: "deleteRetentionPolicy.enabled", operators: ["flip"], ...store },
        { property: "deleteRetentionPolicy.days", operators: ["shorten"], ...store },
        { property: "containerDeleteRetentionPolicy", operators: ["drop"], ...store },
        { property: "containerDeleteRetentionPolicy.enabled", operators: ["flip"], ...store },
        { property: "containerDeleteRetentionPolicy.days", operators: ["shorten"], ...store },
        { property: "accountName", operators: ["unrelate"], ...store },
        { property: "", operators: ["remove"], ...store },
      ] as const,
  ),
  // Replication to the other site reads the change feed.
  { property: "changeFeed.enabled", operators: ["flip"], where: oneOf(true), controls: ["availability"] },
);

const endOf = "actions.baseBlob.delete.daysAfterModificationGreaterThan";

const lifecycle = ofType(
  "storage:ManagementPolicy",
  {
    property: `policy.rules.*.definition.${endOf}`,
    operators: ["shorten", "replace"],
    weak: [90],
    where: ofLogs,
    controls: ["10.5.1"],
  },
  { property: `policy.rules.*.definition.${endOf}`, operators: ["lengthen"], where: ofData, controls: ["3.2.1"] },
  {
    property: "policy.rules.*.definition.actions.version.delete.daysAfterCreationGreaterThan",
    operators: ["shorten"],
    where: (days, _inputs, name) => Number(days) > 1 && name.startsWith("logs-"),
    controls: ["10.3.2"],
  },
  {
    property: "policy.rules.*.definition.actions.version.delete.daysAfterCreationGreaterThan",
    operators: ["shorten"],
    where: (days, _inputs, name) => Number(days) > 1 && name.startsWith("assets-"),
    controls: ["availability"],
  },
  { property: "policy.rules", operators: ["empty"], controls: ["3.2.1"] },
  // A rule that only moves blobs ends nothing.
  ...eachPlace(4, (place) => [
    {
      property: `policy.rules.${place}.enabled`,
      operators: ["flip"],
      where: (_value, inputs) =>
        at(inputs, "policy", "rules", place, "definition", "actions", "baseBlob", "delete") !== undefined ||
        at(inputs, "policy", "rules", place, "definition", "actions", "version", "delete") !== undefined,
      controls: ["3.2.1"],
    },
  ]),
  { property: "accountName", operators: ["unrelate"], controls: ["3.2.1"] },
  { property: "", operators: ["remove"], controls: ["3.2.1"] },
);

const replication = ofType(
  "storage:ObjectReplicationPolicy",
  { property: "rules", operators: ["empty"], controls: ["availability"] },
  { property: "rules.*.sourceContainer", operators: ["unrelate"], controls: ["availability"] },
  { property: "rules.*.destinationContainer", operators: ["unrelate"], controls: ["availability"] },
  { property: "sourceAccount", operators: ["unrelate"], controls: ["availability"] },
  { property: "destinationAccount", operators: ["unrelate"], controls: ["availability"] },
  { property: "", operators: ["remove"], controls: ["availability"] },
);

export const storage: readonly Weakening[] = [
  ...access,
  ...encryption,
  ...durability,
  ...containers,
  ...immutability,
  ...recoverable,
  ...lifecycle,
  ...replication,
];
