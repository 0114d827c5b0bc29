import { all, cannotTell, each, holds, ifSet, isGiven, isNoneOf, isTrue, unless, violates, when } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, read, unseen } from "../view";
import { statementsOf } from "./shared/policy-document";
import { startedBy } from "./shared/run-instances";

const arn = "the ARN of a customer key";

const key = (property: string): Check =>
  holds(
    property,
    (value) => typeof value === "string" && value !== "" && !/alias\/aws\/|^AWS_OWNED/.test(value),
    arn,
    `give ${property} ${arn}`,
  );

/** A copy in the same region takes the key of its source. */
const unlessCopied =
  (sources: readonly string[], check: Check): Check =>
  (resource) =>
    sources.some((source) => at(resource, source) !== undefined) ? [] : check(resource);

const inAnotherRegion = (resource: Parameters<Check>[0]) =>
  typeof at(resource, "replicateSourceDb") === "string" &&
  !String(at(resource, "replicateSourceDb")).startsWith("arn:");

const byKms =
  (property: string): Check =>
  (resource) =>
    /^aws:kms/.test(String(at(resource, `${property}.sseAlgorithm`)))
      ? isGiven(`${property}.kmsMasterKeyId`, arn)(resource)
      : [];

const bucketRules: Check = all(
  each("rules", "applyServerSideEncryptionByDefault", byKms),
  // A caller's own key is one that nobody here can take away: S3 refuses it where nothing is said (S3 User Guide; 2026-11).
  each("rules", "blockedEncryptionTypes", (property) =>
    holds(property, (value) => !entries(value).includes("NONE"), "SSE-C among them", "leave it out, or block SSE-C"),
  ),
);

/** A policy that refuses other keys refuses them to everybody, by the words that a request has. */
const refusal: Check = (resource) => {
  const statements = statementsOf(at(resource, "policy"));
  if (statements === unseen) return cannotTell("policy", "a policy that can be read");
  return (statements ?? []).flatMap(({ index, effect, principals, conditions }): readonly Complaint[] => {
    const asked = Object.entries(conditions).flatMap(([operator, keys]) =>
      operator.startsWith("Null") ? [] : (keys["s3:x-amz-server-side-encryption"] ?? []),
    );
    if (effect !== "Deny" || asked.length === 0) return [];
    const odd = asked.find((word) => !/^(AES256|aws:kms(:dsse)?|aws:kms\*|\*)$/.test(word));
    if (odd === undefined && principals.includes("*")) return [];
    const found = odd === undefined ? `some callers in statement ${index}` : `${odd} in statement ${index}`;
    const mend = "refuse it to everybody, by a value that S3 knows";
    return [{ verdict: "violates", property: "policy", found, wanted: "AES256 or aws:kms, for everybody", mend }];
  });
};

const automation: Check = (resource) => {
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  return startedBy(content).flatMap((inputs) =>
    entries(read(inputs, "BlockDeviceMappings"))
      .filter((disk) => read(disk, "Ebs", "KmsKeyId") === undefined)
      .flatMap((disk) => violates("content", disk, "Ebs.KmsKeyId", "name a customer key for the disk")),
  );
};

/**
 * Which stores take a key of the customer's, and by which property.
 * Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
const databases: Readonly<Record<string, Check>> = {
  "aws:rds/instance:Instance": all(
    (resource) =>
      inAnotherRegion(resource)
        ? []
        : unlessCopied(["snapshotIdentifier", "restoreToPointInTime"], key("kmsKeyId"))(resource),
    when("performanceInsightsEnabled", true, key("performanceInsightsKmsKeyId")),
    when("manageMasterUserPassword", true, key("masterUserSecretKmsKeyId")),
  ),
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": key("kmsKeyId"),
  "aws:rds/cluster:Cluster": all(
    unlessCopied(["snapshotIdentifier", "restoreToPointInTime"], key("kmsKeyId")),
    when("performanceInsightsEnabled", true, key("performanceInsightsKmsKeyId")),
    when("manageMasterUserPassword", true, key("masterUserSecretKmsKeyId")),
  ),
  "aws:rds/clusterInstance:ClusterInstance": when(
    "performanceInsightsEnabled",
    true,
    key("performanceInsightsKmsKeyId"),
  ),
  "aws:rds/clusterActivityStream:ClusterActivityStream": key("kmsKeyId"),
  "aws:rds/exportTask:ExportTask": key("kmsKeyId"),
  "aws:rds/snapshotCopy:SnapshotCopy": key("kmsKeyId"),
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": key("kmsKeyId"),
  "aws:docdb/cluster:Cluster": unlessCopied(["snapshotIdentifier", "restoreToPointInTime"], key("kmsKeyId")),
  "aws:docdb/elasticCluster:ElasticCluster": key("kmsKeyId"),
  "aws:neptune/cluster:Cluster": unlessCopied(["snapshotIdentifier"], key("kmsKeyArn")),
  "aws:neptunegraph/graph:Graph": key("kmsKeyIdentifier"),
  "aws:redshift/cluster:Cluster": all(
    unlessCopied(["snapshotIdentifier", "snapshotArn"], key("kmsKeyId")),
    when("manageMasterPassword", true, key("masterPasswordSecretKmsKeyId")),
  ),
  "aws:redshiftserverless/namespace:Namespace": all(
    key("kmsKeyId"),
    when("manageAdminPassword", true, key("adminPasswordSecretKmsKeyId")),
  ),
  "aws:dynamodb/table:Table": all(
    isTrue("serverSideEncryption.enabled"),
    key("serverSideEncryption.kmsKeyArn"),
    each("replicas", "kmsKeyArn", key),
  ),
  "aws:dynamodb/tableReplica:TableReplica": key("kmsKeyArn"),
  "aws:dsql/cluster:Cluster": key("kmsEncryptionKey"),
  "aws:keyspaces/table:Table": key("encryptionSpecification.kmsKeyIdentifier"),
  "aws:timestreamwrite/database:Database": key("kmsKeyId"),
  "aws:elasticache/replicationGroup:ReplicationGroup": unless("globalReplicationGroupId", key("kmsKeyId")),
  "aws:elasticache/serverlessCache:ServerlessCache": key("kmsKeyId"),
  "aws:memorydb/cluster:Cluster": key("kmsKeyArn"),
  "aws:opensearch/domain:Domain": key("encryptAtRest.kmsKeyId"),
  "aws:elasticsearch/domain:Domain": key("encryptAtRest.kmsKeyId"),
};

const files: Readonly<Record<string, Check>> = {
  "aws:efs/fileSystem:FileSystem": key("kmsKeyId"),
  "aws:efs/replicationConfiguration:ReplicationConfiguration": ifSet("destination.region", key("destination.kmsKeyId")),
  "aws:fsx/lustreFileSystem:LustreFileSystem": key("kmsKeyId"),
  "aws:fsx/ontapFileSystem:OntapFileSystem": key("kmsKeyId"),
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": key("kmsKeyId"),
  "aws:fsx/windowsFileSystem:WindowsFileSystem": key("kmsKeyId"),
  "aws:ebs/volume:Volume": key("kmsKeyId"),
  "aws:ebs/snapshotCopy:SnapshotCopy": key("kmsKeyId"),
  "aws:backup/vault:Vault": key("kmsKeyArn"),
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": key("encryptionKeyArn"),
  // Logs of balancers and of S3 itself can only be delivered to a bucket under the service's own key (AES256).
  "aws:s3/bucket:Bucket": byKms("serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": bucketRules,
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": bucketRules,
  "aws:s3/bucketPolicy:BucketPolicy": refusal,
};

const compute: Readonly<Record<string, Check>> = {
  "aws:ec2/instance:Instance": (resource) =>
    at(resource, "launchTemplate") !== undefined && at(resource, "rootBlockDevice") === undefined
      ? []
      : key("rootBlockDevice.kmsKeyId")(resource),
  "aws:ec2/launchTemplate:LaunchTemplate": each("blockDeviceMappings", "ebs.kmsKeyId", key),
  "aws:ec2/amiCopy:AmiCopy": key("kmsKeyId"),
  "aws:ecs/service:Service": ifSet("volumeConfiguration", key("volumeConfiguration.managedEbsVolume.kmsKeyId")),
  "aws:ssm/document:Document": automation,
  "aws:workspaces/workspace:Workspace": key("volumeEncryptionKey"),
};

const messagesAndLogs: Readonly<Record<string, Check>> = {
  "aws:cloudwatch/logGroup:LogGroup": key("kmsKeyId"),
  "aws:cloudtrail/trail:Trail": key("kmsKeyId"),
  "aws:cloudtrail/eventDataStore:EventDataStore": key("kmsKeyId"),
  // Under the services' own key nothing of CloudWatch's or EventBridge's is ever delivered.
  "aws:sns/topic:Topic": key("kmsMasterKeyId"),
  "aws:sqs/queue:Queue": key("kmsMasterKeyId"),
  "aws:kinesis/stream:Stream": key("kmsKeyId"),
  "aws:kinesis/videoStream:VideoStream": key("kmsKeyId"),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": unless(
    "kinesisSourceConfiguration",
    all(
      key("serverSideEncryption.keyArn"),
      isNoneOf("serverSideEncryption.keyType", [undefined, "AWS_OWNED_CMK"], "set it to CUSTOMER_MANAGED_CMK"),
    ),
  ),
  "aws:msk/cluster:Cluster": key("encryptionInfo.encryptionAtRestKmsKeyArn"),
  "aws:mq/broker:Broker": all(
    key("encryptionOptions.kmsKeyId"),
    holds("encryptionOptions.useAwsOwnedKey", (value) => value === false || value === "false", "false"),
  ),
  "aws:mwaa/environment:Environment": key("kmsKey"),
  "aws:secretsmanager/secret:Secret": all(key("kmsKeyId"), each("replicas", "kmsKeyId", key)),
  "aws:ssm/parameter:Parameter": when("type", "SecureString", key("keyId")),
};

export const customerKeys: CloudRule = {
  name: "customer-keys",
  resources: { ...databases, ...files, ...compute, ...messagesAndLogs },
};
