import type { AlarmArgs } from "../alarm";

export interface Watch extends Pick<AlarmArgs, "severity" | "meaning" | "threshold" | "treatMissingData"> {
  readonly metric: string;
  readonly statistic: "Maximum" | "Average" | "Sum";
  /** How the figures of one shard's nodes become one. */
  readonly over: "MAX" | "SUM";
  readonly minutes: number;
}

/** Of 65,000 that a node takes. Source: ElastiCache user guide, connections; 2026-11. */
const connections = 65_000 * 0.8;

/** What is watched at each shard of a clustered cache. */
export const watches: Readonly<Record<string, Watch>> = {
  cpu: {
    severity: "page",
    meaning:
      "The cache's engine is short of processor; it works on one core only, so a larger node helps little, a shard does.",
    metric: "EngineCPUUtilization",
    statistic: "Average",
    over: "MAX",
    minutes: 5,
    threshold: 80,
    // A shard that says nothing is gone.
    treatMissingData: "breaching",
  },
  memory: {
    severity: "ticket",
    meaning: "The cache is nearly full and will soon drop sessions that are still in use.",
    metric: "DatabaseMemoryUsagePercentage",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: 80,
    treatMissingData: "missing",
  },
  evictions: {
    severity: "ticket",
    meaning: "The cache has been full for ten minutes: sessions are being dropped.",
    metric: "Evictions",
    statistic: "Sum",
    over: "SUM",
    minutes: 10,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
  lag: {
    severity: "ticket",
    meaning: "A copy is more than five seconds behind: a failover now would lose that much.",
    metric: "ReplicationLag",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: 5,
    treatMissingData: "notBreaching",
  },
  connections: {
    severity: "page",
    meaning: "Four fifths of the connections that a node takes are in use.",
    metric: "CurrConnections",
    statistic: "Maximum",
    over: "MAX",
    minutes: 5,
    threshold: connections,
    treatMissingData: "missing",
  },
  refused: {
    severity: "ticket",
    meaning: "Someone tried to log in to the cache and was refused.",
    metric: "AuthenticationFailures",
    statistic: "Sum",
    over: "SUM",
    minutes: 1,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
  forbidden: {
    severity: "ticket",
    meaning: "Someone sent the cache a command that their user may not use.",
    metric: "CommandAuthorizationFailures",
    statistic: "Sum",
    over: "SUM",
    minutes: 1,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
  strayed: {
    severity: "ticket",
    meaning: "Someone asked the cache for keys that are not their user's.",
    metric: "KeyAuthorizationFailures",
    statistic: "Sum",
    over: "SUM",
    minutes: 1,
    threshold: 0,
    treatMissingData: "notBreaching",
  },
};
