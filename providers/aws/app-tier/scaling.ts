import type { Group, PolicyArgs } from "@pulumi/aws/autoscaling";
import { Policy, Schedule } from "@pulumi/aws/autoscaling";
import type { LoadBalancer, TargetGroup } from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import type { Step } from "../../../config/sizing";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

export interface ScalingArgs {
  readonly group: Group;
  readonly balancer: LoadBalancer;
  readonly targetGroup: TargetGroup;
  /** Rules by which the balancer reaches the target group: until then its requests can't be counted. */
  readonly ready: readonly pulumi.Resource[];
  readonly requestsPerInstance: number;
  readonly steps: readonly Step[];
}

/** With a zone lost, what three zones carried at this figure two carry at three quarters. */
const cpuPercent = 50;

/** "Leave it": what is left out is taken for zero, and the fleet would be scaled to nothing. */
const unchanged = -1;

/** By requests, which rise first; by processor, for work that requests don't show; by the calendar, for peaks. */
export function scaling(scope: Scope, site: AwsSite, args: ScalingArgs): void {
  const { group, balancer, targetGroup, ready, requestsPerInstance, steps } = args;
  const { region } = site;
  const track = (
    name: string,
    targetTrackingConfiguration: PolicyArgs["targetTrackingConfiguration"],
    dependsOn: readonly pulumi.Resource[] = [],
  ) =>
    new Policy(
      `${name}-${region}`,
      {
        autoscalingGroupName: group.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration,
      },
      inSite(scope, site, { dependsOn: [...dependsOn] }),
    );
  track(
    "requests",
    {
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: pulumi.interpolate`${balancer.arnSuffix}/${targetGroup.arnSuffix}`,
      },
      // Counted by the minute.
      targetValue: requestsPerInstance * 60,
    },
    ready,
  );
  track("cpu", {
    predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    targetValue: cpuPercent,
  });
  for (const { name, at, min } of steps) {
    new Schedule(
      `${name}-${region}`,
      {
        autoscalingGroupName: group.name,
        scheduledActionName: name,
        // To the second: milliseconds are refused.
        startTime: at.toISOString().replace(/\.\d+Z$/, "Z"),
        minSize: min,
        maxSize: unchanged,
        desiredCapacity: unchanged,
      },
      inSite(scope, site),
    );
  }
}
