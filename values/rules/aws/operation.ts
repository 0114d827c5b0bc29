import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation } from "../read";

const group = "aws:cloudwatch/logGroup:LogGroup";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

/** Of each of these a region has one; a second is refused as already there. */
const single: Readonly<Record<string, string>> = {
  "aws:guardduty/detector:Detector": "a detector",
  "aws:cfg/recorder:Recorder": "a recorder",
  "aws:cfg/deliveryChannel:DeliveryChannel": "a channel",
  "aws:securityhub/account:Account": "a hub",
};

/** Services whose metrics name a load balancer and its targets by the end of their ARN. */
const suffixes: Readonly<Record<string, RegExp>> = {
  LoadBalancer: /^(?:app|net)\/[\w-]+\/[0-9a-f]{16}$/,
  TargetGroup: /^targetgroup\/[\w-]+\/[0-9a-f]{16}$/,
};

export const operation: readonly ValueRule[] = [
  lists(
    {
      name: "log-retention",
      source: "Amazon CloudWatch Logs API reference, PutRetentionPolicy; 2026-11",
      traps: ["T62"],
    },
    group,
    {
      retentionInDays: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
      ],
    },
  ),
  each(
    { name: "alarm-period", source: "Amazon CloudWatch API reference, PutMetricAlarm, Period; 2026-11, from memory" },
    alarm,
    "period",
    "10, 20, 30, or a multiple of 60, of at most 7 days in all",
    (seconds) =>
      typeof seconds === "number" &&
      ([10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0 && seconds <= 604800)),
  ),
  lists(
    { name: "alarm-values", source: "Amazon CloudWatch API reference, PutMetricAlarm; 2026-11, from memory" },
    alarm,
    {
      treatMissingData: ["breaching", "notBreaching", "ignore", "missing"],
      evaluateLowSampleCountPercentiles: ["evaluate", "ignore"],
      "metricQueries[].metric.stat": [
        "Sum",
        "Average",
        "Minimum",
        "Maximum",
        "SampleCount",
        "p50",
        "p90",
        "p95",
        "p99",
        "p99.9",
      ],
    },
  ),
  relation(
    { name: "alarm-one-metric", source: "@pulumi/aws 7.48.0 cloudwatch/metricAlarm; 2026-11", traps: ["T67"] },
    alarm,
    (inputs) => {
      const has = (name: string) => inputs[name] !== undefined;
      const wrong = (path: string, allowed: string) => ({ path, given: inputs[path], allowed });
      if (has("metricName") === has("metricQueries")) return wrong("metricQueries", "either one metric or queries");
      if (has("metricName") && has("statistic") === has("extendedStatistic"))
        return wrong("statistic", "either this or extendedStatistic");
      if (has("threshold") === has("thresholdMetricId")) return wrong("threshold", "either this or thresholdMetricId");
      const asked = at(inputs, "metricQueries[]");
      if (
        asked.length > 0 &&
        asked.filter(({ value }) => one(value, "returnData") === true).length !== (has("thresholdMetricId") ? 2 : 1) &&
        !has("thresholdMetricId")
      )
        return wrong("metricQueries", "one query that gives the result");
      return undefined;
    },
  ),
  relation(
    {
      name: "alarm-evaluated",
      source: "Amazon CloudWatch API reference, PutMetricAlarm, DatapointsToAlarm; 2026-11, from memory",
    },
    alarm,
    ({ evaluationPeriods: all, datapointsToAlarm: some, period }) => {
      if (typeof all !== "number") return undefined;
      if (typeof some === "number" && some > all)
        return { path: "datapointsToAlarm", given: some, allowed: `at most ${all}, the periods` };
      const longest = typeof period === "number" && period >= 3600 ? 604800 : 86400;
      return typeof period === "number" && period * all > longest
        ? { path: "evaluationPeriods", given: all, allowed: `${longest} seconds in all` }
        : undefined;
    },
  ),
  {
    name: "alarm-dimensions",
    types: [alarm],
    reads: [],
    source: "Elastic Load Balancing user guide, CloudWatch metrics; 2026-11",
    traps: ["T65"],
    broken: ({ inputs }) =>
      [...at(inputs, "dimensions"), ...at(inputs, "metricQueries[].metric.dimensions")].flatMap(({ path, value }) =>
        Object.entries(suffixes).flatMap(([name, form]) => {
          const given = one(value, name);
          return given === undefined || form.test(String(given))
            ? []
            : [{ path: `${path}.${name}`, given, allowed: "the end of the ARN: app/name/id or targetgroup/name/id" }];
        }),
      ),
  },
  each(
    {
      name: "alarm-missing-data",
      source: "@pulumi/aws 7.48.0 cloudwatch/metricAlarm, treatMissingData; 2026-11",
      traps: ["T66"],
    },
    alarm,
    "treatMissingData",
    "a choice of our own",
    (value) => typeof value === "string",
  ),
  relation(
    {
      name: "alarm-missing-data-said",
      source: "@pulumi/aws 7.48.0 cloudwatch/metricAlarm, treatMissingData; 2026-11",
      traps: ["T66"],
    },
    alarm,
    ({ treatMissingData }) =>
      treatMissingData === undefined
        ? { path: "treatMissingData", given: undefined, allowed: "what no data means: the default is missing" }
        : undefined,
  ),
  relation(
    {
      name: "alarm-children-named",
      source: "@pulumi/aws 7.48.0 cloudwatch/compositeAlarm, note on deletion; 2026-11",
      traps: ["T67"],
    },
    composite,
    ({ alarmRule }) =>
      /^(?:\s|\(|\)|AND\b|OR\b|NOT\b|TRUE\b|FALSE\b|(?:ALARM|OK|INSUFFICIENT_DATA)\("?[^")]+"?\))+$/.test(
        String(alarmRule),
      ) && !/\((?:"?)arn:/.test(String(alarmRule))
        ? undefined
        : { path: "alarmRule", given: alarmRule, allowed: 'ALARM("name") and the like, joined by AND, OR and NOT' },
  ),
  each(
    {
      name: "trail-group",
      source: "@pulumi/aws 7.48.0 cloudtrail/trail, cloudWatchLogsGroupArn; 2026-11",
      traps: ["T64"],
    },
    "aws:cloudtrail/trail:Trail",
    "cloudWatchLogsGroupArn",
    "the ARN with :* at its end",
    (arn) => String(arn).endsWith(":*"),
  ),
  lists(
    { name: "trail-fields", source: "AWS CloudTrail API reference, AdvancedFieldSelector; 2026-11, from memory" },
    "aws:cloudtrail/trail:Trail",
    {
      "advancedEventSelectors[].fieldSelectors[].field": [
        "eventCategory",
        "resources.type",
        "resources.ARN",
        "readOnly",
        "eventName",
        "eventSource",
        "eventType",
        "userIdentity.arn",
        "sessionCredentialFromConsole",
        "vpcEndpointId",
        "errorCode",
      ],
    },
  ),
  relation(
    { name: "topic-key-own", source: "Amazon SNS developer guide, key management; 2026-11", traps: ["T63"] },
    "aws:sns/topic:Topic",
    ({ kmsMasterKeyId: key }) =>
      key === undefined || key === "alias/aws/sns"
        ? { path: "kmsMasterKeyId", given: key, allowed: "a key of our own: the cloud's does not admit alarms" }
        : undefined,
  ),
  {
    name: "once-a-region",
    types: Object.keys(single),
    reads: [],
    source: "AWS service quotas: one a region and account; 2026-11, from memory",
    traps: ["T39"],
    broken: (resource, whole) => {
      const place = JSON.stringify(whole.placeOf(resource));
      const other = whole.resources.some(
        (each) =>
          each.type === resource.type && each.urn !== resource.urn && JSON.stringify(whole.placeOf(each)) === place,
      );
      return other
        ? [{ path: "", given: resource.name, allowed: `${single[resource.type] ?? "one"} where there is none yet` }]
        : [];
    },
  },
  relation(
    {
      name: "canary-runtime",
      source: "Amazon CloudWatch user guide, runtime support of Synthetics; 2026-11, from memory",
      traps: ["T68"],
    },
    "aws:synthetics/canary:Canary",
    ({ runtimeVersion }) => {
      const [, major = "0"] = /^syn-nodejs-puppeteer-(\d+)\./.exec(String(runtimeVersion)) ?? [];
      return Number(major) >= 9
        ? undefined
        : { path: "runtimeVersion", given: runtimeVersion, allowed: "syn-nodejs-puppeteer-9 or newer" };
    },
  ),
  lists(
    { name: "firehose-destination", source: "@pulumi/aws 7.48.0 kinesis/firehoseDeliveryStream, destination; 2026-11" },
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    {
      destination: [
        "elasticsearch",
        "extended_s3",
        "http_endpoint",
        "iceberg",
        "opensearch",
        "opensearchserverless",
        "redshift",
        "snowflake",
        "splunk",
      ],
    },
  ),
  {
    name: "tag-form",
    types: [
      "aws:sns/topic:Topic",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      "aws:s3/bucket:Bucket",
      "aws:rds/instance:Instance",
    ],
    reads: ["tags"],
    source: "AWS tagging guide: keys of 128, values of 256 characters, not aws:; 2026-11, from memory",
    broken: ({ inputs }) =>
      Object.entries((inputs["tags"] ?? {}) as Readonly<Record<string, unknown>>).flatMap(([key, value]) =>
        key.length <= 128 && !key.startsWith("aws:") && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(String(value))
          ? []
          : [{ path: `tags.${key}`, given: value, allowed: "letters, digits, blanks and _.:/=+-@" }],
      ),
  },
];
