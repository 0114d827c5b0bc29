import { cannotTell, isFalse, isNotTrue, show, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, read, unseen } from "../view";
import { BucketSettings, daysOf } from "./shared/bucket-settings";
import type { LogFlow } from "./shared/log-flows";
import { logBuckets } from "./shared/log-flows";
import { trailType } from "./shared/trail-selectors";

const aYear = 365;

/**
 * What keeps records keeps their versions; what keeps the trail, and each copy of it, is locked for a year. A bucket that S3's
 * own access logs go to can't be locked: they are not delivered to one with a default retention. What a balancer alone writes
 * to is not asked for either: it has no record of what anybody did to the system.
 * Source: S3, "Enabling server access logging" and "Using Object Lock"; 2026-11.
 */
function relation(stack: StackView): readonly About[] {
  const settings = BucketSettings.of(stack);
  return [...logBuckets(stack)].flatMap(([bucket, flows]) => {
    if (flows.every(({ source }) => source.record === "access")) return [];
    const complaints = [
      ...versioned(settings, bucket),
      ...(lockable(flows) ? locked(settings, bucket) : []),
      ...isNotTrue("forceDestroy", "leave it out: with it a bucket is emptied before it is deleted")(bucket),
    ];
    return [{ resource: bucket, complaints }];
  });
}

function lockable(flows: readonly LogFlow[]): boolean {
  const keepsTrail = flows.some(({ from, property }) => from.type === trailType && property === "s3BucketName");
  return keepsTrail && !flows.some(({ deliverer }) => deliverer === "logging.s3.amazonaws.com");
}

function versioned(settings: BucketSettings, bucket: ResourceView): readonly Complaint[] {
  const { resource, property, value } = settings.versioning(bucket);
  const wanted = "versioning that is on";
  if (value === unseen) return cannotTell(property, wanted);
  if (value === true || value === "true") return [];
  const mend = `switch versioning on for ${bucket.name}`;
  return resource === bucket
    ? violates("", undefined, wanted, mend).map((each) => ({ ...each, found: "a store of records without versioning" }))
    : violates("", at(resource, property), wanted, mend).map((each) => ({
        ...each,
        found: `versioning is ${each.found}`,
      }));
}

function locked(settings: BucketSettings, bucket: ResourceView): readonly Complaint[] {
  const { value } = settings.lock(bucket);
  const wanted = `a default retention of ${aYear} days or more`;
  const days = daysOf(value);
  if (value === unseen || days === unseen) return cannotTell("", wanted);
  const mfa = read(at(bucket, "versioning"), "mfaDelete") === true || hasMfa(settings, bucket);
  if (days === undefined && mfa) return [];
  const mend = `lock ${bucket.name} by a BucketObjectLockConfiguration with a default retention`;
  const short =
    days === undefined || days < aYear
      ? violates("", value, wanted, mend).map((each) => ({ ...each, found: `default retention ${show(value)}` }))
      : [];
  // Left out, the lock can be put on a bucket that stands; said to be off, the two undo each other.
  const contrary = at(bucket, "objectLockEnabled") === undefined ? [] : isLockOn(bucket);
  return [...short, ...contrary];
}

function isLockOn(bucket: ResourceView): readonly Complaint[] {
  const off = isFalse("objectLockEnabled")(bucket).length === 0;
  return off ? violates("objectLockEnabled", false, "true", "set it: the lock of the archive needs it") : [];
}

function hasMfa(settings: BucketSettings, bucket: ResourceView): boolean {
  return settings
    .separate(bucket, "versioning")
    .some((versioning) => at(versioning, "versioningConfiguration.mfaDelete") === "Enabled");
}

export const logImmutability: CloudRule = { name: "log-immutability", relation };
