import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const group = "aws:cloudwatch/logGroup:LogGroup";
const bucket = "aws:s3/bucket:Bucket";
const filter = (filterPattern: string) => ({
  type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
  name: "filter",
  inputs: { logGroup: "/app", filterPattern, destinationArn: "arn:aws:logs:eu-west-1:1:destination:central" },
});

export const logRetention: RuleCases = {
  rule: "log-retention",
  cases: [
    { what: "a group that keeps everything", stack: [{ type: group, inputs: {} }], found: [] },
    { what: "a group of thirteen months", stack: [{ type: group, inputs: { retentionInDays: 400 } }], found: [] },
    {
      what: "a group of a month",
      stack: [{ type: group, inputs: { retentionInDays: 30 } }],
      found: ["it retentionInDays"],
    },
    {
      what: "a group of three months that sends all on",
      stack: [{ type: group, inputs: { name: "/app", retentionInDays: 90 } }, filter("")],
      found: [],
    },
    {
      what: "a group of three months that sends errors on",
      stack: [{ type: group, inputs: { name: "/app", retentionInDays: 90 } }, filter("ERROR")],
      found: ["it retentionInDays"],
    },
    {
      what: "a group not known yet",
      stack: [{ type: group, inputs: { retentionInDays: unseen } }],
      found: ["? it retentionInDays"],
    },
    {
      what: "a bucket of logs that ends them, and moves them away, too early",
      stack: [
        {
          type: bucket,
          name: "logs",
          inputs: {
            bucket: "acme-logs",
            lifecycleRules: [
              { enabled: true, expiration: { days: 90 }, transitions: [{ days: 30, storageClass: "GLACIER" }] },
              { enabled: false, expiration: { days: 1 } },
              { enabled: true, prefix: "scratch/", expiration: { days: 1 } },
            ],
          },
        },
        { type: "aws:s3/bucketLoggingV2:BucketLoggingV2", inputs: { targetBucket: "acme-logs", targetPrefix: "s3/" } },
      ],
      found: ["logs ", "logs "],
    },
    {
      what: "a bucket of data, which may end",
      stack: [{ type: bucket, inputs: { lifecycleRules: [{ enabled: true, expiration: { days: 30 } }] } }],
      found: [],
    },
  ],
};
