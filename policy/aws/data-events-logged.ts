import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { BucketSettings } from "./shared/bucket-settings";
import { coveredBy } from "./shared/data-events";
import { copiesOf } from "./shared/log-flows";
import type { DataSelector } from "./shared/trail-selectors";
import { selectedBy, trailType } from "./shared/trail-selectors";

const wanted = "reads and writes of objects in the stores of data";

/** Trails record calls on data, of a bucket and of its copies alike. Source: CloudTrail, "Logging data events"; 2026-11. */
function relation(stack: StackView): readonly About[] {
  const trails = stack.ofType(trailType).map((trail) => ({ trail, selected: selectedBy(trail) }));
  const any = trails.some(({ selected }) => selected.data.length > 0);
  return trails.flatMap(({ trail, selected: { property, unseen, data } }) => {
    if (unseen) return [{ resource: trail, complaints: cannotTell(property, wanted) }];
    if (data.length === 0) {
      return any ? [] : [{ resource: trail, complaints: violates(property, undefined, wanted, "select data events") }];
    }
    return [{ resource: trail, complaints: [...pairs(stack, trail, data), ...astray(stack, trail, data)] }];
  });
}

/** What is recorded of a bucket is recorded of its copy. */
function pairs(stack: StackView, trail: ResourceView, data: readonly DataSelector[]): readonly Complaint[] {
  const covered = (bucket: ResourceView) => data.some((selector) => coveredBy(trail, selector, bucket));
  return BucketSettings.of(stack).buckets.flatMap((bucket) =>
    copiesOf(stack, bucket)
      .filter((copy) => covered(bucket) && !covered(copy))
      .flatMap((copy) =>
        violates(
          data[0]?.property ?? "",
          `${bucket.name}, without its copy ${copy.name}`,
          "each bucket with its copies",
          `select the objects of ${copy.name} too`,
        ),
      ),
  );
}

/** A selector that names none of the stack's buckets, while some are named by no selector. */
function astray(stack: StackView, trail: ResourceView, data: readonly DataSelector[]): readonly Complaint[] {
  const { buckets } = BucketSettings.of(stack);
  const objects = data.filter(({ kinds }) => kinds.includes("AWS::S3::Object"));
  if (objects.length === 0 && buckets.length > 0)
    return violates(data[0]?.property ?? "", "no objects of S3", wanted, "select the type AWS::S3::Object");
  const contrary = data.filter(
    ({ kinds, of }) => !kinds.includes("AWS::S3::Object") && of.some((arn) => /:s3:::/.test(arn)),
  );
  if (contrary.length > 0)
    return contrary.flatMap(({ property, kinds }) =>
      violates(property, kinds.join(", "), "AWS::S3::Object, as its ARNs are of buckets", "name that type"),
    );
  const seen = data.filter(({ of, hidden }) => of.length > 0 && !hidden);
  const open = buckets.filter((bucket) => !data.some((selector) => coveredBy(trail, selector, bucket)));
  if (open.length === 0) return [];
  return seen.flatMap((selector) =>
    buckets.some((bucket) => coveredBy(trail, selector, bucket))
      ? []
      : violates(
          selector.property,
          selector.of.join(", "),
          "buckets that are there",
          `name the buckets of the stack: ${open.map(({ name }) => name).join(", ")} are in no selector`,
        ),
  );
}

export const dataEventsLogged: CloudRule = { name: "data-events-logged", relation };
