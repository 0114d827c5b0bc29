import { isTrue } from "../checks";
import type { CloudRule } from "../rule";

/** Off where it is left out. Source: CloudTrail, CreateTrail; 2026-11. */
export const logIntegrity: CloudRule = {
  name: "log-integrity",
  resources: { "aws:cloudtrail/trail:Trail": isTrue("enableLogFileValidation") },
};
