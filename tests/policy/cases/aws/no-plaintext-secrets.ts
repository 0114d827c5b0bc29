import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { automationOf } from "../document";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const lambda = "aws:lambda/function:Function";
const task = "aws:ecs/taskDefinition:TaskDefinition";
const packed = (script: string) => Buffer.from(script).toString("base64");
// The example of AWS's own documentation.
const accessKey = ["AKIA", "IOSFODNN7EXAMPLE"].join("");

export const noPlaintextSecrets: RuleCases = {
  rule: "no-plaintext-secrets",
  cases: [
    {
      what: "an access key in a script",
      stack: [{ type: template, inputs: { userData: packed(`export KEY=${accessKey}\n`) } }],
      found: ["it userData"],
    },
    {
      what: "a password in an open script",
      stack: [
        { type: "aws:ec2/instance:Instance", inputs: { userData: "#!/bin/sh\nexport PGPASSWORD=kJ8s-Qw2p-Zt5v\n" } },
      ],
      found: ["it userData"],
    },
    {
      what: "scripts that fetch what they need",
      stack: [
        {
          type: template,
          inputs: {
            userData: packed(
              [
                "#!/bin/bash",
                'token=$(curl --request PUT --header "X-aws-ec2-metadata-token-ttl-seconds: 60" http://169.254.169.254/latest/api/token)',
                'DATABASE_PASSWORD="$(aws secretsmanager get-secret-value --secret-id shop)"',
                "PASSWORD_FILE=/run/shop/password",
                "SECRET_ARN=arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop",
                'body = {"token": session_token, "password": secret_of_now}',
                "server_tokens off;",
              ].join("\n"),
            ),
          },
        },
      ],
      found: [],
    },
    {
      what: "an environment with a token",
      stack: [{ type: lambda, inputs: { environment: { variables: { PAYMENT_API_KEY: "a1b2c3d4e5f6" } } } }],
      found: ["it environment.variables.PAYMENT_API_KEY"],
    },
    {
      what: "one that says where it is",
      stack: [
        {
          type: lambda,
          inputs: { environment: { variables: { PAYMENT_API_KEY_ARN: "arn:aws:x", TOKEN: "{{resolve:ssm:x}}" } } },
        },
      ],
      found: [],
    },
    {
      what: "one not known yet",
      stack: [{ type: lambda, inputs: { environment: { variables: { DB_PASSWORD: unseen, TABLE: unseen } } } }],
      found: ["? it environment.variables.DB_PASSWORD"],
    },
    {
      what: "containers with and without",
      stack: [
        {
          type: task,
          inputs: {
            containerDefinitions: JSON.stringify([{ environment: [{ name: "DB_PASSWORD", value: "hunter2hunter2" }] }]),
          },
        },
        {
          type: task,
          name: "held",
          inputs: {
            containerDefinitions: JSON.stringify([{ secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:x" }] }]),
          },
        },
      ],
      found: ["it containerDefinitions"],
    },
    {
      what: "an address with a password",
      stack: [
        { type: lambda, inputs: { environment: { variables: { DB: "postgres://shop:hunter2@db.internal/shop" } } } },
      ],
      found: ["it environment.variables.DB"],
    },
    {
      what: "a tag",
      stack: [{ type: "aws:s3/bucket:Bucket", inputs: { tags: { "api-token": "a1b2c3d4e5f6", owner: "web" } } }],
      found: ["it tags.api-token"],
    },
    {
      what: "a script in base64 inside a document",
      stack: [
        {
          type: "aws:ssm/document:Document",
          inputs: {
            content: automationOf({ UserData: packed("#!/bin/bash\necho DATABASE_PASSWORD=kJ8s-Qw2p-Zt5v-Lm9x\n") }),
          },
        },
      ],
      found: ["it content"],
    },
    {
      what: "parameters in the open",
      stack: [
        {
          type: "aws:ssm/parameter:Parameter",
          inputs: { type: "String", name: "/shop/db/password", value: "hunter2hunter2" },
        },
        {
          type: "aws:ssm/parameter:Parameter",
          name: "region",
          inputs: { type: "String", name: "/shop/region", value: "eu-west-1" },
        },
      ],
      found: ["it value"],
    },
  ],
};
