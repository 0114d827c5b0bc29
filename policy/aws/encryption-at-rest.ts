import { all, cannotTell, each, isAbsent, isOneOf, isTrue, never, notEmpty, unless } from "../checks";
import type { Check, CloudRule } from "../rule";

/** Nouns by which stores are called. A type that ends in one and is in no table is not passed over in silence. */
const storeNoun = /^aws:.*:(Bucket|Cache|Cluster|Database|Domain|FileSystem|Instance|Queue|Stream|Table|Vault|Volume)$/;

/** Look like stores and keep nothing, or always encrypt. */
const notStores: readonly string[] = [
  "aws:ecs/cluster:Cluster",
  "aws:eks/cluster:Cluster",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:docdb/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:memorydb/cluster:Cluster",
  "aws:backup/vault:Vault",
  "aws:fsx/lustreFileSystem:LustreFileSystem",
  "aws:dynamodb/table:Table",
  "aws:glue/catalogDatabase:CatalogDatabase",
];

/**
 * What "encrypted at rest" means for each kind of store that isn't encrypted whatever one does. Under whose key is another
 * demand: customer-keys. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  // A copy, or what is restored, takes the encryption of its source.
  "aws:rds/instance:Instance": unless("replicateSourceDb", unless("snapshotIdentifier", isTrue("storageEncrypted"))),
  "aws:rds/cluster:Cluster": unless(
    "replicationSourceIdentifier",
    unless("snapshotIdentifier", unless("globalClusterIdentifier", isTrue("storageEncrypted"))),
  ),
  "aws:rds/globalCluster:GlobalCluster": unless("sourceDbClusterIdentifier", isTrue("storageEncrypted")),
  "aws:docdb/cluster:Cluster": isTrue("storageEncrypted"),
  "aws:neptune/cluster:Cluster": isTrue("storageEncrypted"),
  "aws:redshift/cluster:Cluster": isTrue("encrypted"),
  "aws:elasticache/replicationGroup:ReplicationGroup": unless(
    "globalReplicationGroupId",
    isTrue("atRestEncryptionEnabled"),
  ),
  "aws:elasticache/cluster:Cluster": unless(
    "replicationGroupId",
    never(
      "engine",
      "a kind of cache that can be encrypted at rest",
      "take a replication group or a serverless cache, or have it waived",
    ),
  ),
  "aws:opensearch/domain:Domain": isTrue("encryptAtRest.enabled"),
  "aws:efs/fileSystem:FileSystem": isTrue("encrypted"),
  "aws:ebs/volume:Volume": isTrue("encrypted"),
  "aws:ec2/instance:Instance": all(isTrue("rootBlockDevice.encrypted"), each("ebsBlockDevices", "encrypted", isTrue)),
  "aws:ec2/launchTemplate:LaunchTemplate": all(
    notEmpty("blockDeviceMappings", "name the disk: without a mapping the image's own disk is taken, encrypted or not"),
    each("blockDeviceMappings", "ebs.encrypted", isTrue),
  ),
  "aws:ec2/launchConfiguration:LaunchConfiguration": isTrue("rootBlockDevice.encrypted"),
  // S3 encrypts every object of every bucket; with which key is said by the configuration beside it.
  "aws:s3/bucket:Bucket": isAbsent(
    "serverSideEncryptionConfiguration",
    "say it by a BucketServerSideEncryptionConfiguration of its own, or the two undo each other",
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": all(
    notEmpty("rules", "give it a rule"),
    each("rules", "applyServerSideEncryptionByDefault.sseAlgorithm", (property) =>
      isOneOf(property, ["aws:kms", "aws:kms:dsse", "AES256"]),
    ),
  ),
  "aws:kinesis/stream:Stream": isOneOf("encryptionType", ["KMS"]),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": unless(
    "kinesisSourceConfiguration",
    isTrue("serverSideEncryption.enabled"),
  ),
};

export const encryptionAtRest: CloudRule = {
  name: "encryption-at-rest",
  resources,
  otherwise: (type) =>
    storeNoun.test(type) && !notStores.includes(type)
      ? () => cannotTell("", `a store that the rule knows; it knows no ${type}`)
      : undefined,
};
