import type { Rule } from "./rule";
import { problem } from "./rule";

/** Storage can only grow by itself up to a limit at so many percent of it. Source: Amazon RDS user guide, storage autoscaling; 2026-11. */
const leastPercent = 110;

/** Nodes of one cluster, by default. Source: Amazon ElastiCache user guide, quotas, 2026-11. */
const mostNodes = { clustered: 90, memcached: 60 };

export const dataRules: readonly Rule[] = [
  {
    holds: "`database.maxStorageGiB` is at least a tenth above `database.storageGiB`.",
    reads: ["database.storageGiB", "database.maxStorageGiB"],
    broken: ({ database: { storageGiB, maxStorageGiB } }) => {
      const least = Math.ceil((storageGiB * leastPercent) / 100);
      if (maxStorageGiB >= least) return [];
      const allowed = `a whole number from ${least} to 65536: a tenth above database.storageGiB, ${storageGiB}`;
      return [
        problem(
          "database.maxStorageGiB",
          maxStorageGiB,
          allowed,
          `pulumi config set --path 'database.maxStorageGiB' ${least}`,
        ),
      ];
    },
  },
  {
    holds: "A cache has at most 90 nodes, `cache.shards` × (1 + `cache.replicas`); memcached at most 60.",
    reads: ["cache"],
    broken: ({ cache: { engine, shards, replicas } }) => {
      const memcached = engine === "memcached";
      const nodes = memcached ? shards : shards * (1 + replicas);
      const most = memcached ? mostNodes.memcached : mostNodes.clustered;
      if (nodes <= most) return [];
      const counted = memcached ? "nodes" : "nodes, which is shards × (1 + replicas)";
      return [
        problem(
          "cache.shards",
          shards,
          `at most ${most} ${counted}; these are ${nodes}`,
          "take larger nodes: cache.size",
        ),
      ];
    },
  },
  {
    holds:
      "memcached is taken only with `cache.waiver`, and only until it expires; after that day every run is refused.",
    reads: ["cache"],
    broken: ({ cache: { engine, waiver } }, { now }) => {
      if (engine !== "memcached") return [];
      if (waiver === undefined)
        return [
          problem(
            "cache.waiver",
            waiver,
            "a reason and an expiry while cache.engine is memcached, which has neither replicas nor users",
            "pulumi config set --path 'cache.engine' valkey, or write cache.waiver: {reason, expires} in the stack's file",
          ),
        ];
      if (waiver.expires > now) return [];
      return [
        problem(
          "cache.waiver.expires",
          waiver.expires,
          `a time after now, ${now.toISOString()}`,
          "pulumi config set --path 'cache.engine' valkey, or have the waiver renewed",
        ),
      ];
    },
  },
  {
    holds: "`retention.auditDays` is not less than `retention.logDays`.",
    reads: ["retention.logDays", "retention.auditDays"],
    broken: ({ retention: { logDays, auditDays } }) =>
      auditDays >= logDays
        ? []
        : [
            problem(
              "retention.auditDays",
              auditDays,
              `at least retention.logDays, ${logDays}`,
              `pulumi config set --path 'retention.auditDays' ${logDays}`,
            ),
          ],
  },
];
