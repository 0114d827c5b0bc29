import { all, each, holds, isGiven, isTrue, unless, when } from "../checks";
import type { Check, CloudRule } from "../rule";

const arn = "the ARN of a customer key";

const key = (property: string): Check =>
  holds(
    property,
    (value) => typeof value === "string" && value !== "" && !value.includes("alias/aws/"),
    arn,
    `give ${property} ${arn}`,
  );

/**
 * Which stores take a key of the customer's, and by which property.
 * Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "aws:rds/instance:Instance": all(
    key("kmsKeyId"),
    when("performanceInsightsEnabled", true, key("performanceInsightsKmsKeyId")),
    when("manageMasterUserPassword", true, key("masterUserSecretKmsKeyId")),
  ),
  "aws:rds/cluster:Cluster": key("kmsKeyId"),
  "aws:docdb/cluster:Cluster": key("kmsKeyId"),
  "aws:neptune/cluster:Cluster": key("kmsKeyArn"),
  "aws:redshift/cluster:Cluster": key("kmsKeyId"),
  "aws:dynamodb/table:Table": all(isTrue("serverSideEncryption.enabled"), key("serverSideEncryption.kmsKeyArn")),
  "aws:elasticache/replicationGroup:ReplicationGroup": key("kmsKeyId"),
  "aws:elasticache/serverlessCache:ServerlessCache": key("kmsKeyId"),
  "aws:memorydb/cluster:Cluster": key("kmsKeyArn"),
  "aws:opensearch/domain:Domain": key("encryptAtRest.kmsKeyId"),
  "aws:efs/fileSystem:FileSystem": key("kmsKeyId"),
  "aws:fsx/lustreFileSystem:LustreFileSystem": key("kmsKeyId"),
  "aws:ebs/volume:Volume": key("kmsKeyId"),
  "aws:ec2/instance:Instance": key("rootBlockDevice.kmsKeyId"),
  "aws:ec2/launchTemplate:LaunchTemplate": each("blockDeviceMappings", "ebs.kmsKeyId", key),
  // Logs of balancers and of S3 itself can only be delivered to a bucket under the service's own key (AES256).
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": each(
    "rules",
    "applyServerSideEncryptionByDefault",
    (property) => (resource) =>
      when(`${property}.sseAlgorithm`, "aws:kms", isGiven(`${property}.kmsMasterKeyId`, arn))(resource),
  ),
  "aws:cloudwatch/logGroup:LogGroup": key("kmsKeyId"),
  "aws:cloudtrail/trail:Trail": key("kmsKeyId"),
  // Under the services' own key nothing of CloudWatch's or EventBridge's is ever delivered.
  "aws:sns/topic:Topic": key("kmsMasterKeyId"),
  "aws:sqs/queue:Queue": key("kmsMasterKeyId"),
  "aws:kinesis/stream:Stream": key("kmsKeyId"),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": unless(
    "kinesisSourceConfiguration",
    key("serverSideEncryption.keyArn"),
  ),
  "aws:secretsmanager/secret:Secret": key("kmsKeyId"),
  "aws:backup/vault:Vault": key("kmsKeyArn"),
};

export const customerKeys: CloudRule = { name: "customer-keys", resources };
