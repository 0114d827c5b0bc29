import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

const guardedKeys: Control["evidence"] = {
  aws: [
    "kms.Key.policy",
    "rds.Instance.kmsKeyId",
    "rds.Instance.masterUserSecretKmsKeyId",
    "elasticache.ReplicationGroup.kmsKeyId",
    "secretsmanager.Secret.kmsKeyId",
  ],
  azure: [
    "keyvault.Vault.properties",
    "keyvault.Key.properties",
    "sql.EncryptionProtector.serverKeyType",
    "storage.StorageAccount.encryption",
  ],
};

/** Requirement 3: stored account data. */
export const requirement3: readonly Control[] = [
  {
    number: "3.2.1",
    title: "Account data is stored as little and as briefly as possible, and then disposed of.",
    level: "advisory",
    severity: "medium",
    shows: "Objects and backups come to an end after a set time.",
    remains: "The retention policy with its reasons, rows in databases, and proof of disposal.",
    evidence: {
      aws: ["s3.BucketLifecycleConfiguration.rules", "rds.Instance.backupRetentionPeriod"],
      azure: ["storage.ManagementPolicy.policy", "sql.BackupShortTermRetentionPolicy.retentionDays"],
    },
    source: inText,
  },
  {
    number: "3.5.1",
    title: "Card numbers are unreadable wherever they are stored: hashed, truncated, tokenised or encrypted.",
    level: "mandatory",
    severity: "critical",
    shows: "Every store is encrypted at rest. That is a part only: see 3.5.1.2.",
    remains: "Keeping card numbers out, or making them unreadable in the application.",
    evidence: {
      aws: [
        "rds.Instance.storageEncrypted",
        "elasticache.ReplicationGroup.atRestEncryptionEnabled",
        "s3.BucketServerSideEncryptionConfiguration.rules",
        "ec2.LaunchTemplate.blockDeviceMappings",
        "cloudwatch.LogGroup.kmsKeyId",
        "sns.Topic.kmsMasterKeyId",
        "cloudtrail.Trail.kmsKeyId",
        "backup.Vault.kmsKeyArn",
      ],
      azure: [
        "sql.TransparentDataEncryption.state",
        "storage.StorageAccount.encryption",
        "compute.VirtualMachineScaleSet.virtualMachineProfile",
        "compute.DiskEncryptionSet.encryptionType",
      ],
    },
    source: alsoAt("service.securitm.ru/docs/pci-dss-v4-0/requirement-3-5"),
  },
  {
    number: "3.5.1.2",
    title: "Encryption of a whole disk counts by itself on removable media only; elsewhere a second means is needed.",
    level: "advisory",
    severity: "high",
    shows: "A key of its own stands ready for encryption in the application.",
    remains: "Using it on each field, or showing that no card number is stored at all.",
    evidence: { aws: ["kms.Key.description"], azure: ["keyvault.Key.properties"] },
    source: alsoAt(
      "service.securitm.ru/docs/pci-dss-v4-0/requirement-3-5, learn.daydream.ai/requirements/pci-dss-3-5-1-2",
    ),
  },
  {
    number: "3.6.1",
    title: "Keys are protected against disclosure and misuse: few custodians, few places, stronger keys above them.",
    level: "mandatory",
    severity: "high",
    shows: "Stores use keys of the customer's own, whose policy names who may use them.",
    remains: "The written procedures, and who the custodians are.",
    evidence: guardedKeys,
    source: inText,
  },
  {
    number: "3.6.1.2",
    title: "Secret and private keys lie under a key-encrypting key, in a hardware module, or in shares.",
    level: "mandatory",
    severity: "high",
    shows: "Keys are made and held in the cloud's key service and never handed out in clear.",
    remains: "The provider's attestation of its hardware modules; keys that the application holds itself.",
    evidence: guardedKeys,
    source: alsoAt("ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/03/06/01/02"),
  },
  {
    number: "3.6.1.3",
    title: "As few custodians as possible can get at parts of keys in clear.",
    level: "mandatory",
    severity: "high",
    shows: "No key policy is open to everyone, and applications may use keys but not manage them.",
    remains: "Custodians of keys that exist outside the key service.",
    evidence: {
      aws: ["kms.Key.policy"],
      azure: ["keyvault.Vault.properties", "authorization.RoleAssignment.roleDefinitionId"],
    },
    source: inText,
  },
  {
    number: "3.7.4",
    title: "Each kind of key has a lifetime, and is changed when that ends.",
    level: "mandatory",
    severity: "medium",
    shows: "Keys are renewed by themselves within a year.",
    remains: "Setting the lifetime for each kind of key, with the reason.",
    evidence: {
      aws: ["kms.Key.enableKeyRotation", "kms.Key.rotationPeriodInDays"],
      azure: ["keyvault.Key.properties", "sql.EncryptionProtector.autoRotationEnabled"],
    },
    source: alsoAt("withpci.com/requirements/3/3.7/3.7.4"),
  },
  {
    number: "3.7.5",
    title: "Keys that are old, weakened or suspected are retired, replaced or destroyed, and encrypt no more.",
    level: "mandatory",
    severity: "high",
    shows: "A key can't vanish at once: its deletion waits, and can be taken back.",
    remains: "Deciding when a key is weakened or suspected, and replacing it.",
    evidence: { aws: ["kms.Key.deletionWindowInDays"], azure: ["keyvault.Vault.properties"] },
    source: alsoAt("ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/03/07/05"),
  },
];
