import { InstanceProfile, Role, RolePolicy, ServiceLinkedRole } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { Identity } from "../links";
import { physicalName } from "../shared/physical-name";
import { policyDocument } from "../shared/policy-document";
import type { Ground } from "./ground";
import { onGround } from "./ground";

export interface Identities {
  readonly app: Identity;
  readonly migrator: Identity;
  readonly replication: Role;
  readonly scaling: ServiceLinkedRole;
  /** What an instance must hold before it starts, or people can't reach it by a session. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * What the agent of Systems Manager calls: sessions, commands, patches and inventory. The managed policy for it also reads
 * every parameter of the account, which no instance of a shop needs.
 */
const agent = [
  "ssm:DescribeAssociation",
  "ssm:DescribeDocument",
  "ssm:GetDeployablePatchSnapshotForInstance",
  "ssm:GetDocument",
  "ssm:GetManifest",
  "ssm:ListAssociations",
  "ssm:ListInstanceAssociations",
  "ssm:PutComplianceItems",
  "ssm:PutConfigurePackageResult",
  "ssm:PutInventory",
  "ssm:UpdateAssociationStatus",
  "ssm:UpdateInstanceAssociationStatus",
  "ssm:UpdateInstanceInformation",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
  "ec2messages:AcknowledgeMessage",
  "ec2messages:DeleteMessage",
  "ec2messages:FailMessage",
  "ec2messages:GetEndpoint",
  "ec2messages:GetMessages",
  "ec2messages:SendReply",
];

/** Identities of one site. Their names carry the region: the service is global. */
export function identities(ground: Ground): Identities {
  const { scope, spec } = ground;
  const app = instanceIdentity(ground, "app", "The instances that run the shop");
  const migrator = instanceIdentity(ground, "migrator", "The short-lived instance that sets the database up");
  const replication = new Role(
    `replication-${spec.region}`,
    {
      description: "Copies this region's stores to the other region",
      // Stores pass neither account nor source here; only this account can hand the role to a store of its own.
      assumeRolePolicy: trust("s3.amazonaws.com"),
      tags: scope.tags,
    },
    onGround(ground),
  );
  const scaling = new ServiceLinkedRole(
    `scaling-${spec.region}`,
    {
      awsServiceName: "autoscaling.amazonaws.com",
      // The role's name is "AWSServiceRoleForAutoScaling_" and this, at most 64 characters together. The role without an
      // ending may exist in the account already, or not yet: both make `up` fail.
      customSuffix: physicalName(`${scope.prefix}-${spec.region}`, 64 - "AWSServiceRoleForAutoScaling_".length),
      description: "Scales the shop",
    },
    onGround(ground),
  );
  return {
    app: app.identity,
    migrator: migrator.identity,
    replication,
    scaling,
    ready: [...app.ready, ...migrator.ready],
  };
}

function instanceIdentity(
  ground: Ground,
  name: "app" | "migrator",
  description: string,
): { readonly identity: Identity; readonly ready: readonly pulumi.Resource[] } {
  const { scope, spec } = ground;
  const logical = `${name}-${spec.region}`;
  const role = new Role(
    logical,
    { description, assumeRolePolicy: trust("ec2.amazonaws.com"), tags: scope.tags },
    onGround(ground),
  );
  const profile = new InstanceProfile(logical, { role: role.name, tags: scope.tags }, onGround(ground));
  const sessions = new RolePolicy(
    `${name}-sessions-${spec.region}`,
    {
      role: role.name,
      policy: policyDocument({ Sid: "Sessions", Effect: "Allow", Action: agent, Resource: "*" }),
    },
    onGround(ground),
  );
  return { identity: { role, profile }, ready: [profile, sessions] };
}

/** Trust in one service and in nobody else: no identity of the account can take the role. */
function trust(service: string): pulumi.Output<string> {
  return policyDocument({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
}
