/** What is encrypted under a key: data of the shop, or what is written down about it. */
export type Purpose = "data" | "logs";

export interface KeyUse {
  readonly type: string;
  /** Paths of the properties that name the key; `*` for each entry of a list. */
  readonly properties: readonly string[];
  readonly purpose: Purpose;
  /** Service in whose name the key is used: that in `kms:ViaService`, or the principal. */
  readonly service: string;
}

const row = (purpose: Purpose, service: string, type: string, ...properties: string[]): KeyUse => ({
  ...{ type, properties, purpose, service },
});

/**
 * Where stores and logs name their key. Queues and topics carry messages from one to the other and are neither.
 * Source: @pulumi/aws 7.48.0, declarations of each type; services: user guides, "How … uses AWS KMS"; 2026-11.
 */
export const keyUses: readonly KeyUse[] = [
  row("data", "rds", "aws:rds/instance:Instance", "kmsKeyId", "performanceInsightsKmsKeyId"),
  row("data", "rds", "aws:rds/cluster:Cluster", "kmsKeyId", "performanceInsightsKmsKeyId"),
  row("data", "rds", "aws:rds/clusterInstance:ClusterInstance", "performanceInsightsKmsKeyId"),
  row("data", "rds", "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", "kmsKeyId"),
  row("data", "rds", "aws:docdb/cluster:Cluster", "kmsKeyId"),
  row("data", "rds", "aws:neptune/cluster:Cluster", "kmsKeyArn"),
  row("data", "redshift", "aws:redshift/cluster:Cluster", "kmsKeyId"),
  row("data", "redshift", "aws:redshiftserverless/namespace:Namespace", "kmsKeyId"),
  row("data", "dynamodb", "aws:dynamodb/table:Table", "serverSideEncryption.kmsKeyArn"),
  row("data", "elasticache", "aws:elasticache/replicationGroup:ReplicationGroup", "kmsKeyId"),
  row("data", "elasticache", "aws:elasticache/serverlessCache:ServerlessCache", "kmsKeyId"),
  row("data", "memorydb", "aws:memorydb/cluster:Cluster", "kmsKeyArn"),
  row("data", "es", "aws:opensearch/domain:Domain", "encryptAtRest.kmsKeyId"),
  row("data", "elasticfilesystem", "aws:efs/fileSystem:FileSystem", "kmsKeyId"),
  row("data", "ec2", "aws:ebs/volume:Volume", "kmsKeyId"),
  row("data", "ec2", "aws:ec2/instance:Instance", "rootBlockDevice.kmsKeyId"),
  row("data", "ec2", "aws:ec2/launchTemplate:LaunchTemplate", "blockDeviceMappings.*.ebs.kmsKeyId"),
  row("data", "secretsmanager", "aws:secretsmanager/secret:Secret", "kmsKeyId", "replicas.*.kmsKeyId"),
  row("data", "kinesis", "aws:kinesis/stream:Stream", "kmsKeyId"),
  row("logs", "logs", "aws:cloudwatch/logGroup:LogGroup", "kmsKeyId"),
  row("logs", "cloudtrail", "aws:cloudtrail/trail:Trail", "kmsKeyId"),
  row("logs", "cloudtrail", "aws:cloudtrail/eventDataStore:EventDataStore", "kmsKeyId"),
];

/** Neither the one nor the other, but under a key that somebody made for them. */
export const otherUses: readonly Omit<KeyUse, "purpose">[] = [
  { type: "aws:sns/topic:Topic", properties: ["kmsMasterKeyId"], service: "sns" },
  { type: "aws:sqs/queue:Queue", properties: ["kmsMasterKeyId"], service: "sqs" },
  { type: "aws:rds/instance:Instance", properties: ["masterUserSecretKmsKeyId"], service: "secretsmanager" },
  { type: "aws:rds/cluster:Cluster", properties: ["masterUserSecretKmsKeyId"], service: "secretsmanager" },
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    properties: ["rules.*.destination.encryptionConfiguration.replicaKmsKeyId"],
    service: "s3",
  },
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    properties: ["serverSideEncryption.keyArn"],
    service: "firehose",
  },
];
