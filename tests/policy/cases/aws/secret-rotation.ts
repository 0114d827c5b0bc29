import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const rotation = "aws:secretsmanager/secretRotation:SecretRotation";

export const secretRotation: RuleCases = {
  rule: "secret-rotation",
  cases: [
    {
      what: "monthly",
      stack: [{ type: rotation, inputs: { rotationRules: { automaticallyAfterDays: 30 } } }],
      found: [],
    },
    {
      what: "every two months, as a rate",
      stack: [{ type: rotation, inputs: { rotationRules: { scheduleExpression: "rate(60 days)" } } }],
      found: [],
    },
    {
      what: "yearly",
      stack: [{ type: rotation, inputs: { rotationRules: { automaticallyAfterDays: 365 } } }],
      found: ["it rotationRules.automaticallyAfterDays"],
    },
    {
      what: "a database with a password for ever, and one that programs sign in to by IAM",
      stack: [
        { type: "aws:rds/instance:Instance", inputs: { passwordWo: "x" } },
        { type: "aws:rds/instance:Instance", name: "iam", inputs: { iamDatabaseAuthenticationEnabled: true } },
      ],
      found: ["it iamDatabaseAuthenticationEnabled"],
    },
    {
      what: "one not known yet",
      stack: [{ type: "aws:memorydb/user:User", inputs: { authenticationMode: { type: unseen } } }],
      found: ["? it authenticationMode.type"],
    },
    {
      what: "a short password",
      stack: [{ type: "random:index/randomPassword:RandomPassword", inputs: { length: 8 } }],
      found: ["it length"],
    },
  ],
};
