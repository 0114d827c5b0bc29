import type { Naming } from "../shared/names";
import { azureName } from "../shared/names";

/**
 * Id of the newest backup of a region's database that the service has copied to the region's pair. Composed from names, as the
 * region isn't there to be asked. It is the newest alone: a geo-restore takes no point in time, and one that takes it works on
 * the server of the database only. Source: Azure SQL documentation, "restore a database from a backup", geo-restore and
 * point-in-time restore; SQL REST API 2023-08-01, Databases - Create Or Update, createMode; 2026-11.
 */
export function recoverable(naming: Naming, region: string, databaseName: string): string {
  const group = azureName("resourceGroup", naming, region);
  const server = azureName("sqlServer", naming, region);
  return `/subscriptions/${naming.account}/resourceGroups/${group}/providers/Microsoft.Sql/servers/${server}/recoverableDatabases/${databaseName}`;
}
