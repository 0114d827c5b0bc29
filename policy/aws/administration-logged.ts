import { all, cannotTell, isNoneOf, isTrue, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at } from "../view";
import { BucketSettings } from "./shared/bucket-settings";
import { coveredBy } from "./shared/data-events";
import { logBuckets } from "./shared/log-flows";
import type { Selected } from "./shared/trail-selectors";
import { selectedBy, trailType } from "./shared/trail-selectors";

/** Calls that read, change or delete a record. */
const onRecords = ["GetObject", "DeleteObject", "DeleteObjects", "DeleteObjectVersion"];

/**
 * Trails record every administrative call, in every region. One that is for data only is not about administration, and is left
 * alone. Source: CloudTrail, "Logging management events"; 2026-11.
 */
function relation(stack: StackView): readonly About[] {
  return stack.ofType(trailType).flatMap((trail) => {
    const selected = selectedBy(trail);
    if (!selected.unseen && selected.management === "none" && selected.data.length > 0) return [];
    const single = all(
      isTrue("isMultiRegionTrail", "set isMultiRegionTrail: calls in the regions that nobody uses count most"),
      isNoneOf("includeGlobalServiceEvents", [false, "false"], "set it: calls to IAM belong to no region"),
      isNoneOf("enableLogging", [false, "false"], "let the trail log"),
    );
    return [
      { resource: trail, complaints: [...single(trail), ...calls(selected), ...readers(stack, trail, selected)] },
    ];
  });
}

function calls({ property, unseen: hidden, management }: Selected): readonly Complaint[] {
  const wanted = "all management events, reads and writes";
  if (hidden) return cannotTell(property, wanted);
  if (management === "all") return [];
  return violates(property, `${management} of the management events`, wanted, "select all management events");
}

/** Where a trail records access to objects at all, it has to record the access to records (10.2.1.3). */
function readers(stack: StackView, trail: ResourceView, { data, property }: Selected): readonly Complaint[] {
  const objects = data.filter(({ kinds }) => kinds.includes("AWS::S3::Object"));
  if (objects.length === 0) return [];
  const settings = BucketSettings.of(stack);
  const logged = (bucket: ResourceView) =>
    settings.separate(bucket, "logging").length > 0 ||
    at(bucket, "logging") !== undefined ||
    at(bucket, "loggings") !== undefined;
  return [...logBuckets(stack).keys()].flatMap((bucket) => {
    const covering = objects.filter((selector) => coveredBy(trail, selector, bucket));
    const omitted = covering.find(({ without }) => onRecords.some((call) => without.includes(call)));
    const fully = covering.some(({ without }) => !onRecords.some((call) => without.includes(call)));
    if (fully || (covering.length === 0 && logged(bucket))) return [];
    return omitted !== undefined
      ? violates(omitted.property, `without ${omitted.without.join(", ")}`, "reads and deletes too", "leave those in")
      : violates(property, `nothing of ${bucket.name}`, "access to records", `select the objects of ${bucket.name}`);
  });
}

export const administrationLogged: CloudRule = { name: "administration-logged", relation };
