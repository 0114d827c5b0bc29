import { all, each, isAbsent, isGiven, isOneOf, isTrue, never, notEmpty, unless, when } from "../checks";
import type { Check } from "../rule";

const key = "the ARN of a customer key";

/**
 * What "encrypted at rest" means for each kind of store. A key of the customer's wherever the service takes one; where it
 * doesn't, the service's own. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const encryptionAtRest: Readonly<Record<string, Check>> = {
  // A copy takes the encryption of its source and only needs to name the key of its own region.
  "aws:rds/instance:Instance": all(
    unless("replicateSourceDb", isTrue("storageEncrypted")),
    isGiven("kmsKeyId", key),
    when("performanceInsightsEnabled", true, isGiven("performanceInsightsKmsKeyId", key)),
  ),
  "aws:rds/cluster:Cluster": all(isTrue("storageEncrypted"), isGiven("kmsKeyId", key)),
  "aws:rds/globalCluster:GlobalCluster": isTrue("storageEncrypted"),
  "aws:docdb/cluster:Cluster": all(isTrue("storageEncrypted"), isGiven("kmsKeyId", key)),
  "aws:neptune/cluster:Cluster": all(isTrue("storageEncrypted"), isGiven("kmsKeyArn", key)),
  "aws:redshift/cluster:Cluster": all(isTrue("encrypted"), isGiven("kmsKeyId", key)),
  "aws:dynamodb/table:Table": all(
    isTrue("serverSideEncryption.enabled"),
    isGiven("serverSideEncryption.kmsKeyArn", key),
  ),
  "aws:elasticache/replicationGroup:ReplicationGroup": all(isTrue("atRestEncryptionEnabled"), isGiven("kmsKeyId", key)),
  "aws:elasticache/serverlessCache:ServerlessCache": isGiven("kmsKeyId", key),
  "aws:elasticache/cluster:Cluster": unless(
    "replicationGroupId",
    never("engine", "this kind of cache can't be encrypted at rest; take a replication group, or have it waived"),
  ),
  "aws:memorydb/cluster:Cluster": isGiven("kmsKeyArn", key),
  "aws:opensearch/domain:Domain": all(isTrue("encryptAtRest.enabled"), isGiven("encryptAtRest.kmsKeyId", key)),
  "aws:efs/fileSystem:FileSystem": all(isTrue("encrypted"), isGiven("kmsKeyId", key)),
  "aws:fsx/lustreFileSystem:LustreFileSystem": isGiven("kmsKeyId", key),
  "aws:ebs/volume:Volume": all(isTrue("encrypted"), isGiven("kmsKeyId", key)),
  "aws:ec2/instance:Instance": all(isTrue("rootBlockDevice.encrypted"), isGiven("rootBlockDevice.kmsKeyId", key)),
  "aws:ec2/launchTemplate:LaunchTemplate": all(
    notEmpty("blockDeviceMappings", "without one the image's own disk is taken, encrypted or not"),
    each("blockDeviceMappings", "ebs.encrypted", isTrue),
    each("blockDeviceMappings", "ebs.kmsKeyId", (property) => isGiven(property, key)),
  ),
  // S3 encrypts every object of every bucket; with which key is said by the configuration beside it.
  "aws:s3/bucket:Bucket": isAbsent(
    "serverSideEncryptionConfiguration",
    "say it by a BucketServerSideEncryptionConfiguration of its own, or the two undo each other",
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": all(
    notEmpty("rules", "give it one"),
    each("rules", "applyServerSideEncryptionByDefault.sseAlgorithm", (property) =>
      isOneOf(property, ["aws:kms", "aws:kms:dsse", "AES256"]),
    ),
    (resource) =>
      when(
        "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm",
        "aws:kms",
        isGiven("rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId", key),
      )(resource),
  ),
  "aws:cloudwatch/logGroup:LogGroup": isGiven("kmsKeyId", key),
  "aws:cloudtrail/trail:Trail": isGiven("kmsKeyId", key),
  "aws:sns/topic:Topic": all(isGiven("kmsMasterKeyId", key), notTheServicesOwn("kmsMasterKeyId")),
  "aws:sqs/queue:Queue": isGiven("kmsMasterKeyId", key),
  "aws:kinesis/stream:Stream": all(isOneOf("encryptionType", ["KMS"]), isGiven("kmsKeyId", key)),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": all(
    isTrue("serverSideEncryption.enabled"),
    isGiven("serverSideEncryption.keyArn", key),
  ),
  "aws:secretsmanager/secret:Secret": isGiven("kmsKeyId", key),
  "aws:backup/vault:Vault": isGiven("kmsKeyArn", key),
};

/** Under the services' own key nothing of CloudWatch's or EventBridge's is ever delivered. */
function notTheServicesOwn(property: string): Check {
  return (resource) =>
    when(
      property,
      "alias/aws/sns",
      never(property, `${property} is the service's own; alarms can't publish under it`),
    )(resource);
}
