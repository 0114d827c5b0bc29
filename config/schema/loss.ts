import * as v from "valibot";
import { group, text, time } from "./key";

const region = /^[a-z0-9-]+$/;

/** "latest", or a moment with its time zone. */
const moment = /^(latest|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))$/;

/** What is said while a region is lost and until it is back; in quiet times no stack has any of these keys. */
export const loss = {
  lost: v.optional(
    text(region, {
      meaning: "The region that answers nothing: what stands there is left exactly as the state has it.",
      allowed: "the one of `regions` that isn't `active`",
      example: "us-west-2",
    }),
  ),
  lostSince: v.optional(
    time({
      meaning: "When the last `up` before the loss ended. Needed only where a peak's beginning or end lies before it.",
      example: "2026-11-27T09:30:00Z",
    }),
  ),
  restore: v.optional(
    group(
      {
        at: text(moment, {
          meaning: "Moment to which the database of the active region is set when it is made.",
          allowed: '"latest", or an ISO 8601 time with seconds and time zone, in quotes',
          example: "latest",
        }),
        from: v.optional(
          text(/^\S+$/, {
            meaning: "Copied backup from which it is made, where the cloud gives it a name that nobody can foresee.",
            allowed: "on aws the ARN of the automated backup in the active region; on azure not set",
            example: "arn:aws:rds:us-west-2:111122223333:auto-backup:ab-0123456789abcdef",
          }),
        ),
      },
      "With `cold`: what the active region's database is born from. Keep it as long as `lost` is set.",
    ),
  ),
  rebuild: v.optional(
    text(region, {
      meaning:
        "The region that came back and is to be made the other one's standby (`warm`) or reserve (`cold`) again.",
      allowed: "the one of `regions` that isn't `active`, and isn't `lost`",
      example: "us-west-2",
    }),
  ),
};
