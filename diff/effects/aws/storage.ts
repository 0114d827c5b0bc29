import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** Object stores, disks, keys and secrets. */
export const storage: EffectTable = {
  source: planned,
  rows: [
    {
      type: "aws:s3/bucket:Bucket",
      replaces: "bucket bucketPrefix bucketNamespace objectLockEnabled region",
      inPlace: "acl forceDestroy tags",
    },
    {
      type: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
      replaces: "bucket expectedBucketOwner region",
      inPlace: "others",
    },
    // What rules expire earlier than before is deleted; the whole list is one property.
    {
      type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      replaces: "bucket expectedBucketOwner region",
      shortens: `rules.*.expiration.days rules.*.noncurrentVersionExpiration.noncurrentDays
        rules.*.noncurrentVersionExpiration.newerNoncurrentVersions`,
      inPlace: "others",
    },
    { type: "aws:s3/bucketLogging:BucketLogging", replaces: "bucket expectedBucketOwner region", inPlace: "others" },
    { type: "aws:s3/bucketMetric:BucketMetric", replaces: "bucket name region", inPlace: "others" },
    {
      type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      replaces: "bucket expectedBucketOwner objectLockEnabled region",
      inPlace: "rule token",
    },
    { type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls", replaces: "bucket region", inPlace: "others" },
    { type: "aws:s3/bucketPolicy:BucketPolicy", replaces: "bucket region", inPlace: "others" },
    { type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", replaces: "bucket region", inPlace: "others" },
    { type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig", replaces: "bucket region", inPlace: "others" },
    {
      type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      replaces: "bucket expectedBucketOwner region",
      inPlace: "others",
    },
    {
      type: "aws:s3/bucketVersioning:BucketVersioning",
      replaces: "bucket expectedBucketOwner region",
      inPlace: "others",
    },
    {
      type: "aws:kms/key:Key",
      replaces: "customKeyStoreId customerMasterKeySpec keyUsage multiRegion xksKeyId region",
      inPlace: `bypassPolicyLockoutSafetyCheck deletionWindowInDays description enableKeyRotation isEnabled policy
        rotationPeriodInDays tags`,
    },
    { type: "aws:kms/alias:Alias", replaces: "name namePrefix region", inPlace: "others" },
    {
      type: "aws:secretsmanager/secret:Secret",
      replaces: "name namePrefix region",
      inPlace: "description forceOverwriteReplicaSecret kmsKeyId policy recoveryWindowInDays replicas tags",
    },
    // A new version of the secret; the one before stays with it.
    {
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      replaces: "secretBinary secretId secretString secretStringWoVersion region",
      inPlace: "secretStringWo versionStages",
    },
    {
      type: "aws:efs/fileSystem:FileSystem",
      replaces: "availabilityZoneName creationToken encrypted kmsKeyId performanceMode region",
      inPlace: "lifecyclePolicies protection provisionedThroughputInMibps tags throughputMode",
    },
    {
      type: "aws:ebs/volume:Volume",
      replaces: "availabilityZone encrypted kmsKeyId multiAttachEnabled outpostArn snapshotId region",
      inPlace: "finalSnapshot iops size tags throughput type",
    },
    { type: "aws:backup/vault:Vault", replaces: "kmsKeyArn name region", inPlace: "forceDestroy tags" },
    {
      type: "aws:sqs/queue:Queue",
      replaces: "fifoQueue name namePrefix region",
      shortens: "messageRetentionSeconds",
      inPlace: "others",
    },
  ],
};
