import type * as pulumi from "@pulumi/pulumi";

/** With a zone lost, what three zones carried at this figure two carry at three quarters. */
const cpuPercent = 50;

/**
 * Connections that the edge and the balancer hold open at an instance for each request a second: the edge keeps idle ones for
 * up to 90 seconds and puts several requests on each. An estimate, to be measured; processor is the other guard.
 */
const flowsPerRequest = 10;

interface Rule {
  readonly metric: "Percentage CPU" | "Inbound Flows";
  readonly operator: "GreaterThan" | "LessThan";
  readonly threshold: number;
  /** How much is looked at; five minutes at least. */
  readonly window: string;
  readonly direction: "Increase" | "Decrease";
  readonly type: "PercentChangeCount" | "ChangeCount";
  readonly value: string;
  /** How long nothing more happens afterwards. */
  readonly cooldown: string;
}

/** Any of those that make the fleet grow does; it shrinks, slowly, when all of the others agree. At most 10 a profile. */
function table(requestsPerInstance: number): readonly Rule[] {
  const flows = requestsPerInstance * flowsPerRequest;
  const grow = { direction: "Increase", operator: "GreaterThan", window: "PT5M", cooldown: "PT3M" } as const;
  const shrink = { direction: "Decrease", operator: "LessThan", window: "PT15M", cooldown: "PT10M" } as const;
  const quarter = { type: "PercentChangeCount", value: "25" } as const;
  const one = { type: "ChangeCount", value: "1" } as const;
  return [
    { metric: "Percentage CPU", threshold: cpuPercent, ...grow, ...quarter },
    { metric: "Percentage CPU", threshold: cpuPercent * 1.5, ...grow, type: "PercentChangeCount", value: "50" },
    { metric: "Inbound Flows", threshold: flows, ...grow, ...quarter },
    { metric: "Percentage CPU", threshold: cpuPercent / 2, ...shrink, ...one },
    { metric: "Inbound Flows", threshold: flows / 2, ...shrink, ...one },
  ];
}

/** Source: Azure Monitor documentation, autoscale "common metrics" (host metrics of scale sets); 2026-11. */
export function rules(scaleSet: pulumi.Input<string>, region: string, requestsPerInstance: number) {
  return table(requestsPerInstance).map((rule) => ({
    metricTrigger: {
      metricName: rule.metric,
      metricNamespace: "Microsoft.Compute/virtualMachineScaleSets",
      metricResourceUri: scaleSet,
      metricResourceLocation: region,
      timeGrain: "PT1M",
      statistic: "Average" as const,
      timeWindow: rule.window,
      timeAggregation: "Average" as const,
      operator: rule.operator,
      threshold: rule.threshold,
    },
    scaleAction: { direction: rule.direction, type: rule.type, value: rule.value, cooldown: rule.cooldown },
  }));
}
