import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import type { Setting } from "./shared/bucket-settings";
import { BucketSettings, bucketTypes } from "./shared/bucket-settings";
import type { LogFlow } from "./shared/log-flows";
import { firehoseType, logBuckets, logFlowsOf, logGroupType } from "./shared/log-flows";
import { leads } from "./shared/references";
import { textsIn } from "../view";
import { trailType } from "./shared/trail-selectors";

const aYear = 365;
const atHand = 90;
/** From these a record has to be asked for, hours ahead. Source: S3, "Understanding archived objects"; 2026-11. */
const slow = ["GLACIER", "DEEP_ARCHIVE"];

/** Records are kept for a year, and the last three months of them can be read at once. */
function relation(stack: StackView): readonly About[] {
  const settings = BucketSettings.of(stack);
  return [
    ...stack.ofType(logGroupType).map((group) => ({ resource: group, complaints: ofGroup(stack, group) })),
    ...[...logBuckets(stack)].map(([bucket, flows]) => ({
      resource: bucket,
      complaints: settings.lifecycle(bucket).flatMap((rule) => ofRule(rule, prefixesOf(flows))),
    })),
  ];
}

/** Without a retention, or with 0, a group keeps everything. */
function ofGroup(stack: StackView, group: ResourceView): readonly Complaint[] {
  const value = at(group, "retentionInDays");
  const wanted = `${aYear} days, or ${atHand} and a copy in a store that keeps them a year`;
  if (value === undefined || value === 0) return [];
  if (value === unseen) return cannotTell("retentionInDays", wanted);
  const days = Number(value);
  if (days >= aYear || (days >= atHand && isCopied(stack, group))) return [];
  return violates("retentionInDays", value, wanted, `set it to ${aYear} or more, or send all of it on to a store`);
}

/** True where all of it goes on to something that isn't a log group: a stream, a function, a queue; or comes from a trail with a bucket. */
function isCopied(stack: StackView, group: ResourceView): boolean {
  const sent = stack
    .ofType("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter")
    .filter((filter) => leads(stack, filter, "logGroup", logGroupType).to.includes(group))
    .some((filter) => at(filter, "filterPattern") === "" && arrives(stack, filter));
  return sent || logFlowsOf(stack).some(({ from, lead }) => from.type === trailType && lead.to.includes(group));
}

/** A stream of the stack has to have a bucket behind it that is there, or is somebody else's altogether. */
function arrives(stack: StackView, filter: ResourceView): boolean {
  const { to, foreign } = leads(stack, filter, "destinationArn", firehoseType);
  const own = stack.ofType(firehoseType).length > 0;
  // A name like those of the stack's own streams, of which there is none: the stream is gone.
  if (to.length === 0) return !(own && foreign?.includes(":deliverystream/") === true);
  return to.every((stream) => {
    const bucket = leads(stack, stream, "extendedS3Configuration.bucketArn", ...bucketTypes);
    return !bucket.missing;
  });
}

/** Where the objects of the logs lie; "" for anywhere. */
function prefixesOf(flows: readonly LogFlow[]): readonly string[] {
  return flows.map(({ from, source: { prefix } }) => {
    const value = prefix === undefined ? undefined : at(from, prefix);
    return typeof value === "string" ? value : "";
  });
}

function ofRule({ property, value: rule }: Setting, prefixes: readonly string[]): readonly Complaint[] {
  const wanted = `no end before ${aYear} days`;
  if (rule === unseen) return cannotTell("", wanted);
  if (read(rule, "status") === "Disabled" || read(rule, "enabled") === false) return [];
  const [only = ""] = [read(rule, "filter", "prefix"), read(rule, "filter", "and", "prefix"), read(rule, "prefix")]
    .flatMap(textsIn)
    .filter((text) => text !== "");
  if (!prefixes.some((prefix) => prefix.startsWith(only) || only.startsWith(prefix))) return [];
  const days = read(rule, "expiration", "days");
  const ends =
    days === unseen
      ? cannotTell("", wanted)
      : days !== undefined && Number(days) > 0 && Number(days) < aYear
        ? inRule(property, `expiration after ${Number(days)} days`, wanted, `keep them ${aYear} days or more`)
        : [];
  const moves = entries(read(rule, "transitions")).flatMap((transition) => {
    const storageClass = read(transition, "storageClass");
    const after = Number(read(transition, "days") ?? 0);
    if (!slow.includes(String(storageClass)) || after >= atHand) return [];
    const found = `${String(storageClass)} after ${after} days`;
    return inRule(property, found, `records at hand for ${atHand} days`, `move them after ${atHand} days or more`);
  });
  return [...ends, ...moves];
}

function inRule(rule: string, what: string, wanted: string, mend: string): readonly Complaint[] {
  return violates("", undefined, wanted, mend).map((each) => ({ ...each, found: `${what} (${rule})` }));
}

export const logRetention: CloudRule = { name: "log-retention", relation };
