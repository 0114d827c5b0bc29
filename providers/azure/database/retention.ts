import { BackupShortTermRetentionPolicy, LongTermRetentionPolicy } from "@pulumi/azure-native/sql";
import type { Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";

/** Days to which a database can be set back at most. Source: Azure SQL documentation, "automated backups"; 2026-11. */
const mostDays = 35;

/**
 * How long backups are kept; the same at both sites, because a copy doesn't take it over from its writer. Beyond the days:
 * a full backup of each week for five weeks and of each month for a year, where things are protected. They outlive database
 * and server, and would outlive a stack of development.
 */
export function retention(
  scope: Scope,
  site: AzureSite,
  { databaseName, backupDays }: Pick<DatabaseSpec, "databaseName" | "backupDays">,
  { server, after }: { readonly server: Server; readonly after: readonly pulumi.Resource[] },
): readonly pulumi.Resource[] {
  const where = { databaseName, serverName: server.name, resourceGroupName: site.link.group.name };
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
