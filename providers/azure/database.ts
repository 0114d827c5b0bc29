import { Database, Server } from "@pulumi/azure-native/sql";
import type { Built, DatabaseParts, DatabaseSpec, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { alarm } from "./alarm";
import type { AzureLinks } from "./links";
import { inSite } from "./options";
import { azureName } from "./shared/names";

export type DatabaseAdmins = NonNullable<AzureSettings["databaseAdmins"]>;

/** A server and a database at each serving site. */
export function database(
  { sites }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: DatabaseSpec,
  admins: DatabaseAdmins,
): DatabaseParts<AzureLinks> {
  const serving = sites.filter(serves);
  const made = bySite(serving, (site) => {
    const { account, group, tenant } = site.link;
    const server = new Server(
      `database-${site.region}`,
      {
        serverName: azureName("sqlServer", { prefix: scope.prefix, account }, site.region),
        resourceGroupName: group.name,
        location: site.region,
        version: "12.0",
        administrators: {
          administratorType: "ActiveDirectory",
          azureADOnlyAuthentication: true,
          principalType: "Group",
          login: admins.name,
          sid: admins.objectId,
          tenantId: tenant,
        },
        tags: scope.tags,
      },
      inSite(scope, site, { protect: scope.protect }),
    );
    const store = new Database(
      `database-${site.region}`,
      {
        databaseName: spec.databaseName,
        serverName: server.name,
        resourceGroupName: group.name,
        location: site.region,
        sku: { name: "BC_Gen5", tier: "BusinessCritical", family: "Gen5", capacity: 8 },
        tags: scope.tags,
      },
      inSite(scope, site, { protect: scope.protect }),
    );
    return { server, database: store };
  });
  return {
    link: { sites: made, logged: [] },
    access: bySite(serving, (site) => ({
      dialect: "sqlserver",
      host: at(made, site.region).server.fullyQualifiedDomainName,
      port: 1433,
      name: spec.databaseName,
      user: spec.appUser,
    })),
    promises: { zones: 3, atRest: "customer-key", inTransit: "tls-required", exposure: "private" },
    signals: serving.map((site) =>
      alarm(scope, site, `database-cpu-${site.region}`, {
        severity: "ticket",
        meaning: "The database is busier than it should be.",
        target: at(made, site.region).database.id,
        namespace: "Microsoft.Sql/servers/databases",
        metric: "cpu_percent",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 80,
        window: "PT15M",
        every: "PT5M",
      }),
    ),
  };
}
