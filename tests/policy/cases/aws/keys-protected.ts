import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const replica = "aws:kms/replicaKey:ReplicaKey";

export const keysProtected: RuleCases = {
  rule: "keys-protected",
  cases: [
    { what: "a replica that goes with its code", stack: [{ type: replica, inputs: {} }], found: ["it "] },
    {
      what: "one that stays when its code goes",
      stack: [{ type: replica, inputs: {}, options: { retainOnDelete: true } }],
      found: [],
    },
    {
      what: "one that may stay",
      stack: [{ type: replica, inputs: {}, options: { retainOnDelete: unseen } }],
      found: ["? it "],
    },
  ],
};
