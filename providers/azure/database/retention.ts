import { BackupShortTermRetentionPolicy, LongTermRetentionPolicy } from "@pulumi/azure-native/sql";
import type { Database, Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { onceMade } from "../shared/once-made";

/** Days to which a database can be set back at most. Source: Azure SQL documentation, "automated backups"; 2026-11. */
const mostDays = 35;

export interface RetentionArgs {
  readonly server: Server;
  readonly database: Database;
  readonly after: readonly pulumi.Resource[];
}

/**
 * How long backups are kept; the same at both sites, because a copy doesn't take it over from its writer. Beyond the days:
 * a full backup of each week for five weeks and of each month for a year, where things are protected. They outlive database
 * and server, and would outlive a stack of development.
 */
export function retention(
  scope: Scope,
  site: AzureSite,
  { databaseName, backupDays }: Pick<DatabaseSpec, "databaseName" | "backupDays">,
  { server, database, after }: RetentionArgs,
): readonly pulumi.Resource[] {
  const where = {
    // Of the database, as far as the engine knows: one that is made anew begins with the service's own days.
    databaseName: onceMade(pulumi.output(databaseName), [database]),
    serverName: server.name,
    resourceGroupName: site.link.group.name,
  };
  const name = `database-${site.region}`;
  const days = new BackupShortTermRetentionPolicy(
    name,
    {
      policyName: "default",
      ...where,
      retentionDays: Math.min(backupDays, mostDays),
      diffBackupIntervalInHours: 12,
    },
    inSite(scope, site, { dependsOn: [...after] }),
  );
  if (!scope.protect) return [days];
  const years = new LongTermRetentionPolicy(
    name,
    { policyName: "default", ...where, weeklyRetention: "P5W", monthlyRetention: "P12M" },
    inSite(scope, site, { dependsOn: [days] }),
  );
  return [days, years];
}
