import * as iam from "@pulumi/aws/iam";
import type { Neighbour } from "../neighbour";
import { document } from "./documents";

const account = "123456789012";
const issuer = "token.actions.githubusercontent.com";

export const ciRoles: Neighbour = {
  name: "ci-roles",
  cloud: "aws",
  what: "What a pipeline may do in an account: an identity provider, a role that reads and a role that deploys.",
  program: async () => {
    const provider = new iam.OpenIdConnectProvider("github", {
      url: `https://${issuer}`,
      clientIdLists: ["sts.amazonaws.com"],
    });
    const trust = (subject: string) =>
      document({
        Effect: "Allow",
        Principal: { Federated: provider.arn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: "sts.amazonaws.com",
            [`${issuer}:sub`]: `repo:example/storefront:${subject}`,
          },
        },
      });
    const boundary = new iam.Policy("boundary", {
      description: "No role of a pipeline goes beyond this, whatever its own policy says",
      policy: document(
        { Effect: "Allow", Action: ["ecs:*", "ecr:*", "s3:*", "cloudformation:*"], Resource: "*" },
        { Effect: "Deny", Action: ["s3:DeleteBucket", "s3:PutBucketPolicy", "ecr:DeleteRepository"], Resource: "*" },
      ),
    });

    const reads = new iam.Role("pipeline-preview", {
      description: "Pull requests: looks, and changes nothing",
      assumeRolePolicy: trust("pull_request"),
      maxSessionDuration: 3600,
    });
    new iam.RolePolicyAttachment("pipeline-preview", {
      role: reads.id,
      policyArn: "arn:aws:iam::aws:policy/SecurityAudit",
    });

    const deploys = new iam.Role("pipeline-deploy", {
      description: "Main branch: brings out a new version",
      assumeRolePolicy: trust("environment:production"),
      permissionsBoundary: boundary.arn,
    });
    new iam.RolePolicy("pipeline-deploy", {
      role: deploys.id,
      policy: document(
        { Sid: "SignIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
          Sid: "Push",
          Effect: "Allow",
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:CompleteLayerUpload",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
          Resource: `arn:aws:ecr:us-east-1:${account}:repository/storefront`,
        },
        { Sid: "Look", Effect: "Allow", Action: ["ecs:Describe*", "ecs:List*", "ec2:Describe*"], Resource: "*" },
        // Task definitions have no ARN before they exist, so this one action takes no resource.
        { Sid: "Describe", Effect: "Allow", Action: "ecs:RegisterTaskDefinition", Resource: "*" },
        {
          Sid: "BringOut",
          Effect: "Allow",
          Action: "ecs:UpdateService",
          Resource: `arn:aws:ecs:us-east-1:${account}:service/storefront/storefront`,
        },
        {
          Sid: "HandOverRoles",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [`arn:aws:iam::${account}:role/storefront-run`, `arn:aws:iam::${account}:role/storefront-start`],
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
      ),
    });

    // For people: only with a second factor.
    const breakGlass = new iam.Role("operator", {
      assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "sts:AssumeRole",
        Condition: {
          Bool: { "aws:MultiFactorAuthPresent": "true" },
          NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
        },
      }),
    });
    new iam.RolePolicyAttachment("operator", {
      role: breakGlass.id,
      policyArn: "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    });
  },
};
