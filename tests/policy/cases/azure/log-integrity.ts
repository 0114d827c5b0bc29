import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const lock = (containerName: string, days: unknown): Given => ({
  type: "azure-native:storage:BlobContainerImmutabilityPolicy",
  inputs: { containerName, immutabilityPeriodSinceCreationInDays: days },
});

export const logIntegrity: RuleCases = {
  rule: "log-integrity",
  cases: [
    { what: "a lock for a year", stack: [lock("insights-activity-logs", 365)], found: [] },
    {
      what: "a lock that ends with the quarter",
      stack: [lock("sqldbauditlogs", 90)],
      found: ["it immutabilityPeriodSinceCreationInDays"],
    },
    { what: "a lock over something else", stack: [lock("contracts", 30)], found: [] },
    {
      what: "days not known yet",
      stack: [lock("insights-activity-logs", unseen)],
      found: ["? it immutabilityPeriodSinceCreationInDays"],
    },
  ],
};
