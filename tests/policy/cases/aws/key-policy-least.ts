import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const key = "aws:kms/key:Key";
const root = { AWS: "arn:aws:iam::123456789012:root" };
const service = {
  AWS: "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
};

const of = (...statements: readonly Readonly<Record<string, unknown>>[]) => [
  { type: key, inputs: { policy: policyOf(...statements.map((each) => ({ Resource: "*", ...each }))) } },
];

export const keyPolicyLeast: RuleCases = {
  rule: "key-policy-least",
  cases: [
    { what: "the default of KMS", stack: of({ Principal: root, Action: "kms:*" }), found: [] },
    { what: "a key without a policy", stack: [{ type: key, inputs: {} }], found: [] },
    { what: "everybody", stack: of({ Principal: "*", Action: "kms:Decrypt" }), found: ["it policy"] },
    {
      what: "everybody of an account, without IAM",
      stack: of({
        Principal: { AWS: "*" },
        Action: "kms:Decrypt",
        Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } },
      }),
      found: ["it policy"],
    },
    { what: "any service", stack: of({ Principal: { Service: "*" }, Action: "kms:Decrypt" }), found: ["it policy"] },
    {
      what: "the account for anything",
      stack: of({ Principal: root, Action: ["kms:Encrypt", "kms:Decrypt"] }),
      found: ["it policy"],
    },
    {
      what: "the account through one service",
      stack: of({
        Principal: root,
        Action: ["kms:Encrypt", "kms:Decrypt"],
        Condition: { StringEquals: { "kms:ViaService": "rds.eu-west-1.amazonaws.com" } },
      }),
      found: [],
    },
    {
      what: "an application that administers what it uses",
      stack: of({
        Principal: { AWS: "arn:aws:iam::123456789012:role/shop" },
        Action: ["kms:Decrypt", "kms:PutKeyPolicy"],
      }),
      found: ["it policy"],
    },
    {
      what: "grants that may go to anybody",
      stack: of({
        Principal: service,
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "false" } },
      }),
      found: ["it policy"],
    },
    {
      what: "grants for resources of AWS",
      stack: of({
        Principal: service,
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
      }),
      found: [],
    },
    {
      what: "logs of anybody, in a policy apart",
      stack: [
        {
          type: "aws:kms/keyPolicy:KeyPolicy",
          inputs: {
            policy: policyOf({
              Principal: { Service: "logs.eu-west-1.amazonaws.com" },
              Action: "kms:Decrypt",
              Resource: "*",
            }),
          },
        },
      ],
      found: ["it policy"],
    },
    { what: "a policy not known yet", stack: [{ type: key, inputs: { policy: unseen } }], found: ["? it policy"] },
  ],
};
