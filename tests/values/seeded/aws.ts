import type { Seeded } from "./seeded";

interface Row {
  readonly what: string;
  readonly type: string;
  readonly path: string;
  readonly value: unknown;
}

/** Wrong values for AWS, from what goes wrong in practice, spread over the services. */
const rows: readonly Row[] = [
  {
    what: "a minor version that is no longer sold",
    type: "aws:rds/instance:Instance",
    path: "engineVersion",
    value: "17.2",
  },
  {
    what: "a class that does not exist",
    type: "aws:rds/instance:Instance",
    path: "instanceClass",
    value: "db.r8g.xxlarge",
  },
  {
    what: "a day written out",
    type: "aws:rds/instance:Instance",
    path: "maintenanceWindow",
    value: "sunday:05:00-sunday:06:00",
  },
  {
    what: "an interval between the allowed ones",
    type: "aws:rds/instance:Instance",
    path: "monitoringInterval",
    value: 20,
  },
  {
    what: "a family under the product's long name",
    type: "aws:rds/parameterGroup:ParameterGroup",
    path: "family",
    value: "postgresql17",
  },
  {
    what: "a method in camel case",
    type: "aws:rds/parameterGroup:ParameterGroup",
    path: "parameters[0].applyMethod",
    value: "pendingReboot",
  },
  {
    what: "an underscore for a hyphen",
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    path: "logDeliveryConfigurations[0].destinationType",
    value: "cloudwatch_logs",
  },
  {
    what: "no description, which is required",
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    path: "description",
    value: undefined,
  },
  {
    what: "a member that no statement has",
    type: "aws:wafv2/webAcl:WebAcl",
    path: "rules[0].statement.rateStatement",
    value: { limit: 100 },
  },
  {
    what: "an algorithm as the SDK's documentation spells it",
    type: "aws:lb/targetGroup:TargetGroup",
    path: "loadBalancingAlgorithmType",
    value: "leastOutstandingRequests",
  },
  {
    what: "a name of 40 characters",
    type: "aws:lb/targetGroup:TargetGroup",
    path: "name",
    value: "commerce-prod-aws-us-east-2-target-group",
  },
  {
    what: "a TLS policy that was never published",
    type: "aws:lb/listener:Listener",
    path: "sslPolicy",
    value: "ELBSecurityPolicy-TLS13-1-3-2023-04",
  },
  {
    what: "a size with its unit",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    path: "blockDeviceMappings[0].ebs.volumeSize",
    value: "30 GiB",
  },
  {
    what: "a policy in lower camel case",
    type: "aws:autoscaling/group:Group",
    path: "terminationPolicies[0]",
    value: "oldestInstance",
  },
  {
    what: "a time without zone",
    type: "aws:autoscaling/schedule:Schedule",
    path: "startTime",
    value: "2026-11-26 22:30",
  },
  {
    what: "one of many",
    type: "aws:cloudwatch/eventRule:EventRule",
    path: "scheduleExpression",
    value: "rate(1 hours)",
  },
  {
    what: "cron of five fields",
    type: "aws:cloudwatch/eventRule:EventRule",
    path: "scheduleExpression",
    value: "cron(0 6 * * 1)",
  },
  {
    what: "days that logs cannot be kept for",
    type: "aws:cloudwatch/logGroup:LogGroup",
    path: "retentionInDays",
    value: 100,
  },
  {
    what: "a log group that the firewall cannot write to",
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    path: "logDestinationConfigs[0]",
    value: "arn:aws:logs:us-east-2:111122223333:log-group:commerce-waf",
  },
  { what: "a mask that is too long", type: "aws:ec2/subnet:Subnet", path: "cidrBlock", value: "10.11.128.0/33" },
  {
    what: "an operator without its To",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "comparisonOperator",
    value: "GreaterThanOrEqualThreshold",
  },
  {
    what: "a year in which no policy came out",
    type: "aws:cloudfront/distribution:Distribution",
    path: "viewerCertificate.minimumProtocolVersion",
    value: "TLSv1.2_2020",
  },
  {
    what: "a storage class under its marketing name",
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    path: "rules[0].transitions[0].storageClass",
    value: "GLACIER_INSTANT_RETRIEVAL",
  },
  {
    what: "a copy without a destination",
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    path: "rules[0].destination",
    value: undefined,
  },
  { what: "a rotation that is too frequent", type: "aws:kms/key:Key", path: "rotationPeriodInDays", value: 30 },
  {
    what: "an action in the plural",
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    value:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjects","Resource":"arn:aws:s3:::a/*"}]}',
  },
  {
    what: "a service of the wrong domain",
    type: "aws:iam/role:Role",
    path: "assumeRolePolicy",
    value:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"firehose.amazon.com"}}]}',
  },
  {
    what: "a machine that the region does not offer",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    path: "instanceType",
    value: "dl1.24xlarge",
  },
  {
    what: "an endpoint under the product's name",
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    path: "serviceName",
    value: "com.amazonaws.us-east-2.cloudwatch",
  },
  {
    what: "a state that does not exist",
    type: "aws:sfn/stateMachine:StateMachine",
    path: "definition",
    value: '{"StartAt":"Copy","States":{"Copy":{"Type":"Pass","Next":"Verify"}}}',
  },
];

export const seeded: readonly Seeded[] = rows.map(({ what, type, path, value }) => ({
  title: what,
  stack: "prod-aws",
  type,
  edit: { path, value },
}));
