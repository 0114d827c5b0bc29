import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const role = "aws:iam/role:Role";
const trust = (who: string, Condition?: Readonly<Record<string, unknown>>) => [
  {
    type: role,
    inputs: {
      assumeRolePolicy: policyOf({
        Principal: { AWS: who },
        Action: "sts:AssumeRole",
        ...(Condition && { Condition }),
      }),
    },
  },
];
const account = "arn:aws:iam::123456789012:root";

export const humanRolesMfa: RuleCases = {
  rule: "human-roles-mfa",
  cases: [
    { what: "people of an account", stack: trust(account), found: ["it assumeRolePolicy"] },
    {
      what: "with a second factor",
      stack: trust(account, { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
      found: [],
    },
    {
      what: "with one if it is there",
      stack: trust(account, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }),
      found: ["it assumeRolePolicy"],
    },
    {
      what: "a program of another account",
      stack: trust("123456789012", { StringEquals: { "sts:ExternalId": "x" } }),
      found: [],
    },
    { what: "a role, which is a program", stack: trust("arn:aws:iam::123456789012:role/shop"), found: [] },
    {
      what: "a trust not known yet",
      stack: [{ type: role, inputs: { assumeRolePolicy: unseen } }],
      found: ["? it assumeRolePolicy"],
    },
  ],
};
