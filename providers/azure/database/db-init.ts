import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { initScript } from "./db-init/script";
import { initSql } from "./db-init/sql";
import type { Runner } from "./runner";
import { shortRuns } from "./short-runs";
import { connection, tools } from "./tools";
import { appUserAt, exportUserAt } from "./users";

export interface DbInitArgs {
  readonly runner: Runner;
  /** Name under which whoever writes is reached. */
  readonly host: pulumi.Output<string>;
  /** Sites whose applications and exports get users. */
  readonly users: readonly AzureSite[];
  readonly exporters: ReadonlyMap<string, UserAssignedIdentity>;
  readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * The way in which a database gets its users, grants and schema: people start it once the migrators' identities are in the
 * administrators' group, and may start it again. First users and grants, then the schema, by the application's own image run
 * as `migrate`. Either site's may be run: both speak to whoever writes.
 */
export function dbInit(
  scope: Scope,
  site: AzureSite,
  spec: DatabaseSpec,
  { runner, host, users, exporters, dependsOn }: DbInitArgs,
) {
  const { migrator } = site.link;
  const where = pulumi.all([host, migrator.clientId]);
  const sql = pulumi
    .all(
      users.map(({ region, link }) => pulumi.all([region, link.app.clientId, exporters.get(region)?.clientId ?? ""])),
    )
    .apply((sites) =>
      initSql({
        appRole: spec.appUser,
        exportRole: `${spec.databaseName}_export`,
        apps: sites.map(([region, app]) => ({ name: appUserAt(spec, region), clientId: app })),
        exports: sites.map(([region, , exporter]) => ({ name: exportUserAt(spec, region), clientId: exporter })),
      }),
    );
  return shortRuns(scope, site, "db-init", {
    runner,
    meaning: "The set-up of the database failed; a shop that runs already is not concerned.",
    dependsOn,
    runs: [
      {
        name: "users",
        image: tools.image,
        command: ["/bin/bash", "-c", initScript],
        environment: {
          SQL_CLIENT: tools.sqlClient,
          CONNECTION: where.apply(([server, client]) => connection(server, spec.databaseName, client)),
          SQL: sql,
        },
        identity: migrator,
        cpu: 1,
        memoryGiB: 2,
        hours: 1,
      },
      {
        name: "schema",
        image: spec.migratorImage,
        // Put in place of the image's own entry point, so `migrate` must be found on its path.
        command: ["migrate"],
        environment: {
          REGION: site.region,
          DATABASE_DIALECT: "sqlserver",
          DATABASE_HOST: host,
          DATABASE_PORT: "1433",
          DATABASE_NAME: spec.databaseName,
          // By this id the client asks the instance for its token; there is no password.
          AZURE_CLIENT_ID: migrator.clientId,
        },
        identity: migrator,
        cpu: 1,
        memoryGiB: 2,
        hours: 4,
      },
    ],
  });
}
