import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const role = "aws:iam/role:Role";
const trust = (service: string, Condition?: Readonly<Record<string, unknown>>) => [
  {
    type: role,
    inputs: {
      assumeRolePolicy: policyOf({
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(Condition && { Condition }),
      }),
    },
  },
];

export const confusedDeputy: RuleCases = {
  rule: "confused-deputy",
  cases: [
    { what: "a stream's role", stack: trust("firehose.amazonaws.com"), found: ["it assumeRolePolicy"] },
    {
      what: "one held to the account",
      stack: trust("firehose.amazonaws.com", { StringEquals: { "aws:SourceAccount": "123456789012" } }),
      found: [],
    },
    {
      what: "one held to any account",
      stack: trust("states.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:states:*:*:*" } }),
      found: ["it assumeRolePolicy"],
    },
    {
      what: "one held only where the key is there",
      stack: trust("backup.amazonaws.com", { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } }),
      found: ["it assumeRolePolicy"],
    },
    { what: "an instance's role, which needs no source", stack: trust("ec2.amazonaws.com"), found: [] },
    {
      what: "a trust not known yet",
      stack: [{ type: role, inputs: { assumeRolePolicy: unseen } }],
      found: ["? it assumeRolePolicy"],
    },
    {
      what: "a queue for the topics of anybody, with its policy inline",
      stack: [
        {
          type: "aws:sqs/queue:Queue",
          inputs: {
            policy: {
              Statement: { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" },
            },
          },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "a bucket for one trail",
      stack: [
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          inputs: {
            policy: policyOf({
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:PutObject",
              Condition: { StringEquals: { "AWS:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/main" } },
            }),
          },
        },
      ],
      found: [],
    },
    {
      what: "a function for any bucket, and for one",
      stack: [
        { type: "aws:lambda/permission:Permission", name: "any", inputs: { principal: "s3.amazonaws.com" } },
        {
          type: "aws:lambda/permission:Permission",
          name: "one",
          inputs: { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads" },
        },
      ],
      found: ["any sourceArn"],
    },
  ],
};
