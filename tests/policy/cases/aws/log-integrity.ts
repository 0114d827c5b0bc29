import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const trail = "aws:cloudtrail/trail:Trail";

export const logIntegrity: RuleCases = {
  rule: "log-integrity",
  cases: [
    { what: "a signed trail", stack: [{ type: trail, inputs: { enableLogFileValidation: "true" } }], found: [] },
    { what: "one by default", stack: [{ type: trail, inputs: {} }], found: ["it enableLogFileValidation"] },
    {
      what: "one not known yet",
      stack: [{ type: trail, inputs: { enableLogFileValidation: unseen } }],
      found: ["? it enableLogFileValidation"],
    },
  ],
};
