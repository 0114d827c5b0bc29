/**
 * Services that say for whom they act when they take on a role, so that its trust can hold them to it: each has a page "Cross-service
 * confused deputy prevention", or the condition in its own example of a trust policy, in its user guide; 2026-11.
 * Not here: those that act in the account that holds the instance, function or task (ec2, lambda, edgelambda, eks, spotfleet), and
 * those whose guide shows trust without a source (s3 for replication, ecs, arc-region-switch, elasticmapreduce, codedeploy, dlm).
 * ecs-tasks and rds send one but need none: only a principal of the account can hand the role over.
 */
export const sendSourceToRoles: readonly string[] = [
  "appflow",
  "athena",
  "backup",
  "batchoperations.s3",
  "bedrock",
  "cloudtrail",
  "codebuild",
  "codepipeline",
  "config",
  "datasync",
  "delivery.logs",
  "dms",
  "events",
  "export.rds",
  "firehose",
  "glue",
  "kinesisanalytics",
  "logs",
  "monitoring.rds",
  "pipes",
  "sagemaker",
  "scheduler",
  "ssm",
  "states",
  "synthetics",
  "transfer",
  "vpc-flow-logs",
];

/**
 * Services that say for whom they act when they use a resource by its policy, by the same guides. Not here: EventBridge, whose
 * rules can't be named in the policy of a topic in every region nor in that of its key (EventBridge User Guide, "Using
 * resource-based policies"; 2026-11), and the deliverers of balancer logs, whose path names the account instead.
 */
export const sendSourceToResources: readonly string[] = [
  "backup",
  "budgets",
  "cloudfront",
  "cloudtrail",
  "cloudwatch",
  "codestar-notifications",
  "config",
  "costalerts",
  "delivery.logs",
  "events.rds",
  "firehose",
  "guardduty",
  "inspector2",
  "logging.s3",
  "logs",
  "s3",
  "ses",
  "sns",
  "sqs",
  "ssm",
  "vpc-flow-logs",
];

/** `logs` for `logs.us-east-1.amazonaws.com`. */
export function serviceOf(principal: string): string | undefined {
  const host = /^Service:(.+?)\.amazonaws\.com(?:\.cn)?$/.exec(principal)?.[1];
  return host?.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, "");
}
