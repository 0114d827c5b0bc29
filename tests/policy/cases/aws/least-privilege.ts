import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const inline = "aws:iam/rolePolicy:RolePolicy";
const table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
const of = (statement: Readonly<Record<string, unknown>>, type = inline, name = "it") => [
  { type, name, inputs: { policy: policyOf(statement) } },
];

export const leastPrivilege: RuleCases = {
  rule: "least-privilege",
  cases: [
    { what: "everything", stack: of({ Action: "*", Resource: "*" }), found: ["it policy"] },
    { what: "a whole service on everything", stack: of({ Action: ["s3:*"], Resource: ["*"] }), found: ["it policy"] },
    { what: "some actions on one table", stack: of({ Action: ["dynamodb:PutItem"], Resource: table }), found: [] },
    {
      what: "looking at everything",
      stack: of({ Action: ["ec2:Describe*", "s3:ListAllMyBuckets"], Resource: "*" }),
      found: [],
    },
    {
      what: "reading every secret",
      stack: of({ Action: "secretsmanager:GetSecretValue", Resource: "*" }),
      found: ["it policy"],
    },
    {
      what: "what takes no resource",
      stack: of({ Action: ["xray:PutTraceSegments", "ecr:GetAuthorizationToken"], Resource: "*" }),
      found: [],
    },
    {
      what: "everything that bears a tag",
      stack: of({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/purpose": "batch" } },
      }),
      found: [],
    },
    { what: "everything but", stack: of({ NotAction: "iam:*", Resource: table }), found: ["it policy"] },
    {
      what: "every instance",
      stack: of({ Action: "ec2:StopInstances", Resource: "arn:aws:ec2:eu-west-1:123456789012:instance/*" }),
      found: ["it policy"],
    },
    {
      what: "a role handed to any service",
      stack: of({ Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/task" }),
      found: ["it policy"],
    },
    {
      what: "a role handed to one",
      stack: of({
        Action: "iam:PassRole",
        Resource: "arn:aws:iam::123456789012:role/task",
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      }),
      found: [],
    },
    {
      what: "a boundary, which gives nothing",
      stack: of({ Action: ["s3:*", "ecs:*"], Resource: "*" }, "aws:iam/policy:Policy", "permissions-boundary"),
      found: [],
    },
    {
      what: "managed policies",
      stack: [
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          inputs: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
        {
          type: "aws:iam/role:Role",
          name: "role",
          inputs: {
            managedPolicyArns: [
              "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
              "arn:aws:iam::aws:policy/AmazonS3FullAccess",
            ],
            inlinePolicies: [{ name: "x", policy: policyOf({ Action: "*", Resource: "*" }) }],
          },
        },
      ],
      found: ["it policyArn", "role managedPolicyArns.1", "role inlinePolicies.0.policy"],
    },
    {
      what: "a user of a cache who may do everything, and one who is off",
      stack: [
        { type: "aws:elasticache/user:User", inputs: { accessString: "on ~* +@all" } },
        { type: "aws:elasticache/user:User", name: "off", inputs: { accessString: "off ~* +@all" } },
      ],
      found: ["it accessString"],
    },
    {
      what: "an automation that runs as its caller",
      stack: [{ type: "aws:ssm/document:Document", inputs: { documentType: "Automation", content: "{}" } }],
      found: ["it content"],
    },
    {
      what: "a policy not known yet",
      stack: [{ type: "aws:iam/policy:Policy", inputs: { policy: unseen } }],
      found: ["? it policy"],
    },
  ],
};
