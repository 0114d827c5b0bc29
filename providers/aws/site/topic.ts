import { createHash } from "node:crypto";
import type { Key } from "@pulumi/aws/kms";
import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import type * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../shared/policy-document";

export interface AlarmTopicArgs {
  /** Ending of the logical names: the region, or "edge". */
  readonly at: string;
  readonly region: string;
  readonly account: string;
  /** Its policy must let alarms and events use it, or messages are lost without a word. */
  readonly key: Key;
  readonly emails: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface AlarmTopic {
  readonly topic: Topic;
  /** What must exist before anything may publish. */
  readonly ready: readonly pulumi.Resource[];
}

/** The topic to which alarms publish, and from which people get them by mail. */
export function alarmTopic(args: AlarmTopicArgs, opts: pulumi.CustomResourceOptions): AlarmTopic {
  const { at, region, account, key, emails, tags } = args;
  const topic = new Topic(`alarms-${at}`, { kmsMasterKeyId: key.arn, signatureVersion: 2, tags }, opts);
  const policy = new TopicPolicy(
    `alarms-${at}`,
    {
      arn: topic.arn,
      policy: policyDocument(
        {
          Sid: "AlarmsPublish",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
        {
          // Topic policies with conditions refuse every event.
          Sid: "EventsPublish",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
        },
        {
          Sid: "DatabasePublishes",
          Effect: "Allow",
          Principal: { Service: "events.rds.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": `arn:aws:rds:${region}:${account}:*` },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ),
    },
    opts,
  );
  for (const email of emails) {
    // A hash, so that neither the order nor the number of addresses renames any of them.
    const id = createHash("sha256").update(email).digest("hex").slice(0, 8);
    new TopicSubscription(`mail-${id}-${at}`, { topic: topic.arn, protocol: "email", endpoint: email }, opts);
  }
  return { topic, ready: [policy] };
}
