import { all, ifSet, isAtMost, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at } from "../view";

/**
 * Keys of these kinds can't be rotated by the service (AWS KMS Developer Guide, "Rotate AWS KMS keys"; 2026-11): asymmetric ones,
 * those for MACs, and those in a key store of the customer's. A replica takes the rotation of its primary.
 */
const rotatable =
  (check: Check): Check =>
  (resource) => {
    const usage = at(resource, "keyUsage") ?? "ENCRYPT_DECRYPT";
    const spec = at(resource, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
    const apart = at(resource, "customKeyStoreId") !== undefined;
    return usage !== "ENCRYPT_DECRYPT" || spec !== "SYMMETRIC_DEFAULT" || apart ? [] : check(resource);
  };

export const keyRotation: CloudRule = {
  name: "key-rotation",
  resources: {
    // A year where no period is given.
    "aws:kms/key:Key": rotatable(
      all(isTrue("enableKeyRotation"), ifSet("rotationPeriodInDays", isAtMost("rotationPeriodInDays", 365))),
    ),
  },
};
