import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const bucket = "aws:s3/bucketPolicy:BucketPolicy";
const arn = "arn:aws:s3:::files/*";
const of = (statement: Readonly<Record<string, unknown>>, type = bucket) => [
  { type, inputs: { policy: policyOf({ Action: "s3:GetObject", Resource: arn, ...statement }) } },
];

export const denyByDefault: RuleCases = {
  rule: "deny-by-default",
  cases: [
    { what: "a bucket for everybody", stack: of({ Principal: "*" }), found: ["it policy"] },
    {
      what: "a bucket for the organisation",
      stack: of({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } } }),
      found: [],
    },
    {
      what: "a bucket for the world's addresses",
      stack: of({ Principal: "*", Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
      found: ["it policy"],
    },
    {
      what: "a bucket for one role",
      stack: of({ Principal: { AWS: "arn:aws:iam::123456789012:role/shop" } }),
      found: [],
    },
    {
      what: "a refusal of everybody",
      stack: of({ Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      found: [],
    },
    {
      what: "any service, anything",
      stack: of({ Principal: { Service: "*" }, Action: "*" }),
      found: ["it policy", "it policy"],
    },
    {
      what: "a bucket's inline policy of all but one",
      stack: of({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/shop" } }, "aws:s3/bucketV2:BucketV2"),
      found: ["it policy"],
    },
    {
      what: "a repository of images for everybody, and one for an account",
      stack: [
        {
          type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
          inputs: { policy: policyOf({ Principal: "*", Action: "ecr:BatchGetImage" }) },
        },
        {
          type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
          name: "held",
          inputs: { policy: policyOf({ Principal: { AWS: "123456789012" }, Action: "ecr:BatchGetImage" }) },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "an endpoint for all and everything",
      stack: [
        {
          type: "aws:ec2/vpcEndpoint:VpcEndpoint",
          inputs: { policy: policyOf({ Principal: "*", Action: "*", Resource: "*" }) },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "an endpoint for some buckets, and one for the account",
      stack: [
        {
          type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
          inputs: { policy: policyOf({ Principal: "*", Action: "s3:GetObject", Resource: arn }) },
        },
        {
          type: "aws:ec2/vpcEndpoint:VpcEndpoint",
          name: "held",
          inputs: {
            policy: policyOf({
              Principal: "*",
              Action: "*",
              Resource: "*",
              Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
            }),
          },
        },
      ],
      found: [],
    },
    {
      what: "roles for any service, and for any action",
      stack: [
        {
          type: "aws:iam/role:Role",
          name: "any",
          inputs: { assumeRolePolicy: policyOf({ Principal: { Service: "*" }, Action: "sts:AssumeRole" }) },
        },
        {
          type: "aws:iam/role:Role",
          name: "anything",
          inputs: { assumeRolePolicy: policyOf({ Principal: { Service: "ec2.amazonaws.com" }, Action: "*" }) },
        },
      ],
      found: ["any assumeRolePolicy", "anything assumeRolePolicy"],
    },
    {
      what: "a function that the world may call",
      stack: [{ type: "aws:lambda/functionUrl:FunctionUrl", inputs: { authorizationType: "NONE" } }],
      found: ["it authorizationType"],
    },
    {
      what: "a policy not known yet",
      stack: [{ type: "aws:sns/topicPolicy:TopicPolicy", inputs: { policy: unseen } }],
      found: ["? it policy"],
    },
  ],
};
