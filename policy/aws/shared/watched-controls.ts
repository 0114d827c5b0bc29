import { violates } from "../../checks";
import type { About } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read } from "../../view";
import { alarmType } from "./metric-filters";
import { maySameRegion } from "./regions";

interface Watched {
  readonly type: string;
  readonly metrics: readonly string[];
  readonly dimension: string;
  /** Resources of the type that are meant at all. Default: all. */
  readonly only?: (stack: StackView, resource: ResourceView) => boolean;
  /** Each alarm names two of them, from and to: then it is counted in how many a resource is named. */
  readonly pairs?: true;
}

/**
 * Controls that fail without anybody's call, and say so by a metric: requests that a firewall refuses, messages that reach nobody,
 * copies and logs that are late, certificates that run out. Source: each service's page on its CloudWatch metrics; 2026-11.
 */
const watched: readonly Watched[] = [
  { type: "aws:wafv2/webAcl:WebAcl", metrics: ["BlockedRequests"], dimension: "WebACL" },
  {
    type: "aws:sns/topic:Topic",
    metrics: ["NumberOfNotificationsFailed"],
    dimension: "TopicName",
    only: isForAlarms,
  },
  { type: "aws:acm/certificate:Certificate", metrics: ["DaysToExpiry"], dimension: "CertificateArn" },
  {
    type: "aws:s3/bucket:Bucket",
    metrics: ["OperationsFailedReplication", "ReplicationLatency"],
    dimension: "SourceBucket",
    only: isReplicated,
    pairs: true,
  },
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    metrics: ["DeliveryToS3.DataFreshness", "DeliveryToS3.Success"],
    dimension: "DeliveryStreamName",
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    metrics: ["ClientTLSNegotiationErrorCount"],
    dimension: "LoadBalancer",
  },
];

/** What is watched of one such control is watched of every other of its kind: the one that isn't is the one that fails unseen. */
export function watchedAlike(stack: StackView): readonly About[] {
  return watched.flatMap((kind) => {
    const all = stack.ofType(kind.type).filter((resource) => kind.only?.(stack, resource) ?? true);
    return alike(all).flatMap((some) =>
      some.length < 2 ? [] : kind.metrics.flatMap((metric) => ofMetric(stack, kind, metric, some)),
    );
  });
}

/** Of one kind are those that stand in the same kind of component: the topic of the edge is none of a site's. */
function alike(all: readonly ResourceView[]): readonly (readonly ResourceView[])[] {
  const places = [...new Set(all.map(placeOf))];
  return places.map((place) => all.filter((resource) => placeOf(resource) === place));
}

function placeOf({ urn }: ResourceView): string {
  return urn.split("::")[2] ?? "";
}

function ofMetric(
  stack: StackView,
  { type, dimension, pairs }: Watched,
  metric: string,
  all: readonly ResourceView[],
): readonly About[] {
  const named = stack.ofType(alarmType).flatMap((alarm) => {
    const property = propertyFor(alarm, metric, dimension);
    return property === undefined ? [] : stack.referred(alarm, property, type);
  });
  const times = (resource: ResourceView) => named.filter((each) => each === resource).length;
  const most = Math.max(...all.map(times));
  const least = pairs === true ? most : 1;
  // One of many may be a special one.
  const some = all.filter((resource) => times(resource) > 0).length;
  if (most === 0 || (some < 2 && all.length > 2)) return [];
  return all.flatMap((resource) => (times(resource) >= least ? [] : unwatched(resource, metric)));
}

/** The property by which an alarm on this metric says what it is about. */
function propertyFor(alarm: ResourceView, metric: string, dimension: string): string | undefined {
  if (at(alarm, "metricName") === metric) {
    return read(at(alarm, "dimensions"), dimension) === undefined ? undefined : "dimensions";
  }
  const queried = entries(at(alarm, "metricQueries")).some(
    (query) =>
      read(query, "metric", "metricName") === metric && read(query, "metric", "dimensions", dimension) !== undefined,
  );
  return queried ? "metricQueries" : undefined;
}

function unwatched(resource: ResourceView, metric: string): readonly About[] {
  const wanted = `an alarm on ${metric}, as the others of its kind have`;
  const complaints = violates("", undefined, wanted, `add an alarm on ${metric} of ${resource.name}`);
  return [{ resource, complaints: complaints.map((each) => ({ ...each, found: `nobody watches its ${metric}` })) }];
}

/** A topic of the edge, in a region without a network, hears of little and is looked at from elsewhere. */
function isForAlarms(stack: StackView, topic: ResourceView): boolean {
  if (!stack.ofType("aws:ec2/vpc:Vpc").some((vpc) => maySameRegion(stack, vpc, topic))) return false;
  return stack.ofType(alarmType).some((alarm) => stack.referred(alarm, "alarmActions", topic.type).includes(topic));
}

function isReplicated(stack: StackView, bucket: ResourceView): boolean {
  return stack.pointingAt(bucket, "aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket").length > 0;
}
