import type { Neutral } from "../../tables";

export const watching: readonly Neutral[] = [
  {
    reason:
      "From which value on, over which time, in which statistic: thresholds. That the alarm is there, sees and tells is watched.",
    properties: [
      "aws:cloudwatch/metricAlarm:MetricAlarm comparisonOperator",
      "aws:cloudwatch/metricAlarm:MetricAlarm datapointsToAlarm",
      "aws:cloudwatch/metricAlarm:MetricAlarm evaluateLowSampleCountPercentiles",
      "aws:cloudwatch/metricAlarm:MetricAlarm evaluationPeriods",
      "aws:cloudwatch/metricAlarm:MetricAlarm extendedStatistic",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.expression",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.id",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.label",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.period",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.stat",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.returnData",
      "aws:cloudwatch/metricAlarm:MetricAlarm namespace",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.namespace",
      "aws:cloudwatch/metricAlarm:MetricAlarm period",
      "aws:cloudwatch/metricAlarm:MetricAlarm statistic",
      "aws:cloudwatch/metricAlarm:MetricAlarm threshold",
      "aws:cloudwatch/metricAlarm:MetricAlarm thresholdMetricId",
      "aws:cloudwatch/metricAlarm:MetricAlarm treatMissingData",
      "aws:cloudwatch/compositeAlarm:CompositeAlarm alarmRule",
    ],
  },
  {
    reason: "Word that it is over.",
    properties: [
      "aws:cloudwatch/metricAlarm:MetricAlarm okActions.*",
      "aws:cloudwatch/compositeAlarm:CompositeAlarm okActions.*",
    ],
  },
  {
    reason: "Which load, speed and errors of the shop itself are looked at, beside its controls.",
    properties: [
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.AutoScalingGroupName",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.CacheClusterId",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.Region",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.Rule",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.TargetGroup",
      "aws:cloudwatch/metricAlarm:MetricAlarm metricQueries.*.metric.dimensions.LoadBalancer",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.AutoScalingGroupName",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.DBInstanceIdentifier",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.DistributionId",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.FilterId",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.NatGatewayId",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.Region",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.RuleId",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.StateMachineArn",
      "aws:cloudwatch/metricAlarm:MetricAlarm dimensions.TargetGroup",
      "aws:rds/eventSubscription:EventSubscription eventCategories.*",
    ],
  },
  {
    reason: "Pictures for people; no alarm hangs on them.",
    properties: ["aws:cloudwatch/dashboard:Dashboard dashboardBody.**"],
  },
  {
    reason:
      "When a copy or an export starts, and what the plan to the other region reports: without it one is late, and an alarm says so.",
    properties: [
      "aws:cloudwatch/eventRule:EventRule eventPattern.detail.$or.**",
      "aws:cloudwatch/eventRule:EventRule eventPattern.detail.EventID.*",
      "aws:cloudwatch/eventRule:EventRule eventPattern.detail.SourceIdentifier.**",
      "aws:cloudwatch/eventRule:EventRule eventPattern.resources.*",
      "aws:cloudwatch/eventRule:EventRule scheduleExpression",
    ],
  },
  {
    reason: "Words of the message, and how often it is tried again.",
    properties: [
      "aws:cloudwatch/eventTarget:EventTarget inputTransformer.**",
      "aws:cloudwatch/eventTarget:EventTarget retryPolicy.maximumEventAgeInSeconds",
      "aws:cloudwatch/eventTarget:EventTarget retryPolicy.maximumRetryAttempts",
    ],
  },
];
