import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { Dashboard } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Built, Scope, Signal } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AwsLinks } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { logTables } from "./log-tables";

type Metric = readonly (pulumi.Input<string> | Readonly<Record<string, string>>)[];

interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Metric[];
}

export interface Shown {
  /** Alarms that wake someone, of all tiers and places. */
  readonly pages: readonly Signal<AwsLinks["signal"]>[];
  /** Where administrative calls can be searched; undefined where someone else records them. */
  readonly record: LogGroup | undefined;
}

/**
 * Figures, alarms and logs of all sites on one page, which reads each from its own region. `home` is the stack's lowest
 * region, for ever.
 */
export function dashboard(
  scope: Scope,
  home: AwsSite,
  serving: readonly AwsSite[],
  built: Built<AwsLinks>,
  { pages, record }: Shown,
): pulumi.Output<string> {
  const places = [...new Set([...serving.map(({ region }) => region), built.loadBalancer.link.edge.region])];
  const placed = inRows([
    ...places.map((region) => status(region, pages)).filter(({ properties: { alarms } }) => alarms.length > 0),
    ...serving.flatMap((site) => graphs(site, built).map((graph) => widget(site, graph))),
    ...logTables(home, serving, built, record),
  ]);
  const made = new Dashboard(
    "shop",
    { dashboardName: scope.prefix, dashboardBody: pulumi.jsonStringify({ widgets: placed }) },
    inSite(scope, home),
  );
  const { region } = home;
  return pulumi.interpolate`https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${made.dashboardName}`;
}

function graphs({ region }: AwsSite, { loadBalancer, database, cache, appTier }: Built<AwsLinks>): readonly Graph[] {
  const { balancer, targetGroup } = at(loadBalancer.link.sites, region);
  const lb = ["LoadBalancer", balancer.arnSuffix];
  const db = ["DBInstanceIdentifier", at(database.link, region).instance.identifier];
  const kept = at(cache.link, region);
  const nodes =
    "group" in kept
      ? ["CacheClusterId", pulumi.interpolate`${kept.group.id}-0001-001`]
      : ["CacheClusterId", kept.cluster.clusterId];
  return [
    {
      title: "Requests and errors",
      stat: "Sum",
      metrics: [
        ["AWS/ApplicationELB", "RequestCount", ...lb],
        ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", ...lb],
        ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", ...lb],
      ],
    },
    {
      title: "Answer time, slowest of a hundred",
      stat: "p99",
      metrics: [["AWS/ApplicationELB", "TargetResponseTime", ...lb, "TargetGroup", targetGroup.arnSuffix]],
    },
    {
      title: "Instances",
      stat: "Average",
      metrics: [
        ["AWS/AutoScaling", "GroupInServiceInstances", "AutoScalingGroupName", at(appTier.link, region).group.name],
        ["AWS/ApplicationELB", "HealthyHostCount", ...lb, "TargetGroup", targetGroup.arnSuffix],
      ],
    },
    {
      title: "Database",
      stat: "Maximum",
      metrics: [
        ["AWS/RDS", "CPUUtilization", ...db],
        ["AWS/RDS", "DatabaseConnections", ...db],
        ["AWS/RDS", "ReplicaLag", ...db],
      ],
    },
    {
      title: "Cache, first node",
      stat: "Maximum",
      metrics: [
        ["AWS/ElastiCache", "EngineCPUUtilization", ...nodes],
        ["AWS/ElastiCache", "DatabaseMemoryUsagePercentage", ...nodes],
        ["AWS/ElastiCache", "Evictions", ...nodes],
      ],
    },
  ];
}

function widget({ region }: AwsSite, { title, stat, metrics }: Graph) {
  return {
    type: "metric",
    properties: { title: `${region}: ${title}`, region, stat, period: 60, view: "timeSeries", metrics },
  };
}

function status(region: string, pages: Shown["pages"]) {
  const alarms = pages.filter((page) => page.region === region).map(({ handle }) => handle.arn);
  return { type: "alarm", properties: { title: `${region}: alarms`, alarms } };
}

/** Widgets in their order, as many to a row as the page's 24 columns hold; tables take a whole row. */
function inRows<W extends { readonly type: string }>(widgets: readonly W[]) {
  const height = 6;
  let [x, y] = [0, 0];
  return widgets.map((widget) => {
    const width = widget.type === "log" ? 24 : 8;
    if (x + width > 24) [x, y] = [0, y + height];
    const placed = { ...widget, x, y, width, height };
    x += width;
    return placed;
  });
}
