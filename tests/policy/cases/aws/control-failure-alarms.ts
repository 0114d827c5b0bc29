import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const rule = (inputs: object, detail: object = {}, type = "AWS API Call via CloudTrail") => ({
  type: "aws:cloudwatch/eventRule:EventRule",
  name: "rule",
  inputs: {
    name: "trail-ends",
    eventPattern: JSON.stringify({
      "detail-type": [type],
      detail: { eventName: ["StopLogging", "DeleteTrail"], ...detail },
    }),
    ...inputs,
  },
});
const target = {
  type: "aws:cloudwatch/eventTarget:EventTarget",
  name: "target",
  inputs: { rule: "trail-ends", arn: "arn:aws:sns:us-east-1:1:security" },
};
const filter = {
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  name: "filter",
  inputs: {
    pattern: "{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }",
    metricTransformation: { name: "keys", namespace: "Security", value: "1" },
  },
};

export const controlFailureAlarms: RuleCases = {
  rule: "control-failure-alarms",
  cases: [
    { what: "a rule of EventBridge that somebody hears", stack: [rule({}), target], found: [] },
    { what: "one without a target", stack: [rule({})], found: ["rule "] },
    { what: "one that is disabled", stack: [rule({ isEnabled: false }), target], found: ["rule state"] },
    {
      what: "one that waits for the call of another service",
      stack: [rule({}, { eventSource: ["ec2.amazonaws.com"] }), target],
      found: ["rule eventPattern"],
    },
    {
      what: "one that waits for what a trail never sends",
      stack: [rule({}, {}, "EC2 Instance State-change Notification"), target],
      found: ["rule eventPattern"],
    },
    {
      what: "one that forgets how a trail is deleted",
      stack: [
        { type: "aws:cloudtrail/trail:Trail", name: "trail", inputs: {} },
        rule({}, { eventName: ["StopLogging"] }),
        target,
      ],
      found: ["rule eventPattern"],
    },
    {
      what: "a topic that doesn't let events in",
      stack: [rule({}), { type: "aws:sns/topic:Topic", name: "topic", inputs: { name: "security" } }, target],
      found: ["target arn"],
    },
    {
      what: "a topic whose policy is not known yet",
      stack: [
        rule({}),
        { type: "aws:sns/topic:Topic", name: "topic", inputs: { name: "security", policy: unseen } },
        target,
      ],
      found: ["? target arn"],
    },
    {
      what: "a filter of the trail's log, without an alarm",
      stack: [filter],
      found: ["filter metricTransformation"],
    },
    {
      what: "a filter with one",
      stack: [
        filter,
        { type: "aws:cloudwatch/metricAlarm:MetricAlarm", inputs: { namespace: "Security", metricName: "keys" } },
      ],
      found: [],
    },
    {
      what: "two certificates, one of them watched",
      stack: [
        { type: "aws:acm/certificate:Certificate", name: "shop", inputs: {} },
        { type: "aws:acm/certificate:Certificate", name: "api", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          inputs: { metricName: "DaysToExpiry", dimensions: { CertificateArn: unseen } },
          refs: { dimensions: ["shop"] },
        },
      ],
      found: ["api "],
    },
  ],
};
