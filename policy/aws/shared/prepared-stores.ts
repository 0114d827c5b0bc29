import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { BucketSettings } from "./bucket-settings";
import type { LogFlow } from "./log-flows";
import { logFlowsOf, logGroupType } from "./log-flows";
import { namesOf } from "./references";
import { maySameRegion } from "./regions";
import { admits } from "./resource-access";

/**
 * Stores of the stack that are made ready for a log which goes elsewhere, and which nothing else of the kind arrives in. A log
 * that goes to another stack's store is right; one that leaves its own waiting is a slip.
 */
export function waitingStores(stack: StackView, flow: LogFlow): readonly ResourceView[] {
  if (flow.lead.foreign === undefined) return [];
  return isBucketName(flow) ? waitingBuckets(stack, flow) : waitingGroups(stack, flow);
}

function isBucketName({ lead: { foreign = "" }, property }: LogFlow): boolean {
  return foreign.includes(":s3:::") || /bucket/i.test(property.split(".").at(-1) ?? "");
}

/** A bucket that lets the deliverer write. */
function waitingBuckets(
  stack: StackView,
  { from, deliverer, source, lead: { foreign } }: LogFlow,
): readonly ResourceView[] {
  const settings = BucketSettings.of(stack);
  const written = logFlowsOf(stack).filter((other) => other.source === source);
  if (deliverer === undefined) return [];
  if (written.filter(({ lead }) => lead.foreign === foreign).length === 1) {
    // Two or more others of the kind go to one bucket here, and this alone to another.
    const popular = settings.buckets.filter(
      (bucket) =>
        maySameRegion(stack, bucket, from) &&
        written.filter((other) => other.lead.to.includes(bucket) && maySameRegion(stack, other.from, from)).length >= 2,
    );
    if (popular.length > 0) return popular;
  }
  return settings.buckets.filter(
    (bucket) =>
      maySameRegion(stack, bucket, from) &&
      !written.some(({ from: other, lead }) => lead.to.includes(bucket) && maySameRegion(stack, other, from)) &&
      settings.policies(bucket).some(({ value }) => value !== unseen && admits(value, deliverer, "s3:PutObject")),
  );
}

/** A group that no log of the stack goes to, and that isn't named after something which writes by itself. */
function waitingGroups(stack: StackView, { from, lead: { foreign = "" } }: LogFlow): readonly ResourceView[] {
  const used = new Set(logFlowsOf(stack).flatMap(({ lead }) => lead.to));
  const family = familyOf(foreign.split(":log-group:").at(-1) ?? foreign);
  return stack.ofType(logGroupType).filter((group) => {
    const [name] = namesOf(group);
    if (used.has(group) || name === undefined || !maySameRegion(stack, group, from)) return false;
    return family !== "" && familyOf(name) === family && at(group, "name") !== foreign;
  });
}

/** The beginning by which a service finds, or is given, its groups: "/aws/vendedlogs/states", "aws-waf-logs". */
function familyOf(name: string): string {
  if (name.startsWith("aws-waf-logs-")) return "aws-waf-logs";
  const [, vended = ""] = /^\/aws\/vendedlogs\/([^/]+)\//.exec(name) ?? [];
  return vended;
}
