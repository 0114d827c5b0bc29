import * as v from "valibot";
import { choice, flag, group, list, number, text } from "./key";

/** How the shop is run and guarded. */
export const operation = {
  network: v.optional(
    group(
      {
        nat: v.optional(
          choice(["per-zone", "single"], {
            meaning: "Ways out to the internet: one in each zone, or one for all (cheap; not for production).",
            example: "per-zone",
          }),
          "per-zone",
        ),
        endpoints: v.optional(
          choice(["all", "free"], {
            meaning: "Private endpoints for all services in use, or for those only that cost nothing.",
            example: "all",
          }),
          "all",
        ),
      },
      "Ways out of the network.",
    ),
    {},
  ),
  alerts: v.optional(
    group(
      {
        email: v.optional(
          list(
            text(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/, {
              meaning: "An address that gets every alarm.",
              allowed: "an e-mail address",
              example: "on-call@example.com",
              standIn: "on-call@example.com",
            }),
            10,
            {
              meaning: "Addresses that get every alarm; each must confirm once.",
              allowed: "at most 10 addresses; at least one where `protect` is true",
              example: ["on-call@example.com"],
            },
          ),
          [],
        ),
      },
      "Where alarms go.",
    ),
    {},
  ),
  objective: v.optional(
    number(99, 99.995, { meaning: "Availability objective over 30 days.", unit: "percent", example: 99.99 }),
    99.99,
  ),
  protect: v.optional(
    flag({
      meaning: "Deletion guards on everything that holds data; marks a stack as production. Turn off to destroy it.",
      example: true,
    }),
    true,
  ),
  lock: v.optional(
    choice(["governance", "irrevocable"], {
      meaning:
        "Lock on the audit store: an administrator may lift it, or nobody may until `retention.auditDays` have passed.",
      example: "governance",
    }),
    "governance",
  ),
  accountGuards: v.optional(
    group(
      {
        auditTrail: v.optional(
          flag({ meaning: "Record of administrative calls in all regions.", example: true }),
          false,
        ),
        threatDetection: v.optional(flag({ meaning: "Detection of threats.", example: true }), false),
        configurationRecorder: v.optional(
          flag({ meaning: "Record of every change of configuration.", example: true }),
          false,
        ),
        securityPosture: v.optional(
          flag({ meaning: "Continuous checks against security standards.", example: true }),
          false,
        ),
      },
      "What exists once per account; true only in the stack that owns it.",
    ),
    {},
  ),
};
