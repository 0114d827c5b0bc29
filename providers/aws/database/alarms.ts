import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Instance } from "@pulumi/aws/rds";
import type { DatabaseSpec, Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AwsSite } from "../options";
import { instanceSize, maxConnections } from "./engine";

const gib = 2 ** 30;

type Watch = Pick<
  AlarmArgs,
  "severity" | "meaning" | "metricName" | "threshold" | "comparisonOperator" | "treatMissingData" | "evaluationPeriods"
> & { readonly datapointsToAlarm?: number; readonly statistic?: string; readonly extendedStatistic?: string };

/**
 * The same for whoever writes: an alarm that only a replica can raise stands on both and is silent where there is no lag
 * to report, because roles swap and alarms don't.
 */
function watches({ size, storageGiB }: Pick<DatabaseSpec, "size" | "storageGiB">): Readonly<Record<string, Watch>> {
  const { memoryGiB, vcpus } = instanceSize(size);
  const connections = maxConnections(instanceSize(size));
  const above = "GreaterThanThreshold" as const;
  const below = "LessThanThreshold" as const;
  return {
    cpu: {
      severity: "page",
      meaning: "The database has been short of processor for ten minutes, or reports nothing at all.",
      metricName: "CPUUtilization",
      statistic: "Average",
      evaluationPeriods: 15,
      datapointsToAlarm: 10,
      threshold: 80,
      comparisonOperator: above,
      treatMissingData: "breaching",
    },
    memory: {
      severity: "ticket",
      meaning: "Less than a twentieth of the database's memory is free; it will soon swap.",
      metricName: "FreeableMemory",
      statistic: "Average",
      evaluationPeriods: 10,
      threshold: memoryGiB * gib * 0.05,
      comparisonOperator: below,
      treatMissingData: "missing",
    },
    storage: {
      severity: "page",
      meaning: "Less than a tenth of the database's first storage is free; when it is full the database stops.",
      metricName: "FreeStorageSpace",
      statistic: "Minimum",
      evaluationPeriods: 5,
      // RDS grows it by itself under a tenth, but not more than once in six hours.
      threshold: storageGiB * gib * 0.1,
      comparisonOperator: below,
      treatMissingData: "missing",
    },
    connections: {
      severity: "page",
      meaning: "Four fifths of the connections that the database allows are in use; the next ones will be refused.",
      metricName: "DatabaseConnections",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: Math.floor(connections * 0.8),
      comparisonOperator: above,
      treatMissingData: "missing",
    },
    load: {
      severity: "ticket",
      meaning: "More sessions work or wait than the database has processors.",
      metricName: "DBLoad",
      statistic: "Average",
      evaluationPeriods: 10,
      threshold: vcpus,
      comparisonOperator: above,
      treatMissingData: "notBreaching",
    },
    "read-latency": {
      severity: "ticket",
      meaning: "One read in twenty takes longer than 20 ms; storage is the bottleneck.",
      metricName: "ReadLatency",
      extendedStatistic: "p95",
      evaluationPeriods: 10,
      threshold: 0.02,
      comparisonOperator: above,
      treatMissingData: "notBreaching",
    },
    "write-latency": {
      severity: "ticket",
      meaning: "One write in twenty takes longer than 20 ms; storage is the bottleneck.",
      metricName: "WriteLatency",
      extendedStatistic: "p95",
      evaluationPeriods: 10,
      threshold: 0.02,
      comparisonOperator: above,
      treatMissingData: "notBreaching",
    },
    "copy-lag": {
      severity: "page",
      meaning: "The copy in this region is more than seven minutes behind: that much would be lost in a failover now.",
      metricName: "ReplicaLag",
      statistic: "Maximum",
      evaluationPeriods: 5,
      // While nothing is written a replica reports up to five minutes (user guide, read replicas for PostgreSQL).
      threshold: 420,
      comparisonOperator: above,
      treatMissingData: "notBreaching",
    },
    "copy-backlog": {
      severity: "page",
      meaning: "The writer keeps a tenth of its storage in logs that its replica hasn't taken; it may fill up.",
      metricName: "OldestReplicationSlotLag",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: storageGiB * gib * 0.1,
      comparisonOperator: above,
      treatMissingData: "notBreaching",
    },
    "transaction-ids": {
      severity: "page",
      meaning:
        "Half of the transaction ids are used up since the last clean-up; at two thousand million the database stops.",
      metricName: "MaximumUsedTransactionIDs",
      statistic: "Maximum",
      evaluationPeriods: 3,
      threshold: 1_000_000_000,
      comparisonOperator: above,
      treatMissingData: "missing",
    },
  };
}

export function instanceAlarms(
  scope: Scope,
  site: AwsSite,
  instance: Instance,
  spec: DatabaseSpec,
): Signal<MetricAlarm>[] {
  return Object.entries(watches(spec)).map(([thing, watch]) =>
    alarm(scope, site, `database-${thing}-${site.region}`, {
      namespace: "AWS/RDS",
      dimensions: { DBInstanceIdentifier: instance.identifier },
      period: 60,
      ...watch,
    }),
  );
}
