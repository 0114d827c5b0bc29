import type { DatabaseSpec, Promises } from "../../../components/contract";
import { isCritical, sizeOf } from "./sizes";

type Spec = Pick<DatabaseSpec, "backupDays" | "maxStorageGiB" | "recovery" | "size">;

/** What the database claims. Sources seen 2026-11. */
export function databasePromises(spec: Spec, longTerm: boolean): Promises {
  const other = recoveryOf(spec);
  return {
    zones: 3,
    atRest: "customer-key",
    inTransit: "tls-required",
    exposure: "private",
    backupDays: Math.min(spec.backupDays, 35),
    ...(other !== undefined && { recovery: other }),
    serviceLevel: {
      percent: isCritical(spec) ? 99.995 : 99.99,
      source: `Service Level Agreements for Online Services, Azure SQL Database, ${
        isCritical(spec) ? "Business Critical, zone redundant" : "General Purpose"
      }; https://azure.microsoft.com/support/legal/sla/azure-sql-database/`,
      date: "2026-11-24",
    },
    caveats: [
      "There is no password, so `database.credentialVersion` changes nothing; nor does `database.storageGiB`.",
      // Azure SQL documentation, "vCore purchasing model", storage; 2026-11.
      "All of `database.maxStorageGiB`, and 30 % more for the log, is billed from the first day, used or not.",
      ...(spec.maxStorageGiB > sizeOf(spec).maxGiB
        ? [
            `Storage grows to ${sizeOf(spec).maxGiB} GiB and not to \`database.maxStorageGiB\`: this size takes no more.`,
          ]
        : []),
      "The service answers for its endpoint; sessions are cut when a zone is lost, and the application must connect again.",
      "Exports to the store for backups read tables one after the other while others write, and end at what 50 GB of a container's disk hold; what restores to one moment are the service's own backups.",
      ...(isCritical(spec)
        ? []
        : [
            "The smallest size is for development: after a failover it starts with an empty memory, and has no maintenance window of its own.",
          ]),
      ...(longTerm
        ? [
            "Backups of weeks and months lie with the service, under its copy of the key: old versions of keys must be kept as long.",
          ]
        : []),
      ...(spec.recovery === "warm" ? warmCaveats : []),
    ],
  };
}

const warmCaveats = [
  "Recovery point and time count from the moment at which a person starts the failover; names follow within 30 seconds.",
  "No alarm watches how far the copy is behind: the metric is in preview, its name unpublished.",
  "To open the copy its server may need the writer's key: the vault of a lost region is read from its pair, a while later.",
];

function recoveryOf(spec: Spec): Promises["recovery"] {
  switch (spec.recovery) {
    case "none":
      return undefined;
    case "cold":
      // Azure SQL documentation, "business continuity overview": geo-restore; no service level covers it.
      return {
        stands: "backups with transaction logs, copied to the region's pair by the service; no server",
        recoveryPointSeconds: 3600,
        recoveryTimeSeconds: 43_200,
        trigger: "`up` with `restore` makes it from the copied backups, in the printed steps; without that it is empty",
      };
    case "warm":
      // The service level of Business Critical with geo-replication: 5 seconds and 30 seconds. None for other tiers.
      return {
        stands: "a copy in three zones under its own server's key, readable, in a failover group",
        recoveryPointSeconds: isCritical(spec) ? 5 : "not known",
        recoveryTimeSeconds: isCritical(spec) ? 30 : "not known",
        trigger: "a person fails the group over from the surviving region; no `up`",
      };
  }
}
