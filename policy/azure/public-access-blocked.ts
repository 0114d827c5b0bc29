import { isNotTrue, isOneOf } from "../checks";
import type { Check, CloudRule } from "../rule";

/** Closed where nothing is said: for accounts since late in 2023, for containers ever. */
const checks: Readonly<Record<string, Check>> = {
  "azure-native:storage:StorageAccount": isNotTrue(
    "allowBlobPublicAccess",
    "refuse public containers: set it to false",
  ),
  "azure-native:storage:BlobContainer": isOneOf(
    "publicAccess",
    ["None", undefined],
    "set it to None; what is public goes out through the edge",
  ),
};

export const publicAccessBlocked: CloudRule = {
  name: "public-access-blocked",
  relation: (stack) =>
    Object.entries(checks).flatMap(([type, check]) =>
      stack.ofType(type).map((resource) => ({ resource, complaints: check(resource) })),
    ),
};
