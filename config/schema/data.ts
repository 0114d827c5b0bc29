import * as v from "valibot";
import { choice, group, text, time, whole } from "./key";
import { sizes } from "./traffic";

/** What holds data, and for how long. */
export const data = {
  database: v.optional(
    group(
      {
        size: v.optional(choice(sizes, { meaning: "Size of the database's instances.", example: "large" }), "large"),
        storageGiB: v.optional(
          whole(20, 59_578, { meaning: "Storage at the start; it can't shrink.", unit: "GiB", example: 400 }),
          400,
        ),
        maxStorageGiB: v.optional(
          whole(22, 65_536, { meaning: "Up to which storage grows by itself.", unit: "GiB", example: 2_000 }),
          2_000,
        ),
        credentialVersion: v.optional(
          whole(1, 1_000_000, { meaning: "Raise it by one to rotate the master password.", example: 1 }),
          1,
        ),
      },
      "The relational database.",
    ),
    {},
  ),
  cache: v.optional(
    group(
      {
        engine: v.optional(
          choice(["valkey", "redis", "memcached"], {
            meaning: "Engine of the cache. memcached has no replicas, no users and no encryption of its own at rest.",
            example: "valkey",
          }),
          "valkey",
        ),
        size: v.optional(choice(sizes, { meaning: "Size of one node.", example: "medium" }), "medium"),
        shards: v.optional(
          whole(1, 90, { meaning: "Shards of valkey and redis; nodes of memcached.", unit: "shards", example: 3 }),
          3,
        ),
        replicas: v.optional(
          whole(1, 5, {
            meaning: "Copies of each shard beside its primary, in other zones; memcached has none.",
            unit: "copies",
            example: 2,
          }),
          2,
        ),
        waiver: v.optional(
          group(
            {
              reason: text(/\S.{8,}\S/, {
                meaning: "Why the weaker engine is accepted, and by whom.",
                allowed: "a sentence of at least 10 characters",
                example: "The shop's legacy client speaks memcached only; accepted by the CISO.",
              }),
              expires: time({ meaning: "Until when it is accepted.", example: "2027-06-30T00:00:00Z" }),
            },
            "Accepts what memcached can't do.",
          ),
        ),
      },
      "Sessions and rendered fragments.",
    ),
    {},
  ),
  retention: v.optional(
    group(
      {
        logDays: v.optional(
          // PCI DSS 4.0.1, 10.5.1: the last three months at hand.
          whole(90, 3_653, { meaning: "How long logs stay searchable.", unit: "days", example: 90 }),
          90,
        ),
        auditDays: v.optional(
          // PCI DSS 4.0.1, 10.5.1: twelve months in all.
          whole(365, 3_653, {
            meaning: "How long logs and the audit record are kept at all.",
            unit: "days",
            example: 400,
          }),
          400,
        ),
        backupDays: v.optional(
          whole(1, 35, { meaning: "How far back the database can be set.", unit: "days", example: 35 }),
          35,
        ),
      },
      "How long things are kept.",
    ),
    {},
  ),
};
