import { MetricAlert, ScheduledQueryRule } from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../components/contract";
import type { SiteLink } from "./links";
import type { Place } from "./options";
import { inSite } from "./options";
import { azureName } from "./shared/names";

type Severity = Signal<unknown>["severity"];

/** Azure counts from 0, critical, to 4, verbose. */
export const severities: Readonly<Record<Severity, number>> = { page: 1, ticket: 3 };

export interface AlarmArgs {
  readonly severity: Severity;
  /** One sentence for the person who is woken: what it means. It becomes the alarm's description. */
  readonly meaning: string;
  /** Id of what is watched. */
  readonly target: pulumi.Input<string>;
  /** Namespace and name of the metric, as the service publishes them, and how its points are made one. */
  readonly namespace: string;
  readonly metric: string;
  readonly aggregation: "Average" | "Count" | "Maximum" | "Minimum" | "Total";
  readonly operator: "GreaterThan" | "GreaterThanOrEqual" | "LessThan" | "LessThanOrEqual";
  readonly threshold: number;
  /** ISO 8601: how much is looked at, and how often. Default: five minutes, every minute. */
  readonly window?: "PT1M" | "PT5M" | "PT15M" | "PT30M" | "PT1H" | "PT6H" | "P1D";
  readonly every?: "PT1M" | "PT5M" | "PT15M" | "PT30M" | "PT1H";
  /** Each value of these is judged by itself; "*" is every value. */
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
}

/** An alarm on a metric, told to the site's own action group. `name` ends with the region. */
export function alarm(scope: Scope, site: Place, name: string, args: AlarmArgs): Signal<MetricAlert> {
  const { severity, meaning, target, namespace, metric, aggregation, operator, threshold, dimensions = {} } = args;
  const { window = "PT5M", every = "PT1M" } = args;
  const { account, group, actionGroup } = site.link;
  const handle = new MetricAlert(
    name,
    {
      ruleName: azureName("alert", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: "global",
      description: `[${severity}] ${meaning}`,
      severity: severities[severity],
      enabled: true,
      scopes: [target],
      evaluationFrequency: every,
      windowSize: window,
      autoMitigate: true,
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [
          {
            criterionType: "StaticThresholdCriterion",
            name: "metric",
            metricNamespace: namespace,
            metricName: metric,
            timeAggregation: aggregation,
            operator,
            threshold,
            dimensions: Object.entries(dimensions).map(([dimension, values]) => ({
              name: dimension,
              operator: "Include",
              values: [...values],
            })),
          },
        ],
      },
      actions: [{ actionGroupId: actionGroup.id }],
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  return { name, region: site.region, severity, meaning, handle };
}

export interface LogAlarmArgs {
  readonly severity: Severity;
  readonly meaning: string;
  /** Kusto query; the alarm goes off where it returns more than `threshold` rows in the window. */
  readonly query: string;
  readonly threshold?: number;
  readonly window?: string;
  readonly every?: string;
}

/** An alarm on what stands in the site's workspace. */
export function logAlarm(
  scope: Scope,
  site: Place & { readonly link: Pick<SiteLink, "workspace"> },
  name: string,
  args: LogAlarmArgs,
): Signal<ScheduledQueryRule> {
  const { severity, meaning, query, threshold = 0, window = "PT5M", every = "PT5M" } = args;
  const { account, group, actionGroup, workspace } = site.link;
  const handle = new ScheduledQueryRule(
    name,
    {
      ruleName: azureName("alert", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: site.region,
      kind: "LogAlert",
      displayName: name,
      description: `[${severity}] ${meaning}`,
      severity: severities[severity],
      enabled: true,
      scopes: [workspace.id],
      evaluationFrequency: every,
      windowSize: window,
      criteria: {
        allOf: [
          {
            query,
            timeAggregation: "Count",
            operator: "GreaterThan",
            threshold,
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      autoMitigate: true,
      // The table exists only once the first row has arrived; without this the alarm can't be made before.
      skipQueryValidation: true,
      actions: { actionGroups: [actionGroup.id] },
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  return { name, region: site.region, severity, meaning, handle };
}
