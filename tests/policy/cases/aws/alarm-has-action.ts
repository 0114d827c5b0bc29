import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const topic = "arn:aws:sns:us-east-1:1:on-call";
const alarm = (inputs: Readonly<Record<string, unknown>>) => ({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  inputs,
});

export const alarmHasAction: RuleCases = {
  rule: "alarm-has-action",
  cases: [
    { what: "an alarm to another project's topic", stack: [alarm({ alarmActions: [topic] })], found: [] },
    { what: "one that tells nobody", stack: [alarm({})], found: ["it alarmActions"] },
    {
      what: "one that is muted",
      stack: [alarm({ alarmActions: [topic], actionsEnabled: false })],
      found: ["it actionsEnabled"],
    },
    { what: "one not known yet", stack: [alarm({ alarmActions: unseen })], found: ["? it alarmActions"] },
    {
      what: "one that feeds a composite alarm, by its name",
      stack: [
        alarm({ name: "shop-slow" }),
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "both",
          inputs: { alarmRule: "ALARM(shop-slow) AND ALARM(shop-errors)", alarmActions: [topic] },
        },
      ],
      found: [],
    },
    {
      what: "a topic that has a policy for others only",
      stack: [
        { type: "aws:sns/topic:Topic", name: "topic", inputs: { name: "on-call", policy: '{"Statement":[]}' } },
        alarm({ alarmActions: [topic] }),
      ],
      found: ["it alarmActions"],
    },
    {
      what: "two topics, and nobody at the second",
      stack: [
        { type: "aws:sns/topic:Topic", name: "first", inputs: { name: "on-call" } },
        { type: "aws:sns/topic:Topic", name: "second", inputs: { name: "tickets" } },
        alarm({ alarmActions: [topic, "arn:aws:sns:us-east-1:1:tickets"] }),
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "mail",
          inputs: { topic, protocol: "email", endpoint: "ops@example.com" },
        },
      ],
      found: ["second "],
    },
  ],
};
