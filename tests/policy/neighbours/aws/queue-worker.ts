import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as sns from "@pulumi/aws/sns";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, document, logsUseKey } from "./documents";

const account = "123456789012";
const region = "us-east-1";

export const queueWorker: Neighbour = {
  name: "queue-worker",
  cloud: "aws",
  what: "A topic that fans out to a queue, a function that works it off, and an alarm on what it could not.",
  program: async () => {
    const key = new kms.Key("mail", {
      description: "Messages to customers",
      enableKeyRotation: true,
      policy: document(accountDecides(account), logsUseKey(account, region), {
        Sid: "Allow topics and alarms to publish",
        Effect: "Allow",
        Principal: { Service: ["sns.amazonaws.com", "cloudwatch.amazonaws.com"] },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      }),
    });
    const events = new sns.Topic("orders", { kmsMasterKeyId: key.id });
    const failed = new sqs.Queue("mail-failed", {
      name: "mail-failed",
      kmsMasterKeyId: key.id,
      messageRetentionSeconds: 1_209_600,
    });
    const queue = new sqs.Queue("mail", {
      kmsMasterKeyId: key.id,
      visibilityTimeoutSeconds: 360,
      redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
    });
    new sqs.QueuePolicy("mail", {
      queueUrl: queue.id,
      policy: document(
        {
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { ArnEquals: { "aws:SourceArn": events.arn } },
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ),
    });
    new sns.TopicSubscription("mail", {
      topic: events.arn,
      protocol: "sqs",
      endpoint: queue.arn,
      rawMessageDelivery: true,
    });
    worker(key, queue);

    const alarms = new sns.Topic("alarms", { kmsMasterKeyId: key.id });
    new sns.TopicSubscription("alarms", { topic: alarms.arn, protocol: "email", endpoint: "oncall@example.com" });
    new cloudwatch.MetricAlarm("mail-failed", {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: failed.name },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [alarms.arn],
    });
  },
};

function worker(key: kms.Key, queue: sqs.Queue): void {
  const log = new cloudwatch.LogGroup("mail", { name: "/aws/lambda/mail", retentionInDays: 545, kmsKeyId: key.arn });
  const role = new iam.Role("mail", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: ["lambda.amazonaws.com"] }, Action: ["sts:AssumeRole"] }],
    }),
  });
  // This managed policy writes to any log group and makes network interfaces; it is what the service asks for.
  new iam.RolePolicyAttachment("mail-vpc", {
    role: role.id,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
  });
  new iam.RolePolicy("mail", {
    role: role.id,
    policy: document(
      {
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
        Resource: queue.arn,
      },
      { Effect: "Allow", Action: "kms:Decrypt", Resource: key.arn },
      {
        Effect: "Allow",
        Action: "ses:SendEmail",
        Resource: `arn:aws:ses:${region}:${account}:identity/shop.example.com`,
      },
    ),
  });
  const handler = new lambda.Function(
    "mail",
    {
      name: "mail",
      role: role.arn,
      packageType: "Image",
      imageUri: `${account}.dkr.ecr.${region}.amazonaws.com/mail@sha256:${"fedcba9876543210".repeat(4)}`,
      timeout: 60,
      kmsKeyArn: key.arn,
      vpcConfig: {
        subnetIds: ["subnet-0ddddddddddddddd1", "subnet-0ddddddddddddddd2"],
        securityGroupIds: ["sg-0123456789abcdef0"],
      },
      environment: { variables: { SENDER: "orders@shop.example.com" } },
    },
    { dependsOn: [log] },
  );
  new lambda.EventSourceMapping("mail", {
    eventSourceArn: queue.arn,
    functionName: handler.arn,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: 20 },
  });
}
