import type { ReaderOf } from "../../promised";
import type { appTier } from "../../promises/app-tier";
import type { monitoring, recovery } from "../../promises/operation";
import type { Inputs } from "../../reading";
import { all, each, servingRegions } from "../../reading";

const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const schedule = "aws:autoscaling/schedule:Schedule";

const script = ({ at }: Inputs) => Buffer.from(String(at("userData")), "base64").toString();

export const appTierOnAws: ReaderOf<typeof appTier> = {
  zones: each({ type: group, paths: ["vpcZoneIdentifiers"], value: ({ list }) => list("vpcZoneIdentifiers").length }),
  "loses a zone": each({ type: group, paths: ["minSize"], value: ({ at }) => Number(at("minSize")) }),
  "room above": each({ type: group, paths: ["maxSize"], value: ({ at }) => Number(at("maxSize")) }),
  peaks: each({
    type: group,
    paths: [`${schedule} startTime`, `${schedule} minSize`],
    value: ({ plan, resource }) =>
      plan.resources
        .filter(
          ({ type, propertyDependencies }) =>
            type === schedule && propertyDependencies["autoscalingGroupName"]?.includes(resource.urn) === true,
        )
        // What ends a peak begins the everyday fleet, which the other cloud needs no step for.
        .filter(({ name }) => name.includes("-start-"))
        .map(({ inputs }) => ({
          at: new Date(String(inputs["startTime"])).toISOString(),
          least: Number(inputs["minSize"]),
        })),
  }),
  "scales by load": each({
    type: "aws:autoscaling/policy:Policy",
    ...all({ policyType: "TargetTrackingScaling" }),
  }),
  "never shrunk by a run": each({
    type: group,
    paths: ["options.ignoreChanges"],
    value: ({ resource }) => resource.options.ignoreChanges.includes("desiredCapacity"),
  }),
  "no public address": each({
    type: template,
    paths: ["networkInterfaces[].associatePublicIpAddress"],
    value: ({ list }) => list("networkInterfaces").every((card) => card["associatePublicIpAddress"] === "false"),
  }),
  "at rest": each({
    type: template,
    ...all({ "blockDeviceMappings[0].ebs.encrypted": "true", "blockDeviceMappings[0].ebs.kmsKeyId": /:key\// }),
  }),
  "no password": each({ type: template, ...all({ keyName: undefined }) }),
  hardened: each({
    type: template,
    ...all({ "metadataOptions.httpTokens": "required", "metadataOptions.httpPutResponseHopLimit": 1 }),
  }),
  "image by digest": each({
    type: template,
    paths: ["userData"],
    value: (inputs) => /^images?=.*@sha256:[0-9a-f]{64}/m.test(script(inputs)),
  }),
  "healthy first": each({ type: group, ...all({ healthCheckType: "ELB", "initialLifecycleHooks[0].name": "boot" }) }),
  rolls: each({
    type: group,
    ...all({ "instanceRefresh.strategy": "Rolling", "instanceRefresh.preferences.minHealthyPercentage": 100 }),
  }),
  "rolls back": each({ type: group, ...all({ "instanceRefresh.preferences.autoRollback": true }) }),
  "grows old": each({
    type: group,
    paths: ["maxInstanceLifetime"],
    value: ({ at }) => Number(at("maxInstanceLifetime")) <= 31 * 86_400,
  }),
  "logs shipped": each({
    type: template,
    paths: ["userData"],
    value: (inputs) => script(inputs).includes("amazon-cloudwatch-agent-ctl"),
  }),
};

const record = "aws:route53/record:Record";
const plan = "aws:arcregionswitch/plan:Plan";
const shops = ({ resource }: Inputs) => resource.name.startsWith("shop");

export const recoveryOnAws: ReaderOf<typeof recovery> = {
  "DNS record": each({ type: record, where: shops, paths: ["name"], value: ({ at }) => String(at("name")) }),
  procedure: each({
    type: plan,
    paths: ["workflows[].steps"],
    value: ({ at }) =>
      JSON.stringify(at("workflows")).includes("globalAurora") || /rds/i.test(JSON.stringify(at("workflows"))),
  }),
  "by a person": each({ type: plan, ...all({ triggers: undefined }) }),
  "traffic turns": each({ type: record, where: shops, ...all({ healthCheckId: /./ }) }),
  "traffic waits for the writer": each({
    type: record,
    where: shops,
    paths: ["healthCheckId", `${plan} workflows`],
    value: ({ at, plan: { resources } }) =>
      at("healthCheckId") !== undefined &&
      resources.some(
        ({ type, inputs }) => type === plan && /route53HealthCheck/i.test(JSON.stringify(inputs["workflows"])),
      ),
  }),
};

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const told = { paths: ["alarmActions"], value: ({ list }: Inputs) => list("alarmActions").length > 0 };

/** Part of another alarm, which tells of it. */
const isPart = ({ plan: { resources }, resource }: Inputs) =>
  resources.some(({ type, dependencies }) => type === composite && dependencies.includes(resource.urn));

export const monitoringOnAws: ReaderOf<typeof monitoring> = {
  dashboard: each({
    type: "aws:cloudwatch/dashboard:Dashboard",
    paths: ["dashboardBody"],
    value: ({ at, plan }) => servingRegions(plan).every((region) => String(at("dashboardBody")).includes(region)),
  }),
  "burn rates": each({ type: composite, paths: ["alarmRule"], value: ({ resource }) => resource.name }),
  "every alarm reaches people": each(
    { type: metricAlarm, where: (inputs) => !isPart(inputs), ...told },
    { type: composite, ...told },
  ),
  "deleted controls": each({
    type: "aws:cloudwatch/eventRule:EventRule",
    where: ({ resource }) => resource.name.startsWith("controls-"),
    paths: ["eventPattern"],
    value: ({ at }) => /Delete/.test(String(at("eventPattern"))),
  }),
  "asked from outside": each(
    { type: "aws:synthetics/canary:Canary", paths: ["schedule"], value: () => true },
    { type: "aws:route53/healthCheck:HealthCheck", paths: ["fqdn"], value: () => true },
  ),
  "network flows": each({ type: "aws:ec2/flowLog:FlowLog", ...all({ trafficType: "ALL" }) }),
  "names asked for": each({
    type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    ...all({ resourceId: /^vpc-network-/ }),
  }),
  trail: each({
    type: "aws:cloudtrail/trail:Trail",
    ...all({ enableLogging: true, isMultiRegionTrail: true, enableLogFileValidation: true }),
  }),
  threats: each({ type: "aws:guardduty/detector:Detector", ...all({ enable: true }) }),
  recorder: each({ type: "aws:cfg/recorderStatus:RecorderStatus", ...all({ isEnabled: true }) }),
  posture: each({
    type: "aws:securityhub/standardsSubscription:StandardsSubscription",
    where: ({ resource }) => resource.name.startsWith("pci-dss-"),
    ...all({ standardsArn: /pci-dss/ }),
  }),
};
