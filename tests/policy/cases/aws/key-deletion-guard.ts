import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

export const keyDeletionGuard: RuleCases = {
  rule: "key-deletion-guard",
  cases: [
    { what: "the default of thirty days", stack: [{ type: "aws:kms/key:Key", inputs: {} }], found: [] },
    {
      what: "a week",
      stack: [{ type: "aws:kms/replicaKey:ReplicaKey", inputs: { deletionWindowInDays: 7 } }],
      found: ["it deletionWindowInDays"],
    },
    {
      what: "a window not known yet",
      stack: [{ type: "aws:kms/key:Key", inputs: { deletionWindowInDays: unseen } }],
      found: ["? it deletionWindowInDays"],
    },
  ],
};
