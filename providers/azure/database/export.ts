import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type { Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { onceMade } from "../shared/once-made";
import { privateEndpoint } from "../shared/private-endpoint";
import { assign } from "../shared/roles";
import { exportScript } from "./export/script";
import type { Runner } from "./runner";
import { shortRuns } from "./short-runs";
import { connection, tools } from "./tools";

/** As whom the database of a site is exported: one that reads it, writes one store, and does nothing else. */
export function exporter(scope: Scope, site: AzureSite): UserAssignedIdentity {
  const name = `database-export-${site.region}`;
  const { account, group } = site.link;
  return new UserAssignedIdentity(
    name,
    {
      resourceName: azureName("identity", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: site.region,
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

export interface ExportArgs {
  readonly runner: Runner;
  readonly identity: UserAssignedIdentity;
  readonly server: Server;
  readonly store: StoreLink;
  readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * Database to storage, for backups: each night the site's own database, writer or copy, is exported to the site's own store, for
 * restores that outlive the service. It reads from a copy that serves no one else where there is one. What its import gives is
 * not one moment, and its size is bounded by a container's disk; for the rest there are the service's own backups. The service's
 * own export needs a password or makes its identity the administrator, and must be let in by hand each time.
 */
export function databaseExport(
  scope: Scope,
  site: AzureSite,
  { databaseName }: Pick<DatabaseSpec, "databaseName">,
  { runner, identity, server, store, dependsOn }: ExportArgs,
) {
  const right = assign(scope, site, `database-export-${site.region}`, {
    role: "Storage Blob Data Contributor",
    identity,
    on: store.account.id,
    why: "Exports of the database are written.",
  });
  // A container is no service that the store trusts: it comes in through the site's own network, or not at all.
  const way = privateEndpoint(scope, site, `backups-${site.region}`, {
    service: "blob",
    target: onceMade(store.account.id, store.ready),
  });
  return shortRuns(scope, site, "database-export", {
    runner,
    meaning:
      "The night's export of the database isn't in the store for backups (or db-init hasn't been run yet); the service's own backups are not concerned.",
    // In the night of the Americas and the early morning of Europe.
    daily: { hour: 6, minute: 15 },
    dependsOn: [right, ...way, ...store.ready, ...dependsOn],
    runs: [
      {
        name: "export",
        image: tools.image,
        command: ["/bin/bash", "-c", exportScript],
        environment: {
          SQL_PACKAGE: tools.sqlPackage,
          CONNECTION: pulumi
            .all([server.fullyQualifiedDomainName, identity.clientId])
            .apply(([host, client]) => connection(host, databaseName, client, "ReadOnly")),
          AZURE_CLIENT_ID: identity.clientId,
          TARGET: pulumi.interpolate`https://${store.account.name}.blob.core.windows.net/${store.container}/database/${server.name}`,
        },
        identity,
        cpu: 4,
        memoryGiB: 16,
        hours: 10,
      },
    ],
  });
}
