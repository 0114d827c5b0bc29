import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const key = "aws:kms/key:Key";

export const keyRotation: RuleCases = {
  rule: "key-rotation",
  cases: [
    { what: "a key that stays", stack: [{ type: key, inputs: { description: "x" } }], found: ["it enableKeyRotation"] },
    { what: "one that is rotated", stack: [{ type: key, inputs: { enableKeyRotation: "true" } }], found: [] },
    {
      what: "one that is rotated too rarely",
      stack: [{ type: key, inputs: { enableKeyRotation: true, rotationPeriodInDays: 730 } }],
      found: ["it rotationPeriodInDays"],
    },
    {
      what: "a key for signatures, which can't be rotated",
      stack: [{ type: key, inputs: { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" } }],
      found: [],
    },
    {
      what: "one not known yet",
      stack: [{ type: key, inputs: { enableKeyRotation: unseen } }],
      found: ["? it enableKeyRotation"],
    },
  ],
};
