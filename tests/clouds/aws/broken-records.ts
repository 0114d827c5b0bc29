import type { Broken } from "../broken";
import { all, more, twice, withInput, withText, without, withoutWaiting } from "../broken";

const group = "aws:cloudwatch/logGroup:LogGroup";
const stream = "aws:cloudwatch/logStream:LogStream";
const groupPolicy = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
const filter = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
const source = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const destination = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const delivery = "aws:cloudwatch/logDelivery:LogDelivery";
const firehose = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const document = "aws:ssm/document:Document";
const topicPolicy = "aws:sns/topicPolicy:TopicPolicy";
const subscription = "aws:sns/topicSubscription:TopicSubscription";
const trail = "aws:cloudtrail/trail:Trail";
const role = "aws:iam/role:Role";
const rights = "aws:iam/rolePolicy:RolePolicy";
const key = "aws:kms/key:Key";
const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";

const here = "us-east-2";
const sender = `database-logs-sender-${here}`;
const toStore = `database-logs-${here}`;
const log = `database-log-postgresql-${here}`;

/** Logs, their delivery and notices with one mistake each. */
export const brokenRecords: readonly Broken[] = [
  {
    title: "a log group under a key that the logs may not use",
    code: "AccessDeniedException",
    edit: withText(key, `logs-${here}`, "policy", '"logs.us-east-2.amazonaws.com"}', '"ec2.amazonaws.com"}'),
  },
  { title: "a log group said twice", code: "ResourceAlreadyExistsException", edit: twice(group, `app-${here}`) },
  {
    title: "a stream in a group that isn't there",
    code: "ResourceNotFoundException",
    edit: withInput(stream, toStore, "logGroupName", "nowhere"),
  },
  {
    title: "a policy that is too long",
    code: "InvalidParameterException",
    edit: withText(groupPolicy, `firewall-${here}-logs`, "policyDocument", "FirewallLogs", "FirewallLogs".repeat(450)),
  },
  {
    title: "too many policies of groups",
    code: "LimitExceededException",
    edit: more(groupPolicy, `firewall-${here}-logs`, 10, (i) => ({ policyName: `firewall-${i}` })),
  },
  {
    title: "too many readers of a group",
    code: "LimitExceededException",
    edit: more(filter, log, 2),
  },
  {
    title: "a sender that the logs can't be",
    code: "ValidationException",
    edit: withText(role, sender, "assumeRolePolicy", "logs.amazonaws.com", "ec2.amazonaws.com"),
  },
  {
    title: "a sender that may not send",
    code: "InvalidParameterException",
    edit: without(rights, sender),
  },
  {
    title: "a source of the edge outside its region",
    code: "ValidationException",
    edit: (program) => {
      const provider = program.find(({ type, name }) => type === group && name === `app-${here}`)?.provider;
      return program.map((each) => (each.type === source ? { ...each, provider: provider ?? "" } : each));
    },
  },
  { title: "a source said twice", code: "ConflictException", edit: twice(source, "static") },
  {
    title: "a delivery from a source that isn't there",
    code: "ResourceNotFoundException",
    edit: withInput(delivery, "static", "deliverySourceName", "nowhere"),
  },
  {
    title: "a delivery that doesn't wait for the group's policy",
    code: "AccessDeniedException",
    edit: withoutWaiting(destination, "static", "logResourcePolicy"),
  },
  {
    title: "two streams of one name",
    code: "ResourceInUseException",
    edit: all(withInput(firehose, toStore, "name", "logs"), twice(firehose, toStore, { name: "logs" })),
  },
  {
    title: "a stream into a bucket that isn't there",
    code: "InvalidArgumentException",
    edit: withInput(firehose, toStore, "extendedS3Configuration.bucketArn", "arn:aws:s3:::nowhere"),
  },
  {
    title: "a stream whose role Firehose can't assume",
    code: "InvalidArgumentException",
    edit: withText(role, toStore, "assumeRolePolicy", "firehose.amazonaws.com", "ec2.amazonaws.com"),
  },
  {
    title: "a stream whose role may not write",
    code: "InvalidArgumentException",
    edit: without(rights, toStore),
  },
  {
    title: "a stream under a key that may not be used through Firehose",
    code: "InvalidKMSResourceException",
    edit: withText(key, `logs-${here}`, "policy", "firehose.us-east-2", "kinesis.us-east-2"),
  },
  { title: "a document said twice", code: "DocumentAlreadyExists", edit: twice(document, `db-init-${here}`) },
  {
    title: "a document without steps",
    code: "InvalidDocumentContent",
    edit: withInput(document, `db-init-${here}`, "content", "{}"),
  },
  {
    title: "too many documents",
    code: "DocumentLimitExceeded",
    edit: more(document, `db-init-${here}`, 500, (i) => ({
      name: `document-${i}`,
      content: '{"mainSteps":[{"name":"wait"}]}',
    })),
  },
  {
    title: "a subscription to the other region's topic",
    code: "NotFound",
    edit: (program) => {
      const topic = program.find(({ type, name }) => type === topicPolicy && name === "alarms-us-west-2")?.inputs[
        "arn"
      ];
      const name = String(program.find((each) => each.type === subscription && each.name.endsWith(here))?.name);
      return withInput(subscription, name, "topic", topic)(program);
    },
  },
  {
    title: "a topic's policy about another topic",
    code: "InvalidParameter",
    edit: withText(topicPolicy, `alarms-${here}`, "policy", /"Resource":"[^"]*"/, '"Resource":"nowhere"'),
  },
  {
    title: "a trail said twice",
    code: "TrailAlreadyExistsException",
    edit: twice(trail, "trail"),
  },
  {
    title: "too many trails",
    code: "MaximumNumberOfTrailsExceededException",
    edit: more(trail, "trail", 5, (i) => ({ name: `commerce-prod-aws-${i}` })),
  },
  {
    title: "a trail into a bucket that isn't there",
    code: "S3BucketDoesNotExistException",
    edit: withInput(trail, "trail", "s3BucketName", "nowhere"),
  },
  {
    title: "a trail that doesn't wait for the store's policy",
    code: "InsufficientS3BucketPolicyException",
    edit: all(
      ...["bucketPolicy", "bucketObjectLock", "bucketReplication"].map((each) => withoutWaiting(trail, "trail", each)),
    ),
  },
  {
    title: "a trail that the store's policy names otherwise",
    code: "InsufficientS3BucketPolicyException",
    edit: withText(bucketPolicy, `audit-${here}`, "policy", "trail/commerce-prod-aws-", "trail/other-"),
  },
  {
    title: "a trail under a key that isn't there",
    code: "KmsKeyNotFoundException",
    edit: withInput(trail, "trail", "kmsKeyId", "0f0f0f0f-0000-4000-8000-000000000000"),
  },
  {
    title: "a trail under the other region's key",
    code: "KmsException",
    edit: (program) => {
      const encryption = program.find(
        ({ type, name }) => type.endsWith("BucketServerSideEncryptionConfiguration") && name === "audit-us-west-2",
      );
      const [rule] = (encryption?.inputs["rules"] ?? []) as { applyServerSideEncryptionByDefault: object }[];
      const { kmsMasterKeyId } = rule?.applyServerSideEncryptionByDefault as { kmsMasterKeyId: string };
      return withInput(trail, "trail", "kmsKeyId", kmsMasterKeyId)(program);
    },
  },
  {
    title: "a trail under a key that CloudTrail may not use",
    code: "InsufficientEncryptionPolicyException",
    edit: withText(key, `audit-${here}`, "policy", '"kms:GenerateDataKey*","Resource"', '"kms:Encrypt","Resource"'),
  },
  {
    title: "a trail into a group without its ending",
    code: "InvalidCloudWatchLogsLogGroupArnException",
    edit: withText(trail, "trail", "cloudWatchLogsGroupArn", ":*", ""),
  },
  {
    title: "a trail whose role may not write",
    code: "InvalidCloudWatchLogsRoleArnException",
    edit: without(rights, "trail"),
  },
];
