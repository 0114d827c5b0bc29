import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const version = "aws:secretsmanager/secretVersion:SecretVersion";

export const secretsAreSecret: RuleCases = {
  rule: "secrets-are-secret",
  cases: [
    {
      what: "a secret in the open",
      stack: [{ type: version, inputs: { secretString: "x" } }],
      found: ["it secretString"],
    },
    {
      what: "one that is marked",
      stack: [{ type: version, inputs: { secretString: "x" }, secrets: ["secretString"] }],
      found: [],
    },
    {
      what: "one behind a door that tells no marks",
      stack: [{ type: version, inputs: { secretString: "x" }, secrets: unseen }],
      found: ["? it secretString"],
    },
    {
      what: "the users of a broker",
      stack: [{ type: "aws:mq/broker:Broker", inputs: { users: [{ username: "shop", password: "x" }] } }],
      found: ["it users"],
    },
    {
      what: "a parameter that is no secret, and one that is",
      stack: [
        { type: "aws:ssm/parameter:Parameter", inputs: { type: "String", value: "eu-west-1" } },
        { type: "aws:ssm/parameter:Parameter", name: "secret", inputs: { type: "SecureString", value: "x" } },
      ],
      found: ["secret value"],
    },
  ],
};
