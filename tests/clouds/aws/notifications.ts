import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { keyAllows } from "./access";
import { allows, documentIn, statementsOf } from "./policy-document";
import { checkPrincipals } from "./principals";

const topic: Reference = { path: "arn", to: ["aws:sns/topic:Topic"], by: "arn", code: "NotFound" };

/** Codes: Amazon SNS API reference; 2026-11. */
export const notifications: readonly Kind[] = [
  {
    type: "aws:sns/topic:Topic",
    removed: (thing, cloud) => {
      for (const [type, property] of [
        ["aws:sns/topicPolicy:TopicPolicy", "arn"],
        ["aws:sns/topicSubscription:TopicSubscription", "topic"],
      ] as const)
        for (const each of cloud.things.by(type, property, thing.id)) cloud.drop(each);
    },
  },
  {
    type: "aws:sns/topicPolicy:TopicPolicy",
    references: [topic],
    create: (request, cloud) => {
      checkPolicy(request, cloud);
    },
    update: (thing, news, cloud) => {
      checkPolicy({ ...thing, inputs: news }, cloud);
    },
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    references: [{ ...topic, path: "topic" }],
    made: (thing) => {
      // People open a link first.
      thing.kept["confirmed"] = thing.inputs["protocol"] !== "email";
    },
    read: ({ kept }) => ({ pendingConfirmation: kept["confirmed"] !== true }),
  },
];

function checkPolicy(request: Request, cloud: Cloud): void {
  const arn = String(request.inputs["arn"]);
  checkPrincipals(request, cloud, { field: "policy", code: "InvalidParameter" });
  for (const { Resource } of statementsOf(request.inputs["policy"]))
    if (![Resource].flat().includes(arn)) refuse("InvalidParameter", "Invalid parameter: Policy statement resource");
}

/** Somebody opens the link in the mail. */
export function confirm(subscription: Thing): void {
  subscription.kept["confirmed"] = true;
}

/** Whether what a service publishes to a topic arrives: its policy and its key let that service, and somebody has confirmed. */
export function delivers(
  cloud: Cloud,
  topicArn: string,
  service: string,
  context: Readonly<Record<string, string>>,
): boolean {
  return publishes(cloud, topicArn, service, context) && hasReader(cloud, topicArn);
}

/** Whether a service may publish to a topic, as its policy and its key have it. */
export function publishes(
  cloud: Cloud,
  topicArn: string,
  service: string,
  context: Readonly<Record<string, string>> = {},
): boolean {
  const [found] = cloud.things.by("aws:sns/topic:Topic", "arn", topicArn).filter(({ state }) => state === "ready");
  const [policy] = cloud.things
    .by("aws:sns/topicPolicy:TopicPolicy", "arn", topicArn)
    .filter(({ state }) => state === "ready");
  if (found === undefined || policy === undefined) return false;
  const attempt = {
    principal: service,
    action: "sns:Publish",
    resource: topicArn,
    context: { "aws:SecureTransport": "true", ...context },
  };
  if (!allows(documentIn(policy.inputs, "policy"), attempt)) return false;
  const key = found.inputs["kmsMasterKeyId"];
  return (
    typeof key !== "string" ||
    ["kms:GenerateDataKey", "kms:Decrypt"].every((action) => keyAllows(cloud, key, service, action, context))
  );
}

function hasReader(cloud: Cloud, topicArn: string): boolean {
  return cloud.things
    .by("aws:sns/topicSubscription:TopicSubscription", "topic", topicArn)
    .some(({ kept }) => kept["confirmed"] === true);
}
