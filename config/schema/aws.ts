import * as v from "valibot";
import { group, list, map, text } from "./key";

/** What belongs to AWS only. */
export const aws = v.optional(
  group(
    {
      images: v.optional(
        map(
          text(/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/, {
            meaning: "AMI of the instances in that region.",
            allowed: "the id of an AMI: ami- and 17 (of old ones 8) hexadecimal digits",
            example: "ami-0123456789abcdef0",
            standIn: "ami-0123456789abcdef0",
          }),
          "region",
          {
            meaning: "AMI of the instances by region; without one the newest Amazon Linux is taken (development only).",
            allowed: "one for each of `regions` where `protect` is true",
            example: { "us-east-2": "ami-0123456789abcdef0" },
          },
        ),
        {},
      ),
      zones: v.optional(
        map(
          list(
            text(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, {
              meaning: "A zone.",
              allowed: "the name of a zone",
              example: "us-east-1a",
            }),
            6,
            {
              meaning: "Zones of that region, in a fixed order: append only, as a zone's place makes its addresses.",
              allowed: "3 to 6 different zones of the region",
              example: ["us-east-1a", "us-east-1b", "us-east-1d"],
            },
          ),
          "region",
          {
            meaning: "Zones by region, where this account's letters differ from the table's.",
            allowed: "3 to 6 different zones for a region of `regions`",
            example: { "us-east-1": ["us-east-1a", "us-east-1b", "us-east-1d"] },
          },
        ),
        {},
      ),
    },
    "What belongs to AWS only.",
  ),
  {},
);
