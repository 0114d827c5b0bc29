import { CompositeAlarm, MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { LoadBalancer } from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

interface Pace {
  readonly name: string;
  readonly severity: Signal<CompositeAlarm>["severity"];
  /** How many times faster than the objective allows. */
  readonly factor: number;
  /** Seconds over which it must have lasted, and within which it must still last. */
  readonly long: number;
  readonly short: number;
}

/**
 * At these paces the budget of 30 days is gone in 2 days, 5 days and 10 days. Source: Google, The Site Reliability Workbook,
 * chapter 5, table 5-8; 2026-11.
 */
const paces: readonly Pace[] = [
  { name: "fast", severity: "page", factor: 14.4, long: 3_600, short: 300 },
  { name: "steady", severity: "page", factor: 6, long: 21_600, short: 1_800 },
  { name: "slow", severity: "ticket", factor: 3, long: 86_400, short: 7_200 },
];

/** Requests below which a share of errors says nothing. */
const fewest = 100;

/** How fast a site eats the errors that its objective allows: one alarm over two windows each, so that it ends when it is over. */
export function burnRate(
  scope: Scope,
  site: AwsSite,
  balancer: LoadBalancer,
  objective: number,
): readonly Signal<CompositeAlarm>[] {
  const budget = 100 - objective;
  return paces.map(({ name, severity, factor, long, short }) => {
    const share = Number((factor * budget).toPrecision(6));
    const over = (window: "long" | "short", seconds: number) =>
      new MetricAlarm(
        `slo-${name}-${window}-${site.region}`,
        {
          alarmDescription: `Errors of ${seconds / 60} minutes, against ${share} %. Tells nobody by itself.`,
          comparisonOperator: "GreaterThanThreshold",
          threshold: share,
          evaluationPeriods: 1,
          treatMissingData: "notBreaching",
          metricQueries: errorShare(balancer, seconds),
          tags: scope.tags,
        },
        inSite(scope, site),
      );
    const alarms = [over("long", long), over("short", short)];
    const meaning = `Errors in ${site.region} eat the month's allowance ${factor} times too fast.`;
    const handle = new CompositeAlarm(
      `slo-${name}-${site.region}`,
      {
        alarmName: `${scope.prefix}-slo-${name}`,
        alarmDescription: `[${severity}] ${meaning}`,
        alarmRule: pulumi.all(alarms.map((alarm) => alarm.name)).apply((names) => names.map(ringing).join(" AND ")),
        alarmActions: [site.link.topic.arn],
        okActions: [site.link.topic.arn],
        tags: scope.tags,
      },
      inSite(scope, site, { dependsOn: [...site.link.topicReady] }),
    );
    return { name: `slo-${name}-${site.region}`, region: site.region, severity, meaning, handle };
  });
}

function ringing(name: string): string {
  return `ALARM("${name}")`;
}

/** Errors of balancer and instances, in percent of all that came. Requests don't count those that reached no instance. */
function errorShare(balancer: LoadBalancer, period: number) {
  const counted = (id: string, metricName: string) => ({
    id,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName,
      dimensions: { LoadBalancer: balancer.arnSuffix },
      stat: "Sum",
      period,
    },
  });
  // Counters are absent, not zero, while nothing happens.
  const errors = "(FILL(refused, 0) + FILL(failed, 0))";
  const all = "(FILL(served, 0) + FILL(refused, 0))";
  return [
    {
      id: "share",
      expression: `IF(${all} > ${fewest}, 100 * ${errors} / ${all}, 0)`,
      label: "Errors, %",
      returnData: true,
    },
    counted("served", "RequestCount"),
    counted("refused", "HTTPCode_ELB_5XX_Count"),
    counted("failed", "HTTPCode_Target_5XX_Count"),
  ];
}
