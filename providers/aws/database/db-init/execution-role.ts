import { Policy, Role, RolePolicy } from "@pulumi/aws/iam";
import type { Document } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../../components/contract";
import type { AwsSite } from "../../options";
import { inSite } from "../../options";
import { policyDocument, trustService } from "../../shared/policy-document";
import { imageParameter, purpose } from "./document";

/**
 * The role of the automation: it may start one kind of instance, in one subnet, with the migrator's profile, and touch
 * none but those. It is the only one that may hand the migrator's role over, and only to EC2.
 */
export function executionRole(scope: Scope, site: AwsSite): Role {
  const { account, migrator, subnets, securityGroups, keys } = site.link;
  const name = `db-init-${site.region}`;
  const ec2 = `arn:aws:ec2:${site.region}:${account}`;
  const isOurs = { StringEquals: { [`aws:ResourceTag/${purpose.key}`]: purpose.value } };
  // Run Command's documented spelling of the same question.
  const isOursToCommand = { StringEquals: { [`ssm:resourceTag/${purpose.key}`]: purpose.value } };
  const role = new Role(
    name,
    {
      description: "Starts and removes the short-lived instance that sets the database up",
      assumeRolePolicy: trustService("ssm.amazonaws.com", account, {
        ArnLike: { "aws:SourceArn": `arn:aws:ssm:${site.region}:${account}:automation-execution/*` },
      }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument(
        {
          Sid: "LaunchTagged",
          Effect: "Allow",
          Action: "ec2:RunInstances",
          Resource: `${ec2}:instance/*`,
          Condition: {
            StringEquals: { [`aws:RequestTag/${purpose.key}`]: purpose.value },
            ArnEquals: { "ec2:InstanceProfile": migrator.profile.arn },
          },
        },
        {
          Sid: "LaunchWith",
          Effect: "Allow",
          Action: "ec2:RunInstances",
          Resource: [
            `arn:aws:ec2:${site.region}::image/*`,
            `${ec2}:network-interface/*`,
            `${ec2}:volume/*`,
            securityGroups.migrator.arn,
            ...subnets.app.map((subnet) => subnet.arn),
          ],
        },
        {
          Sid: "TagAtLaunch",
          Effect: "Allow",
          Action: "ec2:CreateTags",
          Resource: [`${ec2}:instance/*`, `${ec2}:volume/*`],
          Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
        },
        {
          Sid: "Remove",
          Effect: "Allow",
          Action: "ec2:TerminateInstances",
          Resource: `${ec2}:instance/*`,
          Condition: isOurs,
        },
        {
          Sid: "HandOverMigrator",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: migrator.role.arn,
          Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
        },
        {
          Sid: "FindImage",
          Effect: "Allow",
          Action: "ssm:GetParameters",
          Resource: `arn:aws:ssm:${site.region}::parameter${imageParameter}`,
        },
        {
          Sid: "RunScript",
          Effect: "Allow",
          Action: "ssm:SendCommand",
          Resource: `arn:aws:ssm:${site.region}::document/AWS-RunShellScript`,
        },
        {
          Sid: "RunThere",
          Effect: "Allow",
          Action: "ssm:SendCommand",
          Resource: `${ec2}:instance/*`,
          Condition: isOursToCommand,
        },
        {
          // These calls know no resource.
          Sid: "Watch",
          Effect: "Allow",
          Action: [
            "ssm:DescribeInstanceInformation",
            "ssm:ListCommands",
            "ssm:ListCommandInvocations",
            "ssm:GetCommandInvocation",
            "ec2:DescribeInstances",
            "ec2:DescribeInstanceStatus",
          ],
          Resource: "*",
        },
        {
          Sid: "EncryptDisk",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*", "kms:DescribeKey"],
          Resource: keys.disks.arn,
          Condition: { StringEquals: { "kms:ViaService": `ec2.${site.region}.amazonaws.com` } },
        },
        {
          Sid: "GrantDisk",
          Effect: "Allow",
          Action: "kms:CreateGrant",
          Resource: keys.disks.arn,
          Condition: {
            StringEquals: { "kms:ViaService": `ec2.${site.region}.amazonaws.com` },
            Bool: { "kms:GrantIsForAWSResource": "true" },
          },
        },
      ),
    },
    inSite(scope, site),
  );
  return role;
}

/** For the people who may set the database up: to be attached to their role or group. */
export function operatorsPolicy(scope: Scope, site: AwsSite, document: Document, role: Role): Policy {
  const { account } = site.link;
  const ssm = `arn:aws:ssm:${site.region}:${account}`;
  return new Policy(
    `db-init-operators-${site.region}`,
    {
      description: `May run db-init in ${site.region}`,
      policy: policyDocument(
        {
          Sid: "Start",
          Effect: "Allow",
          Action: "ssm:StartAutomationExecution",
          // Systems Manager asks for the definition, or for document and execution, as it has changed over the years.
          Resource: [
            pulumi.interpolate`${ssm}:automation-definition/${document.name}:*`,
            pulumi.interpolate`${ssm}:document/${document.name}`,
            `${ssm}:automation-execution/*`,
          ],
        },
        {
          Sid: "Watch",
          Effect: "Allow",
          Action: ["ssm:GetAutomationExecution", "ssm:StopAutomationExecution"],
          Resource: `${ssm}:automation-execution/*`,
        },
        {
          Sid: "HandOverRole",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: role.arn,
          Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
        },
      ),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}
