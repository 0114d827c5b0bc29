import type { DatabaseSpec, Promises } from "../../../components/contract";

/** What the database claims. Sources seen 2026-11. */
export function databasePromises({ backupDays, recovery }: Pick<DatabaseSpec, "backupDays" | "recovery">): Promises {
  const other = recoveries[recovery];
  return {
    // One instance and one standby: RDS picks two of the three zones of the subnet group.
    zones: 2,
    atRest: "customer-key",
    inTransit: "tls-required",
    exposure: "private",
    backupDays,
    ...(other !== undefined && { recovery: other }),
    serviceLevel: {
      percent: 99.95,
      source: "Amazon RDS Service Level Agreement (2024-01-22), Multi-AZ DB instance; https://aws.amazon.com/rds/sla/",
      date: "2026-11-23",
    },
    caveats: [
      "The loss of the writer's zone fails over to the second zone, within 60 to 120 seconds as AWS puts it; writes wait.",
      "Enhanced monitoring writes to the account's log group RDSOSMetrics, which RDS makes itself and all databases share.",
      ...(recovery === "warm" ? warmCaveats : []),
    ],
  };
}

const warmCaveats = [
  "The copy of backups to the other region follows the writer within six hours of a failover and a rebuild, not at once.",
  "A new major version of PostgreSQL is no work of `up`: replicas across regions don't follow the writer's upgrade.",
];

const recoveries: Readonly<Record<DatabaseSpec["recovery"], Promises["recovery"]>> = {
  none: undefined,
  cold: {
    stands: "automated backups with transaction logs, and exports of snapshots; no instance",
    // Logs are uploaded every five minutes; AWS names no bound for their way to the other region.
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "a person restores from the copied backups, as docs/recovery.md says",
  },
  warm: {
    stands: "a Multi-AZ replica on its own key that can be promoted, and copied backups",
    // Replication is asynchronous and AWS names no bound; an alarm rings at seven minutes.
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "the failover plan promotes the replica, started by a person from the surviving region; no `up`",
  },
};
