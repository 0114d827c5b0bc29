import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { keyAllows, roleAllows, roleReady } from "./access";
import { templateType } from "./fleet";
import { ready, textAt, textsAt } from "./parts";

export interface Boot {
  readonly template: Thing | undefined;
  readonly profile: Thing | undefined;
  /** Undefined while it is missing or hasn't spread. */
  readonly role: Thing | undefined;
}

/** What the instances of a group are made of. */
export function bootOf(inputs: Fields, cloud: Cloud): Boot {
  const template = ready(cloud, templateType, "id", textAt(inputs, "launchTemplate.id"));
  const arn = textAt(template?.inputs ?? {}, "iamInstanceProfile.arn");
  const profile = ready(cloud, "aws:iam/instanceProfile:InstanceProfile", "arn", arn);
  const [named] = cloud.things.by("aws:iam/role:Role", "name", textAt(profile?.inputs ?? {}, "role"));
  const role = named && roleReady(cloud, String(named.outputs["arn"]));
  return { template, profile, role };
}

/**
 * What an instance needs from its first minute. A disk under a key that the group's own role may not use ends it at once. One
 * that reaches no network, or may not say that it is ready, is given up by the hook (`ABANDON`) and made again: an `up` may
 * come through that in the end, which is luck.
 */
export function checkBoot(request: Request, cloud: Cloud): void {
  const { inputs, account, region } = request;
  const { template, role } = after(booting, cloud, () => bootOf(inputs, cloud));
  if (template === undefined) return;
  const scaling = textAt(inputs, "serviceLinkedRoleArn") || defaultRole(account);
  for (const key of textsAt(template.inputs, "blockDeviceMappings[].ebs.kmsKeyId")) {
    const context = { "kms:ViaService": `ec2.${region}.amazonaws.com`, "kms:GrantIsForAWSResource": "true" };
    for (const action of ["kms:CreateGrant", "kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt", "kms:DescribeKey"])
      if (!keyAllows(cloud, key, scaling, action, context))
        refuse("Client.InvalidKMSKey.InvalidState", `${scaling} may not ${action} with ${key}`);
  }
  for (const id of textsAt(inputs, "vpcZoneIdentifiers[]"))
    if (!leadsOut(id, cloud)) refuse("ABANDON", `instances in ${id} reach nothing: no route leads out`);
  for (const id of textsAt(template.inputs, "networkInterfaces[].securityGroups[]"))
    if (!maySend(id, cloud)) refuse("ABANDON", `instances in ${id} reach nothing: no rule lets TLS out`);
  const hooks = textsAt(inputs, "initialLifecycleHooks[].name");
  if (hooks.length === 0 || role === undefined) return;
  const group = `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:0a1b2c3d:autoScalingGroupName/${cloud.idOf(request)}`;
  const arn = String(role.outputs["arn"]);
  const attempt = { action: "autoscaling:CompleteLifecycleAction", resource: group };
  if (!after(booting, cloud, () => roleAllows(cloud, arn, attempt)))
    refuse("ABANDON", `${arn} may not say that an instance is ready`);
}

/** From the launch to the first call of the boot script; policies have spread by then. */
const booting = 30_000;

/** What will be so, with what stands there now. */
function after<T>(milliseconds: number, cloud: Cloud, ask: () => T): T {
  const { now } = cloud;
  cloud.now = now + milliseconds;
  try {
    return ask();
  } finally {
    cloud.now = now;
  }
}

function defaultRole(account: string): string {
  return `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
}

/** Whether the table of a subnet has a default route through a ready NAT gateway. */
function leadsOut(subnet: string, cloud: Cloud): boolean {
  const association = ready(cloud, "aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId", subnet);
  const table = textAt(association?.inputs ?? {}, "routeTableId");
  return cloud.things
    .by("aws:ec2/route:Route", "routeTableId", table)
    .some(
      ({ state, inputs }) =>
        state === "ready" &&
        inputs["destinationCidrBlock"] === "0.0.0.0/0" &&
        ready(cloud, "aws:ec2/natGateway:NatGateway", "id", textAt(inputs, "natGatewayId")) !== undefined,
    );
}

function maySend(group: string, cloud: Cloud): boolean {
  return cloud.things
    .by("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "securityGroupId", group)
    .some(({ state, inputs }) => state === "ready" && (inputs["fromPort"] === 443 || inputs["ipProtocol"] === "-1"));
}
