import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { BucketSettings, bucketTypes } from "./bucket-settings";
import type { LogSource } from "./log-sources";
import { destinationsOf, logSources } from "./log-sources";
import type { Lead } from "./references";
import { leads } from "./references";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
export const firehoseType = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const firehoseBuckets = [
  "extendedS3Configuration.bucketArn",
  "httpEndpointConfiguration.s3Configuration.bucketArn",
  "opensearchConfiguration.s3Configuration.bucketArn",
  "splunkConfiguration.s3Configuration.bucketArn",
] as const;

/** A log on its way. */
export interface LogFlow {
  readonly from: ResourceView;
  readonly property: string;
  readonly lead: Lead;
  readonly source: LogSource;
  /** The principal that writes into a bucket. */
  readonly deliverer: string | undefined;
}

const known = new WeakMap<StackView, readonly LogFlow[]>();

/** Every log that is handed on in this stack. */
export function logFlowsOf(stack: StackView): readonly LogFlow[] {
  const flows = known.get(stack) ?? [...firstHand(stack), ...onwards(stack)];
  known.set(stack, flows);
  return flows;
}

function firstHand(stack: StackView): readonly LogFlow[] {
  return logSources.flatMap((source) =>
    stack.ofType(...source.types).flatMap((from) =>
      destinationsOf(from, source).map((property) => ({
        from,
        property,
        lead: leads(stack, from, property, ...bucketTypes, logGroupType, firehoseType),
        source,
        deliverer: source.deliverer?.(from),
      })),
    ),
  );
}

const stream: LogSource = { types: [firehoseType], destinations: firehoseBuckets, record: "audit" };

/** Streams that logs are put into hand them on to a bucket. */
function onwards(stack: StackView): readonly LogFlow[] {
  const fed = new Set(firstHand(stack).flatMap(({ lead }) => lead.to.filter(({ type }) => type === firehoseType)));
  return [...fed].flatMap((from) =>
    firehoseBuckets
      .filter((property) => at(from, property) !== undefined)
      .map((property) => ({
        from,
        property,
        lead: leads(stack, from, property, ...bucketTypes),
        source: stream,
        deliverer: undefined,
      })),
  );
}

/** Buckets of the stack that logs arrive in, with what arrives; copies of such a bucket have what their original has. */
export function logBuckets(stack: StackView): ReadonlyMap<ResourceView, readonly LogFlow[]> {
  const arrived = new Map<ResourceView, LogFlow[]>();
  for (const flow of logFlowsOf(stack)) {
    for (const bucket of flow.lead.to.filter(({ type }) => bucketTypes.includes(type))) {
      arrived.set(bucket, [...(arrived.get(bucket) ?? []), flow]);
    }
  }
  for (const [bucket, flows] of [...arrived]) {
    for (const copy of copiesOf(stack, bucket))
      arrived.set(copy, [...new Set([...(arrived.get(copy) ?? []), ...flows])]);
  }
  return arrived;
}

/** Buckets of the stack that a bucket is replicated to. */
export function copiesOf(stack: StackView, bucket: ResourceView): readonly ResourceView[] {
  const rules = BucketSettings.of(stack).separate(bucket, "replication");
  const separate = rules.flatMap((config) => stack.referred(config, "rules", ...bucketTypes));
  const inline = ["replicationConfiguration", "replicationConfigurations"].flatMap((property) =>
    at(bucket, property) === undefined ? [] : stack.referred(bucket, property, ...bucketTypes),
  );
  return [...separate, ...inline].filter((copy) => copy !== bucket);
}
