import type * as inputs from "@pulumi/aws/types/input";
import type { StorageSpec } from "../../../components/contract";
import type { StorePurpose } from "../../../components/storage";

type Rule = inputs.s3.BucketLifecycleConfigurationRule;

/** What becomes of a store's objects with time. */
export function lifecycle(purpose: StorePurpose, spec: StorageSpec): Rule {
  return {
    id: "age",
    status: "Enabled",
    filter: {},
    // What an upload left behind is paid for, and seen in no list.
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    ...aging[purpose](spec),
  };
}

/** A version that is deleted or replaced stays for a while, so that a mistake can be undone. */
const aging: Readonly<Record<StorePurpose, (spec: StorageSpec) => Partial<Rule>>> = {
  assets: () => ({
    expiration: { expiredObjectDeleteMarker: true },
    noncurrentVersionExpiration: { noncurrentDays: 90 },
  }),
  backups: ({ backupDays }) => ({
    expiration: { days: backupDays },
    noncurrentVersionExpiration: { noncurrentDays: 7 },
  }),
  logs: ({ logDays, auditDays }) => ({
    // Read within milliseconds still, at a sixth of the price; not worth it for less than 90 days.
    ...(auditDays - logDays >= 90 && { transitions: [{ days: logDays, storageClass: "GLACIER_IR" }] }),
    expiration: { days: auditDays },
    noncurrentVersionExpiration: { noncurrentDays: 7 },
  }),
  // The lock ends with the same day: only then is a version really gone.
  audit: ({ auditDays }) => ({
    expiration: { days: auditDays },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
  }),
};
