import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { balancersBefore } from "./balancer";
import { bootOf, checkBoot } from "./boot";
import { groupType, refresh, settle, startFleet, templateType } from "./fleet";
import { numberAt, ready, refuseInUse, textAt, textsAt } from "./parts";

const policyType = "aws:autoscaling/policy:Policy";
const scheduleType = "aws:autoscaling/schedule:Schedule";

/** An AMI that people bring, in its region. */
export const imageType = "aws:ec2/ami:Ami";

/**
 * EC2 Auto Scaling and launch templates. Codes: EC2 API reference, "Error codes"; Auto Scaling API reference, "Common errors"
 * (ValidationError) and CreateAutoScalingGroup, PutScalingPolicy, PutScheduledUpdateGroupAction; 2026-11.
 */
export const compute: readonly Kind[] = [
  { type: imageType, outputs: ({ inputs }) => ({ id: inputs["imageId"] }) },
  {
    type: templateType,
    references: [
      {
        path: "imageId",
        to: [imageType],
        code: "InvalidAMIID.NotFound",
        // A public parameter is looked up at each launch.
        named: (value) => (value.startsWith("ami-") ? value : undefined),
      },
      {
        path: "networkInterfaces[].securityGroups[]",
        to: ["aws:ec2/securityGroup:SecurityGroup"],
        code: "InvalidGroup.NotFound",
      },
      { path: "vpcSecurityGroupIds[]", to: ["aws:ec2/securityGroup:SecurityGroup"], code: "InvalidGroup.NotFound" },
      {
        path: "iamInstanceProfile.arn",
        to: ["aws:iam/instanceProfile:InstanceProfile"],
        by: "arn",
        where: "account",
        code: "InvalidIamInstanceProfileArn.NotFound",
      },
      {
        path: "blockDeviceMappings[].ebs.kmsKeyId",
        to: ["aws:kms/key:Key"],
        by: "arn",
        code: "InvalidKMSKey.NotFound",
      },
    ],
    create: ({ inputs }) => checkTemplate(inputs),
    update(thing, news) {
      checkTemplate(news);
      // Tags are the template's own, and no part of its versions.
      if (JSON.stringify({ ...thing.inputs, tags: 0 }) !== JSON.stringify({ ...news, tags: 0 }))
        thing.kept["version"] = versionOf(thing) + 1;
    },
    outputs: (request, cloud) => ({ latestVersion: versionOf(standing(request, cloud)) }),
    remove: (thing, cloud) => refuseInUse(thing, cloud, "ValidationError", [[groupType, "launchTemplate.id"]]),
    quota: {
      most: 5000,
      code: "LaunchTemplateLimitExceeded",
      source: "EC2 user guide, launch templates: 5,000 a region; 2026-11",
    },
    takes: [500, 5_000],
  },
  {
    type: groupType,
    references: [
      { path: "launchTemplate.id", to: [templateType], code: "ValidationError" },
      { path: "vpcZoneIdentifiers[]", to: ["aws:ec2/subnet:Subnet"], code: "ValidationError" },
      { path: "targetGroupArns[]", to: ["aws:lb/targetGroup:TargetGroup"], code: "ValidationError" },
      {
        path: "serviceLinkedRoleArn",
        to: ["aws:iam/serviceLinkedRole:ServiceLinkedRole"],
        by: "arn",
        where: "account",
        code: "ValidationError",
      },
    ],
    create(request, cloud) {
      checkVersion(request.inputs, cloud);
      checkProfile(request, cloud);
      checkBoot(request, cloud);
    },
    made: (thing, cloud) => startFleet(thing, cloud),
    update(thing, news, cloud) {
      checkVersion(news, cloud);
      for (const name of textsAt(news, "instanceRefresh.preferences.alarmSpecification.alarms[]"))
        if (cloud.things.at({ ...thing, type: "aws:cloudwatch/metricAlarm:MetricAlarm" }, name) === undefined)
          refuse("ValidationError", `instance refresh: there is no alarm ${name}`);
      settle(thing, news);
      if (JSON.stringify(news["launchTemplate"]) !== JSON.stringify(thing.inputs["launchTemplate"])) {
        checkBoot({ ...thing, inputs: news }, cloud);
        refresh(thing, news, cloud);
      }
    },
    read(thing) {
      const { capacity, min, max } = thing.kept;
      const shown = { desiredCapacity: capacity, minSize: min, maxSize: max };
      thing.kept["shown"] = shown;
      return shown;
    },
    // The provider sets all to zero, waits for the last instance, and only then deletes.
    removed(thing, cloud) {
      for (const type of [policyType, scheduleType])
        for (const each of cloud.things.by(type, "autoscalingGroupName", thing.id)) cloud.drop(each);
    },
    quota: {
      most: 500,
      code: "LimitExceeded",
      source: "EC2 Auto Scaling user guide, quotas: 500 groups a region; 2026-11",
    },
    takes: [120_000, 600_000],
  },
  {
    type: policyType,
    references: [{ path: "autoscalingGroupName", to: [groupType], by: "name", code: "ValidationError" }],
    create: (request, cloud) => checkPolicy(request, cloud),
    update: (thing, news, cloud) => checkPolicy({ ...thing, inputs: news }, cloud),
    quota: {
      most: 50,
      per: ({ inputs }) => textAt(inputs, "autoscalingGroupName"),
      code: "LimitExceeded",
      source: "EC2 Auto Scaling user guide, quotas: 50 policies a group; 2026-11",
    },
    takes: [500, 5_000],
  },
  {
    type: scheduleType,
    references: [{ path: "autoscalingGroupName", to: [groupType], by: "name", code: "ValidationError" }],
    names: ({ inputs }) => [
      {
        scope: textAt(inputs, "autoscalingGroupName"),
        name: textAt(inputs, "scheduledActionName"),
        code: "AlreadyExists",
      },
      // Two actions of one group can't begin at the same moment.
      { scope: textAt(inputs, "autoscalingGroupName"), name: textAt(inputs, "startTime"), code: "AlreadyExists" },
    ],
    create: ({ inputs }) => checkSchedule(inputs),
    update: (_thing, news) => checkSchedule(news),
    quota: {
      most: 125,
      per: ({ inputs }) => textAt(inputs, "autoscalingGroupName"),
      code: "LimitExceeded",
      source: "EC2 Auto Scaling user guide, quotas: 125 scheduled actions a group; 2026-11",
    },
    takes: [500, 5_000],
  },
];

function checkTemplate(inputs: Fields): void {
  const data = textAt(inputs, "userData");
  const raw = Buffer.from(data, "base64");
  if (raw.toString("base64") !== data) refuse("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data");
  // Source: EC2 user guide, user data: 16 KB before it is encoded; 2026-11.
  if (raw.length > 16_384) refuse("InvalidParameterValue", "User data is limited to 16384 bytes");
  if (textsAt(inputs, "networkInterfaces[].securityGroups[]").length > 0 && inputs["vpcSecurityGroupIds"] !== undefined)
    refuse(
      "InvalidParameterCombination",
      "Network interfaces and an instance-level security groups may not be specified",
    );
}

function versionOf(template: Thing | undefined): number {
  return Number(template?.kept["version"] ?? 1);
}

/** The template that stands there under the request's name, while it is changed. */
function standing({ type, name, region }: Request, cloud: Cloud): Thing | undefined {
  return cloud.things.of(type).find((thing) => thing.name === name && thing.region === region);
}

function checkVersion(inputs: Fields, cloud: Cloud): void {
  const id = textAt(inputs, "launchTemplate.id");
  const wanted = numberAt(inputs, "launchTemplate.version");
  const template = ready(cloud, templateType, "id", id);
  if (template !== undefined && wanted !== undefined && wanted > versionOf(template))
    refuse("ValidationError", `launch template ${id} has no version ${wanted}`);
  const [min = 0, max = 0] = [numberAt(inputs, "minSize"), numberAt(inputs, "maxSize")];
  if (max < min) refuse("ValidationError", "Max bound, must be greater than or equal to min bound");
}

/**
 * The profile has its role and is known. Asked again by the provider where the message says "Invalid IAM Instance Profile".
 * Source: terraform-provider-aws, internal/service/autoscaling/group.go; 2026-11.
 */
function checkProfile({ inputs }: Request, cloud: Cloud): void {
  const { profile, role } = bootOf(inputs, cloud);
  if (profile !== undefined && role === undefined)
    throw new Refusal("ValidationError", `Invalid IAM Instance Profile: ${profile.id}`, true);
}

/** Requests are counted for a target group only once a balancer forwards to it. */
function checkPolicy({ inputs }: Request, cloud: Cloud): void {
  const metric = "targetTrackingConfiguration.predefinedMetricSpecification";
  if (textAt(inputs, `${metric}.predefinedMetricType`) !== "ALBRequestCountPerTarget") return;
  const label = textAt(inputs, `${metric}.resourceLabel`);
  const [, balancer = "", group = ""] = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label) ?? [];
  const targets = ready(cloud, "aws:lb/targetGroup:TargetGroup", "arnSuffix", group);
  const before = targets === undefined ? [] : balancersBefore(targets.id, cloud);
  if (!before.some((arn) => arn.endsWith(`:loadbalancer/${balancer}`)))
    refuse("ValidationError", `the resource label ${label} names no target group that is behind that balancer`);
}

/** What is left out is taken for zero; -1 leaves it. */
function checkSchedule(inputs: Fields): void {
  const start = textAt(inputs, "startTime");
  if (start !== "" && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(start))
    refuse("ValidationError", `${start}: a time has the form YYYY-MM-DDThh:mm:ssZ`);
  if (["minSize", "maxSize", "desiredCapacity"].every((field) => numberAt(inputs, field) === -1))
    refuse("ValidationError", "at least one of the sizes must be given");
}
