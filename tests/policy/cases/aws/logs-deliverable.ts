import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const bucket = "aws:s3/bucket:Bucket";
const letsIn = (Service: string) =>
  JSON.stringify({ Statement: { Effect: "Allow", Principal: { Service }, Action: "s3:*", Resource: "*" } });
const balancer = (inputs: Readonly<Record<string, unknown>>) => [
  {
    type: bucket,
    name: "logs",
    inputs: {
      bucket: "acme-logs",
      region: "us-east-1",
      policy: letsIn("logdelivery.elasticloadbalancing.amazonaws.com"),
      ...inputs,
    },
  },
  {
    type: "aws:alb/loadBalancer:LoadBalancer",
    inputs: { region: "us-east-1", accessLogs: { bucket: "acme-logs", enabled: "true" } },
  },
];

export const logsDeliverable: RuleCases = {
  rule: "logs-deliverable",
  cases: [
    { what: "a balancer's bucket under S3's own key, with a policy", stack: balancer({}), found: [] },
    {
      what: "one under a customer's key",
      stack: balancer({
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
        },
      }),
      found: ["logs "],
    },
    { what: "one that lets nobody in", stack: balancer({ policy: '{"Statement":[]}' }), found: ["logs "] },
    { what: "one whose policy is not known yet", stack: balancer({ policy: unseen }), found: ["? logs "] },
    { what: "one in another region", stack: balancer({ region: "eu-west-1" }), found: ["it accessLogs.bucket"] },
    {
      what: "CloudFront, and a bucket that takes no grants",
      stack: [
        { type: bucket, name: "logs", inputs: { bucket: "acme-logs" } },
        {
          type: "aws:cloudfront/distribution:Distribution",
          inputs: { loggingConfig: { bucket: "acme-logs.s3.amazonaws.com" } },
        },
      ],
      found: ["logs "],
    },
    {
      what: "S3's access logs, and a bucket that is locked",
      stack: [
        {
          type: bucket,
          name: "logs",
          inputs: {
            bucket: "acme-logs",
            acl: "log-delivery-write",
            objectLockConfiguration: { rule: { defaultRetention: { days: 400 } } },
          },
        },
        { type: "aws:s3/bucketLogging:BucketLogging", inputs: { targetBucket: "acme-logs" } },
      ],
      found: ["logs "],
    },
    {
      what: "a flow log into a group, without a role",
      stack: [
        { type: "aws:cloudwatch/logGroup:LogGroup", name: "flows", inputs: { name: "/flows" } },
        { type: "aws:ec2/flowLog:FlowLog", inputs: { logDestination: "arn:aws:logs:eu-west-1:1:log-group:/flows" } },
      ],
      found: ["it iamRoleArn"],
    },
    {
      what: "a flow log as a role that may do nothing",
      stack: [
        { type: "aws:iam/role:Role", name: "flows", inputs: { name: "flows-writer" } },
        { type: "aws:ec2/flowLog:FlowLog", inputs: { iamRoleArn: "arn:aws:iam::1:role/flows-writer" } },
      ],
      found: ["it iamRoleArn"],
    },
    {
      what: "a trail to the organization, while a bucket for it stands here",
      stack: [
        { type: bucket, name: "logs", inputs: { bucket: "acme-logs", policy: letsIn("cloudtrail.amazonaws.com") } },
        { type: "aws:cloudtrail/trail:Trail", inputs: { s3BucketName: "org-trail" } },
      ],
      found: ["it s3BucketName"],
    },
  ],
};
