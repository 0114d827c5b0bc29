import { cannotTell, violates } from "../../checks";
import type { About } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { BucketSettings } from "./bucket-settings";
import { coveredBy } from "./data-events";
import { copiesOf, logBuckets } from "./log-flows";
import { selectedBy, trailType } from "./trail-selectors";

/**
 * Who touches a bucket is told by S3's own access log, or by data events of a trail. A bucket that logs go to is left out: its own
 * access log would have to go to yet another, and so on.
 */
export function ofBuckets(stack: StackView): readonly About[] {
  const settings = BucketSettings.of(stack);
  const targets = logBuckets(stack);
  const trails = stack.ofType(trailType).map((trail) => ({ trail, selected: selectedBy(trail) }));
  return settings.buckets.flatMap((bucket) => {
    const logged = hasLog(settings, bucket);
    const twin = copiesOf(stack, bucket).find((copy) => hasLog(settings, copy));
    if (!logged && twin !== undefined) return [{ resource: bucket, complaints: unlike(bucket, twin) }];
    if (!logged && targets.has(bucket)) return [];
    const covered = trails.some(({ trail, selected: { data } }) =>
      data.some((each) => each.kinds.includes("AWS::S3::Object") && coveredBy(trail, each, bucket)),
    );
    if (logged || covered) return [{ resource: bucket, complaints: [] }];
    const wanted = "an access log, or data events in a trail";
    if (trails.some(({ selected }) => selected.unseen))
      return [{ resource: bucket, complaints: cannotTell("", wanted) }];
    const mend = `add a BucketLogging for ${bucket.name} that leads to a bucket of logs`;
    const complaints = violates("", undefined, wanted, mend).map((each) => ({
      ...each,
      found: "nobody logs who uses it",
    }));
    return [{ resource: bucket, complaints }];
  });
}

/** Two that copy each other are told apart by their access logs alone. */
function unlike({ name }: ResourceView, twin: ResourceView): About["complaints"] {
  const wanted = `an access log, as its copy ${twin.name} has`;
  return violates("", undefined, wanted, `add a BucketLogging for ${name}`).map((each) => ({
    ...each,
    found: "no access log",
  }));
}

function hasLog(settings: BucketSettings, bucket: ResourceView): boolean {
  return (
    settings.separate(bucket, "logging").length > 0 ||
    ["logging", "loggings"].some((property) => at(bucket, property) !== undefined)
  );
}
