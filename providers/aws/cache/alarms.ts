import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Cluster, ReplicationGroup } from "@pulumi/aws/elasticache";
import * as pulumi from "@pulumi/pulumi";
import type { CacheSpec, Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AwsSite } from "../options";

interface Watch extends Pick<AlarmArgs, "severity" | "meaning" | "threshold" | "treatMissingData"> {
  readonly metric: string;
  readonly statistic: "Maximum" | "Average" | "Sum";
  /** How the figures of one shard's nodes become one. */
  readonly over: "MAX" | "SUM";
  readonly minutes: number;
}

/** Of 65,000 that a node takes. Source: ElastiCache user guide, connections; 2026-11. */
const connections = 65_000 * 0.8;

const watches: Readonly<Record<string, Watch>> = {
  cpu: {
    severity: "page",
    meaning:
      "The cache's engine is short of processor; it works on one core only, so a larger node helps little, a shard does.",
    metric: "EngineCPUUtilization",
    statistic: "Average",
    over: "MAX",
    minutes: 5,
    threshold: 80,
    // A shard that says nothing is gone.
    treatMissingData: "breaching",
  },
  memory: {
    severity: "ticket",
    meaning: "The cache is nearly full and will soon drop sessions that are still in use.",
    metric: "DatabaseMemoryUsagePercentage",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: 80,
    treatMissingData: "missing",
  },
  evictions: {
    severity: "ticket",
    meaning: "The cache has been full for ten minutes: sessions are being dropped.",
    metric: "Evictions",
    statistic: "Sum",
    over: "SUM",
    minutes: 10,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
  lag: {
    severity: "ticket",
    meaning: "A copy is more than five seconds behind: a failover now would lose that much.",
    metric: "ReplicationLag",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: 5,
    treatMissingData: "notBreaching",
  },
  connections: {
    severity: "page",
    meaning: "Four fifths of the connections that a node takes are in use.",
    metric: "CurrConnections",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: connections,
    treatMissingData: "missing",
  },
  refused: {
    severity: "ticket",
    meaning: "Someone tried to log in to the cache and was refused.",
    metric: "AuthenticationFailures",
    statistic: "Sum",
    over: "SUM",
    minutes: 1,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
  forbidden: {
    severity: "ticket",
    meaning: "Someone sent the cache a command that their user may not use.",
    metric: "CommandAuthorizationFailures",
    statistic: "Sum",
    over: "SUM",
    minutes: 1,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
};

/** For each shard, over its nodes: metrics know nodes only, and an alarm takes no search. */
export function clusteredAlarms(
  scope: Scope,
  site: AwsSite,
  cache: ReplicationGroup,
  { shards, replicas }: Pick<CacheSpec, "shards" | "replicas">,
): readonly Signal<MetricAlarm>[] {
  return Array.from({ length: shards }, (_, index) => digits(index + 1, 4)).flatMap((shard) => {
    const nodes = Array.from(
      { length: replicas + 1 },
      (_, index) => pulumi.interpolate`${cache.id}-${shard}-${digits(index + 1, 3)}`,
    );
    return Object.entries(watches).map(([what, watch]) => {
      const { metric, statistic, over, minutes, ...said } = watch;
      return alarm(scope, site, `cache-${what}-${shard}-${site.region}`, {
        ...said,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: minutes,
        metricQueries: [
          { id: "shard", expression: `${over}(METRICS())`, label: metric, returnData: true },
          ...nodes.map((node, index) => ({
            id: `node${index + 1}`,
            metric: {
              namespace: "AWS/ElastiCache",
              metricName: metric,
              dimensions: { CacheClusterId: node },
              stat: statistic,
              period: 60,
            },
          })),
        ],
      });
    });
  });
}

/** Numbers as the service writes them into the names of nodes. */
function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

/** Over all nodes at once: the service adds them up itself. */
export function memcachedAlarms(scope: Scope, site: AwsSite, cache: Cluster): readonly Signal<MetricAlarm>[] {
  const common = {
    namespace: "AWS/ElastiCache",
    dimensions: { CacheClusterId: cache.clusterId },
    period: 60,
    comparisonOperator: "GreaterThanThreshold",
  };
  return [
    alarm(scope, site, `cache-cpu-${site.region}`, {
      ...common,
      severity: "page",
      meaning: "A node of the cache is short of processor, or none reports anything.",
      metricName: "CPUUtilization",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: 90,
      treatMissingData: "breaching",
    }),
    alarm(scope, site, `cache-evictions-${site.region}`, {
      ...common,
      severity: "ticket",
      meaning: "The cache has been full for ten minutes: sessions are being dropped.",
      metricName: "Evictions",
      statistic: "Sum",
      evaluationPeriods: 10,
      threshold: 0,
      treatMissingData: "notBreaching",
    }),
    alarm(scope, site, `cache-swap-${site.region}`, {
      ...common,
      severity: "ticket",
      meaning: "A node of the cache swaps, and will be slow.",
      metricName: "SwapUsage",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: 50 * 2 ** 20,
      treatMissingData: "missing",
    }),
  ];
}
