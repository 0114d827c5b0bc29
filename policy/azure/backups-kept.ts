import { all, ifSet, isAtLeast, isNoneOf, isTrue, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";

const aWeek = 7;

const days = (property: string): Check =>
  isAtLeast(property, aWeek, `keep backups ${aWeek} days or more: set ${property}`);

/** Length of an ISO period, roughly; undefined for none. */
function daysIn(period: unknown): number | undefined {
  const [, count = "", unit = ""] = /^P(\d+)([DWMY])$/.exec(String(period)) ?? [];
  const each = { D: 1, W: 7, M: 30, Y: 365 }[unit];
  return each === undefined ? undefined : Number(count) * each;
}

/** What is taken each week has to last until the next one is there. */
const long: Check = (resource) =>
  (
    [
      ["weeklyRetention", 7],
      ["monthlyRetention", 30],
      ["yearlyRetention", 365],
    ] as const
  ).flatMap(([property, least]) => {
    const value = at(resource, property);
    const length = daysIn(value);
    if (value === undefined || value === unseen || length === undefined || length >= least) return [];
    return violates(property, value, `${least} days or more`, "keep each backup until the next one is there");
  });

/** Periodic backups of Cosmos DB are kept for eight hours where nothing is said. */
const cosmos: Check = (resource) => {
  const type = at(resource, "backupPolicy.type");
  if (type === "Continuous" || type === unseen) return [];
  return isAtLeast(
    "backupPolicy.periodicModeProperties.backupRetentionIntervalInHours",
    aWeek * 24,
    "back up continuously",
  )(resource);
};

/** Deleted things can be had back: left out, it is on; or off, where the type says so. */
const undo = (block: string): Check =>
  ifSet(block, all(isTrue(`${block}.enabled`, "keep deleted things for a while"), days(`${block}.days`)));

/**
 * How long each kind of store can be brought back to what it was. SQL keeps a week, PostgreSQL and MySQL too, where nothing is
 * said; caches hold nothing that isn't elsewhere. Source: @pulumi/azure-native 3.28.0, declarations; documentation of each
 * service's automated backups; 2026-11.
 */
export const backupsKept: CloudRule = {
  name: "backups-kept",
  resources: {
    "azure-native:sql:BackupShortTermRetentionPolicy": ifSet("retentionDays", days("retentionDays")),
    "azure-native:sql:LongTermRetentionPolicy": long,
    "azure-native:sql:BackupLongTermRetentionPolicy": long,
    "azure-native:sql:ManagedInstanceLongTermRetentionPolicy": long,
    "azure-native:dbforpostgresql:Server": ifSet("backup.backupRetentionDays", days("backup.backupRetentionDays")),
    "azure-native:dbformysql:Server": ifSet("backup.backupRetentionDays", days("backup.backupRetentionDays")),
    "azure-native:cosmosdb:DatabaseAccount": cosmos,
    "azure-native:storage:BlobServiceProperties": all(
      // A container's own is seldom given; what is deleted in it is what people delete.
      isTrue("deleteRetentionPolicy.enabled", "keep deleted blobs for a while"),
      days("deleteRetentionPolicy.days"),
      undo("containerDeleteRetentionPolicy"),
      isNoneOf("isVersioningEnabled", [false, "false"], "keep versions: they are an account's backup"),
    ),
    "azure-native:storage:FileServiceProperties": undo("shareDeleteRetentionPolicy"),
    "azure-native:recoveryservices:Vault": isNoneOf(
      "properties.securitySettings.softDeleteSettings.softDeleteState",
      ["Disabled"],
      "keep deleted backups for a while",
    ),
    "azure-native:dataprotection:BackupVault": isNoneOf(
      "properties.securitySettings.softDeleteSettings.state",
      ["Off"],
      "keep deleted backups for a while",
    ),
  },
};
