import { isAtLeast } from "../checks";
import type { CloudRule } from "../rule";
import { at } from "../view";

const property = "immutabilityPeriodSinceCreationInDays";

/** Names under which services deliver, and by which people call what keeps logs. */
const ofLogs = /^insights-|^sqldbauditlogs$|^am-|audit|logs?\b/i;

/**
 * Azure signs no log; that one was not changed is shown by a lock that refuses changes. How long a lock over other data lasts is
 * its owner's business.
 */
export const logIntegrity: CloudRule = {
  name: "log-integrity",
  resources: {
    "azure-native:storage:BlobContainerImmutabilityPolicy": (lock) =>
      isAtLeast(property, ofLogs.test(String(at(lock, "containerName"))) ? 365 : 1)(lock),
  },
};
