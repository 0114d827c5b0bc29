import { Database } from "@pulumi/azure-native/sql";
import type { Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
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

/** How a database comes to be that isn't born empty. */
export interface Birth {
  readonly createMode: "Secondary" | "Recovery";
  readonly secondaryType?: "Geo";
  readonly sourceDatabaseId: pulumi.Input<string>;
}

export interface StoreArgs {
  readonly server: Server;
  readonly described: Description;
  /** Undefined for a writer that is born empty. */
  readonly birth: Birth | undefined;
  readonly dependsOn: readonly pulumi.Resource[];
}

export function store(
  scope: Scope,
  site: AzureSite,
  { databaseName }: Pick<DatabaseSpec, "databaseName">,
  { server, described, birth, dependsOn }: StoreArgs,
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
      ...birth,
      tags: scope.tags,
    },
    inSite(scope, site, {
      protect: guarded(scope, site, "database"),
      ...(isMadeAnew(site) ? madeAnew : { ignoreChanges: fixedAtBirth }),
      // A copy is filled over the wide area: about 500 GiB an hour.
      customTimeouts: { create: "8h", delete: "2h" },
      dependsOn: [...dependsOn],
    }),
  );
}

/** The one time at which what stands behind the ignored inputs counts: the copy goes, and comes again from the writer. */
function isMadeAnew({ role, rebuilt }: AzureSite): boolean {
  return rebuilt && role === "standby";
}

/** Two can't have one name; and any difference is one of birth. */
const madeAnew = { deleteBeforeReplace: true, replaceOnChanges: ["*"] };
