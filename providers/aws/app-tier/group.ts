import { Group } from "@pulumi/aws/autoscaling";
import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { LaunchTemplate } from "@pulumi/aws/ec2";
import type { TargetGroup } from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import type { FleetSize } from "../../../config/sizing";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { bootSeconds, drainHookSeconds, hooks } from "./hooks";

export interface GroupArgs {
  readonly size: FleetSize;
  readonly template: LaunchTemplate;
  readonly targetGroup: TargetGroup;
  /** Alarms that turn a rollout back; empty where one can't be turned back. */
  readonly guards: readonly MetricAlarm[];
  /** What must stand before the first instance boots. */
  readonly ready: readonly pulumi.Resource[];
}

/** Seconds that a new instance gets before its load counts: it serves at once, but its caches are cold. */
const warmup = 120;

/** Days after which an instance is replaced, and with it its patches and its keys. */
const lifetimeDays = 30;

const metrics = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
] as const;

/** The fleet of one site, spread over its zones. */
export function group(scope: Scope, site: AwsSite, args: GroupArgs): Group {
  const { size, template, targetGroup, guards, ready } = args;
  const { scaling, subnets } = site.link;
  const pinned = guards.length > 0;
  return new Group(
    `app-${site.region}`,
    {
      minSize: size.min,
      maxSize: size.max,
      vpcZoneIdentifiers: subnets.app.map(({ id }) => id),
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      // A number: by "$Latest" a new template would reach no instance, and nothing could be turned back.
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      targetGroupArns: [targetGroup.arn],
      // Instances count as healthy by the balancer's shallow check, so a database in trouble replaces no fleet.
      healthCheckType: "ELB",
      healthCheckGracePeriod: warmup,
      defaultInstanceWarmup: warmup,
      // At the group's birth: hooks of their own would come after its first instances.
      initialLifecycleHooks: [
        {
          name: hooks.boot,
          lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          heartbeatTimeout: bootSeconds,
          defaultResult: "ABANDON",
        },
        {
          name: hooks.drain,
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          heartbeatTimeout: drainHookSeconds,
          defaultResult: "CONTINUE",
        },
      ],
      // New ones first, always.
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 120 },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: {
          minHealthyPercentage: 100,
          maxHealthyPercentage: 120,
          instanceWarmup: String(warmup),
          skipMatching: true,
          scaleInProtectedInstances: "Ignore",
          standbyInstances: "Ignore",
          // A look at a fifth and at the half of the fleet, while turning back is cheap.
          checkpointPercentages: [20, 50, 100],
          checkpointDelay: "300",
          autoRollback: pinned,
          ...(pinned && { alarmSpecification: { alarms: guards.map(({ name }) => name) } }),
        },
      },
      maxInstanceLifetime: lifetimeDays * 86_400,
      terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
      serviceLinkedRoleArn: scaling.arn,
      enabledMetrics: [...metrics],
      metricsGranularity: "1Minute",
      // Boot, hook and health check of the least number; a bad image makes `up` fail after that.
      waitForCapacityTimeout: "20m",
      tags: Object.entries({ ...scope.tags, Name: `${scope.prefix}-app` }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: false,
      })),
    },
    // How many run at the moment is scaling's to say, or each `up` would undo it.
    inSite(scope, site, { dependsOn: [...ready], ignoreChanges: ["desiredCapacity"] }),
  );
}
