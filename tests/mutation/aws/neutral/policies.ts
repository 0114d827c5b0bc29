import type { Neutral } from "../../tables";

export const policies: readonly Neutral[] = [
  {
    reason: "Turned, the permission refuses: what depends on it stops, nothing opens.",
    properties: [
      "aws:ec2/vpcEndpoint:VpcEndpoint policy.Statement.*.Effect",
      "aws:iam/policy:Policy policy.Statement.*.Effect",
      "aws:iam/role:Role assumeRolePolicy.Statement.*.Effect",
      "aws:iam/rolePolicy:RolePolicy policy.Statement.*.Effect",
      "aws:kms/key:Key policy.Statement.*.Effect",
    ],
  },
  {
    reason: "In a policy of a resource, the resource itself.",
    properties: [
      "aws:kms/key:Key policy.Statement.*.Resource",
      "aws:sns/topicPolicy:TopicPolicy policy.Statement.*.Resource",
    ],
  },
  {
    reason: "Every caller, as an endpoint's policy is written; its condition says whose.",
    properties: ["aws:ec2/vpcEndpoint:VpcEndpoint policy.Statement.*.Principal"],
  },
  {
    reason: "Second of two conditions, each of which holds the caller to this account; dropping both is watched.",
    properties: [
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyDocument.Statement.*.Condition.StringEquals.aws:SourceAccount",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyDocument.Statement.*.Condition.ArnLike.aws:SourceArn",
      "aws:iam/role:Role assumeRolePolicy.Statement.*.Condition.ArnLike.aws:SourceArn",
      "aws:kms/key:Key policy.Statement.*.Condition.StringEquals.kms:CallerAccount",
      "aws:kms/key:Key policy.Statement.*.Condition.StringLike.kms:EncryptionContext:aws:cloudtrail:arn",
      "aws:sns/topicPolicy:TopicPolicy policy.Statement.*.Condition.ArnLike.aws:SourceArn",
    ],
  },
  {
    reason: "Without it a refusal refuses more, or nothing changes: ACLs are off.",
    properties: [
      "aws:s3/bucketPolicy:BucketPolicy policy.Statement.*.Condition.StringEquals.s3:x-amz-acl",
      "aws:s3/bucketPolicy:BucketPolicy policy.Statement.*.Condition.StringNotEquals.s3:x-amz-server-side-encryption-aws-kms-key-id",
    ],
  },
  {
    reason:
      "How many requests are too many, counted how, and of which pages: tuning. That the rules are there and block is watched.",
    properties: [
      "aws:wafv2/webAcl:WebAcl rules.*.action.block.customResponse.responseCode",
      "aws:wafv2/webAcl:WebAcl rules.*.priority",
      "aws:wafv2/webAcl:WebAcl rules.*.statement.managedRuleGroupStatement.vendorName",
      "aws:wafv2/webAcl:WebAcl rules.*.statement.rateBasedStatement.**",
    ],
  },
  {
    reason: "Lets through what no rule refuses, as in front of any public shop.",
    properties: ["aws:wafv2/webAcl:WebAcl defaultAction.allow"],
  },
  {
    reason: "Another scope or metric name fits nothing; a single rule's counts and samples are for looking closer.",
    properties: [
      "aws:wafv2/webAcl:WebAcl scope",
      "aws:wafv2/webAcl:WebAcl rules.*.visibilityConfig.cloudwatchMetricsEnabled",
      "aws:wafv2/webAcl:WebAcl rules.*.visibilityConfig.metricName",
      "aws:wafv2/webAcl:WebAcl rules.*.visibilityConfig.sampledRequestsEnabled",
      "aws:wafv2/webAcl:WebAcl visibilityConfig.metricName",
      "aws:wafv2/webAcl:WebAcl visibilityConfig.sampledRequestsEnabled",
    ],
  },
  {
    reason: "Both ways hide the value; the log's own redaction hides the same headers a second time.",
    properties: [
      "aws:wafv2/webAcl:WebAcl dataProtectionConfig.dataProtections.*.action",
      "aws:wafv2/webAcl:WebAcl dataProtectionConfig.dataProtections.*.field.fieldType",
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration redactedFields.*.singleHeader.name",
    ],
  },
];
