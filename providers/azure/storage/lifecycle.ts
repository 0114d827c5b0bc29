import type * as inputs from "@pulumi/azure-native/types/input";
import type { StorageSpec } from "../../../components/contract";
import type { StorePurpose } from "../../../components/storage";

type Rule = inputs.storage.ManagementPolicyRuleArgs;

/** Fewer days in the cold tier than these are paid all the same. Source: Azure Storage documentation, access tiers; 2026-11. */
const leastColdDays = 90;

/** What becomes of a store's objects with time. No rule archives: accounts that keep zones or regions have no archive tier. */
export function lifecycle(purpose: StorePurpose, spec: StorageSpec): Rule[] {
  return aging[purpose](spec);
}

const aging: Readonly<Record<StorePurpose, (spec: StorageSpec) => Rule[]>> = {
  assets: () => [versions(90)],
  backups: ({ backupDays }) => [end(backupDays), versions(7)],
  logs: ({ logDays, auditDays }) => [
    ...(auditDays - logDays >= leastColdDays ? [cool(logDays)] : []),
    end(auditDays),
    versions(7),
  ],
  // The lock ends with the same day: only then is anything really gone.
  audit: ({ auditDays }) => [end(auditDays), versions(1)],
};

/** Read at once still, at a fraction of the price. Only block blobs have tiers; appended logs stay where they are. */
function cool(days: number): Rule {
  return rule("cool", ["blockBlob"], { baseBlob: { tierToCold: { daysAfterModificationGreaterThan: days } } });
}

function end(days: number): Rule {
  return rule("end", ["blockBlob", "appendBlob"], { baseBlob: { delete: { daysAfterModificationGreaterThan: days } } });
}

/**
 * Counted from when the version was written, not replaced; what is dropped can be brought back for the store's own days. Also
 * of what is appended to: `end` makes a version of it too, which would stay for ever.
 */
function versions(days: number): Rule {
  return rule("versions", ["blockBlob", "appendBlob"], { version: { delete: { daysAfterCreationGreaterThan: days } } });
}

function rule(name: string, blobTypes: string[], actions: inputs.storage.ManagementPolicyActionArgs): Rule {
  return { name, enabled: true, type: "Lifecycle", definition: { filters: { blobTypes }, actions } };
}
