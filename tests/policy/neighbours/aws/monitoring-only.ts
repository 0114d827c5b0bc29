import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, document } from "./documents";

const account = "111122223333";
const balancer = "app/storefront/50dc6c495c0c9188";
const trailLog = "/cloudtrail/organization";

/** What is worth waking somebody for, by the pattern in the trail's log. */
const watched = {
  "root-sign-in": '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
  "trail-changed": "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail) }",
  "key-lost":
    '{ $.eventSource = "kms.amazonaws.com" && ($.eventName = DisableKey || $.eventName = ScheduleKeyDeletion) }',
};

export const monitoringOnly: Neighbour = {
  name: "monitoring-only",
  cloud: "aws",
  what: "Alarms and a dashboard about what other projects own; people subscribe to its topic from theirs.",
  program: async () => {
    const key = new kms.Key("alarms", {
      description: "Messages of alarms",
      enableKeyRotation: true,
      policy: document(
        accountDecides(account),
        {
          Sid: "Allow alarms to publish",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
        {
          // EventBridge names no source account to the key service.
          Sid: "Allow events to publish",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ),
    });
    const topic = new sns.Topic("alarms", { kmsMasterKeyId: key.arn });
    new sns.TopicPolicy("alarms", {
      arn: topic.arn,
      policy: document(
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { ArnLike: { "aws:SourceArn": `arn:aws:events:us-east-1:${account}:rule/*` } },
        },
      ),
    });

    const alarm = (name: string, args: Omit<cloudwatch.MetricAlarmArgs, "comparisonOperator" | "evaluationPeriods">) =>
      new cloudwatch.MetricAlarm(name, {
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 3,
        period: 60,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        ...args,
      });
    const ofBalancer = { namespace: "AWS/ApplicationELB", dimensions: { LoadBalancer: balancer } };
    // These two ring through the composite alarm only.
    const silent = { alarmActions: [], okActions: [] };
    const errors = alarm("errors", {
      ...ofBalancer,
      ...silent,
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      threshold: 20,
    });
    const slow = alarm("slow", {
      ...ofBalancer,
      ...silent,
      metricName: "TargetResponseTime",
      extendedStatistic: "p99",
      threshold: 1.5,
    });
    for (const [name, pattern] of Object.entries(watched)) {
      const metricTransformation = { name, namespace: "Security", value: "1" };
      new cloudwatch.LogMetricFilter(name, { name, logGroupName: trailLog, pattern, metricTransformation });
      alarm(name, { namespace: "Security", metricName: name, statistic: "Sum", threshold: 0 });
    }
    alarm("unhealthy", {
      ...ofBalancer,
      metricName: "UnHealthyHostCount",
      statistic: "Maximum",
      threshold: 1,
    });
    new cloudwatch.CompositeAlarm("shop", {
      alarmName: "shop-suffers",
      alarmRule: pulumi.interpolate`ALARM("${errors.arn}") AND ALARM("${slow.arn}")`,
      alarmActions: [topic.arn],
    });

    const rule = new cloudwatch.EventRule("findings", {
      name: "high-findings",
      eventPattern: JSON.stringify({
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: { severity: [{ numeric: [">=", 7] }] },
      }),
    });
    new cloudwatch.EventTarget("findings", { rule: rule.name, arn: topic.arn });
    new cloudwatch.Dashboard("shop", {
      dashboardName: "shop",
      dashboardBody: JSON.stringify({
        widgets: [
          {
            type: "metric",
            width: 12,
            height: 6,
            properties: {
              region: "us-east-1",
              metrics: [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", balancer]],
            },
          },
        ],
      }),
    });
    return { topicArn: topic.arn };
  },
};
