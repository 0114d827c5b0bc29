import { ifSet, isAtLeast } from "../checks";
import type { CloudRule } from "../rule";

/** Thirty days where nothing is said (AWS KMS API, ScheduleKeyDeletion; 2026-11); a secret's window is the same. */
const window = (property: string) => ifSet(property, isAtLeast(property, 14));

export const keyDeletionGuard: CloudRule = {
  name: "key-deletion-guard",
  resources: {
    "aws:kms/key:Key": window("deletionWindowInDays"),
    "aws:kms/externalKey:ExternalKey": window("deletionWindowInDays"),
    "aws:kms/replicaKey:ReplicaKey": window("deletionWindowInDays"),
    "aws:kms/replicaExternalKey:ReplicaExternalKey": window("deletionWindowInDays"),
    "aws:paymentcryptography/key:Key": window("deletionWindowInDays"),
  },
};
