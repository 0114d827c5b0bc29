import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation, sources } from "../read";

const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const policy = "aws:autoscaling/policy:Policy";
const schedule = "aws:autoscaling/schedule:Schedule";

export const compute: readonly ValueRule[] = [
  lists(
    {
      name: "asg-values",
      source: "Amazon EC2 Auto Scaling API reference, CreateAutoScalingGroup; 2026-11, from memory",
    },
    group,
    {
      "terminationPolicies[]": [
        "Default",
        "AllocationStrategy",
        "ClosestToNextInstanceHour",
        "NewestInstance",
        "OldestInstance",
        "OldestLaunchConfiguration",
        "OldestLaunchTemplate",
      ],
      "enabledMetrics[]": [
        ...["MinSize", "MaxSize", "DesiredCapacity", "InServiceInstances", "PendingInstances", "StandbyInstances"],
        ...["TerminatingInstances", "TotalInstances", "InServiceCapacity", "PendingCapacity", "StandbyCapacity"],
        ...["TerminatingCapacity", "TotalCapacity", "WarmPoolDesiredCapacity", "WarmPoolWarmedCapacity"],
        ...["WarmPoolPendingCapacity", "WarmPoolTerminatingCapacity", "WarmPoolTotalCapacity"],
        ...["AndWarmPoolDesiredCapacity", "AndWarmPoolTotalCapacity"],
      ].map((name) => `Group${name}`),
      "initialLifecycleHooks[].lifecycleTransition": [
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "autoscaling:EC2_INSTANCE_TERMINATING",
      ],
      "initialLifecycleHooks[].defaultResult": ["ABANDON", "CONTINUE"],
      healthCheckType: ["EC2", "ELB", "EBS", "VPC_LATTICE"],
      metricsGranularity: ["1Minute"],
    },
  ),
  each(
    {
      name: "asg-template-by-number",
      source: "@pulumi/aws 7.48.0 autoscaling/group; hashicorp/terraform-provider-aws 22464; 2026-11",
      traps: ["T5"],
    },
    group,
    "launchTemplate.version",
    "a number as text: with $Latest no instance is replaced when the template changes",
    (version) => /^[1-9][0-9]*$/.test(String(version)),
  ),
  relation(
    { name: "asg-template-version-given", source: "@pulumi/aws 7.48.0 autoscaling/group; 2026-11", traps: ["T5"] },
    group,
    ({ launchTemplate }) =>
      launchTemplate === undefined || one(launchTemplate, "version") !== undefined
        ? undefined
        : { path: "launchTemplate.version", given: undefined, allowed: "a number as text" },
  ),
  relation(
    { name: "asg-sizes", source: "@pulumi/aws 7.48.0 autoscaling/group; 2026-11", traps: ["T29"] },
    group,
    ({ minSize, maxSize, desiredCapacity }, resource) => {
      if (typeof minSize === "number" && typeof maxSize === "number" && minSize > maxSize)
        return { path: "minSize", given: minSize, allowed: `at most the maximum, ${maxSize}` };
      return desiredCapacity !== undefined && !resource.options.ignoreChanges.includes("desiredCapacity")
        ? { path: "desiredCapacity", given: desiredCapacity, allowed: "nothing: it would undo what scaling has done" }
        : undefined;
    },
  ),
  relation(
    {
      name: "asg-attached-once",
      source: "@pulumi/aws 7.48.0 autoscaling/group, note on attachments; 2026-11",
      traps: ["T29"],
    },
    "aws:autoscaling/attachment:Attachment",
    (inputs) => ({
      path: "",
      given: inputs["autoscalingGroupName"],
      allowed: "nothing: the group names its target groups itself",
    }),
  ),
  relation(
    {
      name: "asg-hooks-within",
      source: "@pulumi/aws 7.48.0 autoscaling/group, initialLifecycleHooks; 2026-11",
      traps: ["T19"],
    },
    "aws:autoscaling/lifecycleHook:LifecycleHook",
    (inputs) => ({
      path: "",
      given: inputs["autoscalingGroupName"],
      allowed: "hooks of the group itself: this one comes after its first instances",
    }),
  ),
  relation(
    { name: "asg-warm-pool", source: "Amazon EC2 Auto Scaling API reference, PutWarmPool; 2026-11", traps: ["T30"] },
    group,
    ({ warmPool, mixedInstancesPolicy }) =>
      warmPool !== undefined && mixedInstancesPolicy !== undefined
        ? { path: "warmPool", given: warmPool, allowed: "either this or mixed instances" }
        : undefined,
  ),
  relation(
    {
      name: "asg-tags-reach-instances",
      source: "@pulumi/aws 7.48.0 ec2/launchTemplate, tagSpecifications; 2026-11",
      traps: ["T32"],
    },
    template,
    (inputs) => {
      const tagged = at(inputs, "tagSpecifications[].resourceType").map(({ value }) => value);
      return ["instance", "volume"].every((type) => tagged.includes(type))
        ? undefined
        : {
            path: "tagSpecifications",
            given: tagged,
            allowed: "tags for instance and volume: default tags do not reach them",
          };
    },
  ),
  relation(
    {
      name: "template-tokens",
      source: "@pulumi/aws 7.48.0 ec2/launchTemplate, metadataOptions; 2026-11",
      traps: ["T31"],
    },
    template,
    (inputs) =>
      one(inputs, "metadataOptions.httpTokens") === "required"
        ? undefined
        : {
            path: "metadataOptions.httpTokens",
            given: one(inputs, "metadataOptions.httpTokens"),
            allowed: "required: the default is optional",
          },
  ),
  each(
    { name: "template-user-data", source: "@pulumi/aws 7.48.0 ec2/launchTemplate, userData; 2026-11", traps: ["T35"] },
    template,
    "userData",
    "base64, of at most 16 KiB before",
    (text) =>
      typeof text === "string" &&
      /^[A-Za-z0-9+/]+={0,2}$/.test(text) &&
      text.length % 4 === 0 &&
      Buffer.from(text, "base64").length <= 16 * 1024,
  ),
  each(
    {
      name: "template-image",
      source: "Amazon EC2 API reference, RequestLaunchTemplateData, ImageId; 2026-11, from memory",
    },
    template,
    "imageId",
    "ami- and hexadecimal digits, or resolve:ssm: and a parameter",
    (image) => /^(?:ami-(?:[0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:[A-Za-z0-9_.:/-]+)$/.test(String(image)),
  ),
  {
    name: "schedule-leaves-alone",
    types: [schedule],
    reads: ["minSize", "maxSize", "desiredCapacity"],
    source: "@pulumi/aws 7.48.0 autoscaling/schedule; 2026-11",
    traps: ["T28"],
    broken: ({ inputs }) =>
      ["minSize", "maxSize", "desiredCapacity"]
        .filter((name) => typeof inputs[name] !== "number" || inputs[name] < -1)
        .map((name) => ({
          path: name,
          given: inputs[name],
          allowed: "a number, or -1 to leave it alone: without one it is 0",
        })),
  },
  each(
    {
      name: "schedule-time",
      source: "Amazon EC2 Auto Scaling API reference, PutScheduledUpdateGroupAction; 2026-11, from memory",
    },
    schedule,
    "startTime",
    "a time as 2026-11-27T06:00:00Z",
    (time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(time)) && !Number.isNaN(Date.parse(String(time))),
  ),
  each(
    {
      name: "scaling-label",
      source: "Amazon EC2 Auto Scaling API reference, PredefinedMetricSpecification, ResourceLabel; 2026-11",
      traps: ["T34"],
    },
    policy,
    "targetTrackingConfiguration.predefinedMetricSpecification.resourceLabel",
    "app/<name>/<id>/targetgroup/<name>/<id>",
    (label) => /^app\/[\w-]+\/[0-9a-f]{16}\/targetgroup\/[\w-]+\/[0-9a-f]{16}$/.test(String(label)),
  ),
  relation(
    {
      name: "scaling-label-after-rule",
      source: "Amazon EC2 Auto Scaling user guide, target tracking of requests; 2026-11, from memory",
      traps: ["T34"],
    },
    policy,
    (inputs, resource, whole) => {
      if (
        one(inputs, "targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType") !==
        "ALBRequestCountPerTarget"
      )
        return undefined;
      const before = new Set(resource.dependencies);
      const attached = whole.resources.some(
        ({ urn, type }) => before.has(urn) && type === "aws:lb/listenerRule:ListenerRule",
      );
      return attached ||
        sources(resource, "targetTrackingConfiguration", whole).some(
          ({ type }) => type === "aws:lb/listenerRule:ListenerRule",
        )
        ? undefined
        : {
            path: "targetTrackingConfiguration",
            given: inputs["targetTrackingConfiguration"],
            allowed: "a dependency on the listener's rule, which attaches the target group",
          };
    },
  ),
  relation(
    {
      name: "asg-own-service-role",
      source:
        "terraform-aws-modules/terraform-aws-kms issue 30; Amazon EC2 Auto Scaling user guide, service-linked roles; 2026-11",
      traps: ["T27"],
    },
    "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    ({ awsServiceName, customSuffix }) =>
      awsServiceName === "autoscaling.amazonaws.com" && customSuffix === undefined
        ? { path: "customSuffix", given: undefined, allowed: "a suffix: the role without one may be there already" }
        : undefined,
  ),
  relation(
    {
      name: "asg-names-its-role",
      source: "Amazon EC2 Auto Scaling user guide, key policies for encrypted volumes; 2026-11",
      traps: ["T26", "T27"],
    },
    group,
    ({ serviceLinkedRoleArn }) =>
      serviceLinkedRoleArn === undefined
        ? { path: "serviceLinkedRoleArn", given: undefined, allowed: "the role that the key of the volumes admits" }
        : undefined,
  ),
  each(
    { name: "asg-wait", source: "@pulumi/aws 7.48.0 autoscaling/group, waitForCapacityTimeout; 2026-11" },
    group,
    "waitForCapacityTimeout",
    "a time as 10m or 1h30m",
    (time) => /^(?:0|(?:\d+h)?(?:\d+m)?(?:\d+s)?)$/.test(String(time)) && time !== "",
  ),
];
