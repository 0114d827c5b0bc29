import { Deployment } from "@pulumi/azure-native/resources";
import type { Database, Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { onceMade } from "../shared/once-made";
import type { Description } from "./description";

export interface SettingsArgs {
  readonly server: Server;
  readonly database: Database;
  readonly described: Description;
  /** Settings that come first: a copy is made larger before its writer is, which may not have the higher tier. */
  readonly after: readonly pulumi.Resource[];
}

/**
 * What a database is, sent once it stands and again whenever the config changes it. It is a template because the database's
 * own resource can't be updated without naming a role (see `store.ts`), and because a copy is made in one zone whatever its
 * creation asks for: the second word spreads it. Removing it removes nothing but its record.
 * Source: Azure/azure-rest-api-specs issue 19062, "creation mode secondary does not obey zone_redundant", open 2026-11.
 */
export function settings(
  scope: Scope,
  site: AzureSite,
  { databaseName }: Pick<DatabaseSpec, "databaseName">,
  { server, database, described, after }: SettingsArgs,
): Deployment {
  const { account, group } = site.link;
  const name = `database-settings-${site.region}`;
  const deploymentName = azureName("deployment", { prefix: scope.prefix, account }, name);
  return new Deployment(
    name,
    {
      // Of the database, as far as the engine knows: one that is made anew is told anew what it is.
      deploymentName: onceMade(pulumi.output(deploymentName), [database]),
      resourceGroupName: group.name,
      properties: {
        mode: "Incremental",
        template: {
          $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          contentVersion: "1.0.0.0",
          resources: [
            {
              type: "Microsoft.Sql/servers/databases",
              apiVersion: "2023-08-01",
              name: server.name.apply((serverName) => `${serverName}/${databaseName}`),
              location: site.region,
              tags: scope.tags,
              sku: described.sku,
              properties: Object.fromEntries(
                Object.entries(described.properties).map(([key, value]) => [key, literal(value)]),
              ),
            },
          ],
        },
      },
      tags: scope.tags,
    },
    // A change of tier or of storage moves the data.
    inSite(scope, site, { customTimeouts: { create: "8h", update: "8h" }, dependsOn: [database, ...after] }),
  );
}

/** Templates know whole numbers only. */
function literal(value: string | number | boolean) {
  return typeof value === "number" && !Number.isInteger(value) ? `[json('${value}')]` : value;
}
