import { Database } from "@pulumi/azure-native/sql";
import type { Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import type { Description } from "./description";

/**
 * The birth of a database, and nothing after it. Roles swap outside the program (the failover group turns them), and
 *
 * - `createMode` and `sourceDatabaseId` are marked as taken at creation only, so the provider *replaces* a database from whose
 *   inputs they vanish or in which they change: they stay what they were for ever;
 * - the provider sends all inputs of the state with each update, those two included: a database that has become the writer
 *   would be asked to become a copy of its own copy.
 *
 * So nothing of this resource is ever updated. What may change is sent by `settings.ts`, which says nothing of how a database
 * came to be. Behind each ignored input stands the value for a creation with the present `active`.
 * Source: specification of Microsoft.Sql 2023-08-01 (x-ms-mutability); pulumi-azure-native, generation of replaced properties.
 */
export const fixedAtBirth = [
  "createMode",
  "secondaryType",
  "sourceDatabaseId",
  "autoPauseDelay",
  "licenseType",
  "maintenanceConfigurationId",
  "maxSizeBytes",
  "minCapacity",
  "readScale",
  "requestedBackupStorageRedundancy",
  "sku",
  "tags",
  "zoneRedundant",
];

export interface StoreArgs {
  readonly server: Server;
  readonly described: Description;
  /** Id of the database that this one copies; undefined for the writer. */
  readonly source: pulumi.Input<string> | undefined;
  readonly dependsOn: readonly pulumi.Resource[];
}

export function store(
  scope: Scope,
  site: AzureSite,
  { databaseName }: Pick<DatabaseSpec, "databaseName">,
  { server, described, source, dependsOn }: StoreArgs,
): Database {
  return new Database(
    `database-${site.region}`,
    {
      databaseName,
      serverName: server.name,
      resourceGroupName: site.link.group.name,
      location: site.region,
      sku: described.sku,
      ...described.properties,
      ...(source !== undefined && { createMode: "Secondary", secondaryType: "Geo", sourceDatabaseId: source }),
      tags: scope.tags,
    },
    inSite(scope, site, {
      protect: scope.protect,
      ignoreChanges: fixedAtBirth,
      // A copy is filled over the wide area: about 500 GiB an hour.
      customTimeouts: { create: "8h", delete: "2h" },
      dependsOn: [...dependsOn],
    }),
  );
}
