import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import { BucketMetric } from "@pulumi/aws/s3";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import { inSite } from "../options";
import type { Side } from "./replication";
import { purposes, replicationMinutes, ruleId } from "./replication";

/** The whole store, under the name that metrics then carry. */
const whole = "EntireBucket";

/** Requests to the assets fail at S3: the shop's pictures are missing. */
export function assetAlarms(scope: Scope, { site, stores }: Side): readonly Signal<MetricAlarm>[] {
  const { region } = site;
  const { bucket } = stores.assets;
  const metrics = new BucketMetric(`assets-${region}`, { bucket: bucket.id, name: whole }, inSite(scope, site));
  return [
    alarm(scope, site, `assets-errors-${region}`, {
      severity: "ticket",
      meaning: `S3 answered requests for assets in ${region} with errors of its own for a quarter of an hour.`,
      namespace: "AWS/S3",
      metricName: "5xxErrors",
      dimensions: { BucketName: bucket.id, FilterId: metrics.name },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 3,
      threshold: 10,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
    }),
  ];
}

/**
 * Copies fail or lag. Failures are counted in the region of the source, the lag is measured in that of the copy; an alarm
 * elsewhere never sees them. Source: Amazon S3 user guide, S3 Replication metrics; 2026-11.
 */
export function replicationAlarms(scope: Scope, from: Side, to: Side): readonly Signal<MetricAlarm>[] {
  return purposes.flatMap((purpose) => {
    const common = {
      namespace: "AWS/S3",
      dimensions: {
        SourceBucket: from.stores[purpose].bucket.id,
        DestinationBucket: to.stores[purpose].bucket.id,
        RuleId: ruleId(to.site),
      },
      period: 300,
      comparisonOperator: "GreaterThanThreshold",
      severity: "ticket",
    } as const;
    return [
      alarm(scope, from.site, `${purpose}-uncopied-${from.site.region}`, {
        ...common,
        meaning: `Objects of ${purpose} could not be copied to ${to.site.region}, and won't be tried again by themselves.`,
        metricName: "OperationsFailedReplication",
        statistic: "Sum",
        evaluationPeriods: 1,
        threshold: 0,
        // Counted only while something is copied: an alarm that stayed on would not tell of the next failure.
        treatMissingData: "notBreaching",
      }),
      alarm(scope, to.site, `${purpose}-lag-${to.site.region}`, {
        ...common,
        meaning: `The copy of ${purpose} from ${from.site.region} in ${to.site.region} is more than ${replicationMinutes} minutes behind.`,
        metricName: "ReplicationLatency",
        statistic: "Maximum",
        evaluationPeriods: 3,
        threshold: replicationMinutes * 60,
        // Measured at all times: a gap says nothing, and ends no lag.
        treatMissingData: "ignore",
      }),
    ];
  });
}
