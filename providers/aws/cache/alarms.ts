import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Cluster, ReplicationGroup } from "@pulumi/aws/elasticache";
import * as pulumi from "@pulumi/pulumi";
import type { CacheSpec, Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { AwsSite } from "../options";
import { watches } from "./watches";

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
