import type { Weakening } from "../../tables";
import { allows, both, denies, entry, heldByOne, is, named, on, statement, unnamed } from "./kit";

/** Alarms on controls: what the firewall refuses, messages unheard, logs uncopied or late, certificates, refused sign-ins. */
const control =
  /(^|-)(blocked|unheard|certificate(-static)?|(logs|audit)-(uncopied|lag)|database-logs-late|tls-refused)(-|$)/;
const onControl = named(control);
const onOthers = unnamed(control);
const watched = ["10.7.2"];
const backups = /^(database-(export|copies))-trigger/;

/** Calls that end a control, one a service at least (10.7.2: firewalls, intrusion detection, logs, keys, segmentation). */
const endings = [
  "StopLogging",
  "DeleteTrail",
  "DeleteFlowLogs",
  "AuthorizeSecurityGroupIngress",
  "DisassociateWebACL",
  "DeleteWebACL",
  "DisassociateDistributionWebACL",
  "DeleteLoggingConfiguration",
  "DisableKey",
  "ScheduleKeyDeletion",
  "DeleteDetector",
  "UpdateDetector",
  "StopConfigurationRecorder",
  "DeleteLogGroup",
  "DeleteAlarms",
];
const endingServices = [
  "cloudtrail.amazonaws.com",
  "ec2.amazonaws.com",
  "wafv2.amazonaws.com",
  "kms.amazonaws.com",
  "guardduty.amazonaws.com",
  "config.amazonaws.com",
];
const patternOf =
  (kind: "controls" | "threats") =>
  (_value: unknown, _inputs: unknown, name: string): boolean =>
    name.startsWith(kind);
const nothing = { weak: [["none"]] };
const topic = "policy.Statement.*";

export const alarms: readonly Weakening[] = [
  ...on("aws:cloudwatch/metricAlarm:MetricAlarm", [
    ["alarmActions", ["empty", "drop", "unrelate"], watched, { where: onControl }],
    ["alarmActions", ["empty", "drop", "unrelate"], ["availability"], { where: both(onOthers, filled) }],
    // An alarm on what isn't there, or on no measure of it, never rings.
    ["dimensions.*", ["unrelate"], watched, { where: both(onControl, identifies) }],
    ["metricQueries.*.metric.dimensions.*", ["unrelate"], watched, { where: both(onControl, identifies) }],
    ["metricName", ["replace"], watched, { weak: ["None"], where: onControl }],
    ["metricQueries.*.metric.metricName", ["replace"], watched, { weak: ["None"], where: onControl }],
    ["", ["remove"], watched, { where: onControl }],
  ]),
  ...on("aws:cloudwatch/compositeAlarm:CompositeAlarm", [
    ["alarmActions", ["empty", "drop", "unrelate"], ["availability"]],
  ]),
  ...on("aws:cloudwatch/eventRule:EventRule", [
    ["eventPattern.detail.eventName.*", ["drop"], watched, { where: is(...endings) }],
    ["eventPattern.detail.eventSource.*", ["drop"], watched, { where: is(...endingServices) }],
    ["eventPattern.detail-type", ["replace"], watched, { ...nothing, where: patternOf("controls") }],
    ["eventPattern.detail-type", ["replace"], ["10.4.1.1", "12.10.5"], { ...nothing, where: patternOf("threats") }],
    ["eventPattern.source", ["replace"], ["10.4.1.1", "12.10.5"], { ...nothing, where: patternOf("threats") }],
    [
      "eventPattern.detail.severity.*.numeric",
      ["replace"],
      ["10.4.1.1", "12.10.5"],
      { weak: [[">=", 9]], where: patternOf("threats") },
    ],
    ["", ["remove"], watched, { where: named(/^controls/) }],
    ["", ["remove"], ["10.4.1.1", "12.10.5"], { where: named(/^threats/) }],
    ["", ["remove"], ["availability"], { where: named(backups) }],
  ]),
  ...on("aws:cloudwatch/eventTarget:EventTarget", [
    ["arn", ["unrelate"], watched, { where: named(/^controls/) }],
    ["arn", ["unrelate"], ["10.4.1.1", "12.10.5"], { where: named(/^threats/) }],
    ["arn", ["unrelate"], ["availability"], { where: unnamed(/^(controls|threats)/) }],
    ["rule", ["unrelate"], watched, { where: named(/^controls/) }],
    ["rule", ["unrelate"], ["10.4.1.1", "12.10.5"], { where: named(/^threats/) }],
    ["rule", ["unrelate"], ["availability"], { where: unnamed(/^(controls|threats)/) }],
    ["", ["remove"], watched, { where: named(/^controls/) }],
    ["", ["remove"], ["10.4.1.1", "12.10.5"], { where: named(/^threats/) }],
    ["", ["remove"], ["availability"], { where: named(backups) }],
  ]),
  ...on("aws:sns/topic:Topic", [
    ["kmsMasterKeyId", ["unrelate", "drop"], ["3.5.1", "3.6.1"]],
    ["", ["remove"], ["10.7.2", "12.10.5"]],
  ]),
  ...on("aws:sns/topicPolicy:TopicPolicy", [
    [topic, ["drop"], ["2.2.7", "4.2.1"], { where: entry("Effect", "Deny") }],
    [topic, ["drop"], watched, { where: entry("Sid", "EventsPublish") }],
    [`${topic}.Effect`, ["flip"], ["2.2.7", "7.3.1"], { where: is("Deny") }],
    [`${topic}.Effect`, ["flip"], watched, { where: is("Allow") }],
    [`${topic}.Action`, ["widen"], ["7.3.1"], { where: statement("policy", allows) }],
    [`${topic}.Principal.Service`, ["widen"], ["7.3.1"], { where: statement("policy", allows) }],
    [
      `${topic}.Principal`,
      ["replace"],
      ["2.2.7"],
      { weak: [{ AWS: "arn:aws:iam::111122223333:root" }], where: both(is("*"), statement("policy", denies)) },
    ],
    [`${topic}.Condition`, ["drop"], ["7.3.1"], { where: statement("policy", allows) }],
    [
      `${topic}.Condition.StringEquals.aws:SourceAccount`,
      ["drop"],
      ["7.3.1"],
      { where: statement("policy", heldByOne) },
    ],
    [`${topic}.Condition.Bool.aws:SecureTransport`, ["flip"], ["2.2.7", "4.2.1"]],
    ["arn", ["unrelate"], watched],
    ["", ["remove"], watched],
  ]),
  ...on("aws:sns/topicSubscription:TopicSubscription", [
    ["endpoint", ["empty", "drop"], ["12.10.5"]],
    ["topic", ["unrelate"], ["12.10.5"]],
    ["", ["remove"], ["12.10.5"]],
  ]),
];

function filled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** Dimensions that say which resource is meant. */
function identifies(_value: unknown, _inputs: unknown, _name: string, path: string): boolean {
  return /\.(WebACL|LoadBalancer|TopicName|CertificateArn|SourceBucket|DeliveryStreamName)$/.test(path);
}
