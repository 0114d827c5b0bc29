import { Dashboard } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Built, BySite, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AwsLinks } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";

type Metric = readonly (pulumi.Input<string> | Readonly<Record<string, string>>)[];

interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Metric[];
}

/** All sites on one page, which any region can show. `home` is the stack's lowest region, for ever. */
export function dashboard(
  scope: Scope,
  home: AwsSite,
  serving: readonly AwsSite[],
  built: Built<AwsLinks>,
  alarms: BySite<readonly pulumi.Input<string>[]>,
): pulumi.Output<string> {
  const rows = serving.map((site) => [
    ...graphs(site, built).map((graph) => widget(site, graph)),
    status(site, alarms),
  ]);
  const placed = rows.flatMap((row, y) =>
    row.map((each, x) => ({ ...each, x: (x % 3) * 8, y: (y * 2 + Math.floor(x / 3)) * 6, width: 8, height: 6 })),
  );
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

function status({ region }: AwsSite, alarms: BySite<readonly pulumi.Input<string>[]>) {
  return { type: "alarm", properties: { title: `${region}: alarms`, alarms: at(alarms, region) } };
}
