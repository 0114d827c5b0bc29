import type { MetricAlert } from "@pulumi/azure-native/monitor";
import type { ExtendedServerBlobAuditingPolicy, Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { Built, BySite, DatabaseParts, DatabaseSpec, Scope, Signal } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { databaseAlarms } from "./database/alarms";
import { auditing, outboundRules } from "./database/auditing";
import { dbInit } from "./database/db-init";
import { databaseExport, exporter } from "./database/export";
import { failoverGroup } from "./database/failover-group";
import { pair, pairSettings } from "./database/pair";
import { databasePromises } from "./database/promises";
import { retention } from "./database/retention";
import { runner } from "./database/runner";
import { server } from "./database/server";
import { serverKeys } from "./database/server-keys";
import { appUserAt } from "./database/users";
import type { AzureLinks, Logged } from "./links";
import type { AzureSite } from "./options";
import { bySlot, together } from "./options";
import { onceMade } from "./shared/once-made";
import { privateEndpoint } from "./shared/private-endpoint";

export type DatabaseAdmins = NonNullable<AzureSettings["databaseAdmins"]>;

/**
 * Azure SQL: a server and a zone-redundant database at each serving site. The active site's writes; with a warm standby the
 * other one's is its copy, and a failover group gives both one name. With a cold one nothing stands in the other region but the
 * service's copies of the backups, from which the writer is made once the region of the one before is lost.
 */
export function database(
  { sites, storage }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: DatabaseSpec,
  admins: DatabaseAdmins,
): DatabaseParts<AzureLinks> {
  const all = bySlot(sites);
  const serving = all.filter(serves);
  const active = serving.find((site) => site.role === "active");
  if (active === undefined) throw new Error("no site is active");
  const stores = bySite(serving, ({ region }) => at(storage.link.sites, region));

  const servers = bySite(serving, (site) => server(scope, site, admins));
  const keys = serverKeys(scope, all, servers);
  const rules = serving.flatMap((site) => {
    const logs = bySite(together(site, serving), ({ region }) => at(stores, region).logs);
    return outboundRules(scope, site, at(servers, site.region), logs, keys);
  });

  const other = all.find((site) => site !== active);
  const lostWriter = spec.restore === undefined ? undefined : other?.region;
  const place = { lostWriter, serving, active, servers };
  const databases = pair(scope, place, spec, [...keys, ...rules]);
  const applied = pairSettings(scope, place, spec, databases);
  const group = failoverGroup(scope, serving, { active, servers, databases, dependsOn: [...applied.values()] });
  const kept = serving.flatMap((site) =>
    retention(scope, site, spec, {
      server: at(servers, site.region),
      database: at(databases, site.region),
      after: [at(applied, site.region), ...(group === undefined ? [] : [group])],
    }),
  );

  const ways = waysIn(scope, serving, servers, rules);
  const audits = bySite(serving, (site) =>
    auditing(scope, site, {
      server: at(servers, site.region),
      store: at(stores, site.region).logs,
      appUsers: together(site, serving).map(({ region }) => appUserAt(spec, region)),
      dependsOn: [...rules, at(applied, site.region), ...kept],
    }),
  );

  const hostAt = ({ region, role }: AzureSite) =>
    group === undefined || role === "former"
      ? at(servers, region).fullyQualifiedDomainName
      : pulumi.interpolate`${group.name}.database.windows.net`;
  const exporters = bySite(serving, (site) => exporter(scope, site));
  const runs = bySite(serving, (site) => {
    const identity = at(exporters, site.region);
    const by = runner(scope, site, { migrator: site.link.migrator, export: identity }, [...applied.values()]);
    const dependsOn = [...site.link.networkReady, ...ways];
    return [
      dbInit(scope, site, spec, {
        runner: by,
        host: hostAt(site),
        users: together(site, serving),
        exporters,
        dependsOn,
      }),
      databaseExport(scope, site, spec, {
        runner: by,
        identity,
        server: at(servers, site.region),
        store: at(stores, site.region).backups,
        dependsOn,
      }),
    ];
  });

  return {
    link: {
      sites: bySite(serving, ({ region }) => ({ server: at(servers, region), database: at(databases, region) })),
      ...(group !== undefined && { failover: group }),
      logged: serving.flatMap(({ region }): readonly Logged[] => [
        { name: `database-${region}`, kind: "sql-database", id: at(databases, region).id, region },
        {
          name: `database-master-${region}`,
          kind: "sql-master",
          id: masterOf(at(servers, region), at(audits, region)),
          region,
        },
        ...at(runs, region).map(({ name, workflow }): Logged => ({ name, kind: "logic-app", id: workflow.id, region })),
      ]),
    },
    access: bySite(serving, (site) => ({
      dialect: "sqlserver",
      host: hostAt(site),
      port: 1433,
      name: spec.databaseName,
      user: appUserAt(spec, site.region),
    })),
    promises: databasePromises(spec, scope.protect),
    signals: serving.flatMap((site): readonly Signal<MetricAlert>[] => [
      ...databaseAlarms(scope, site, at(databases, site.region)),
      ...at(runs, site.region).map(({ signal }) => signal),
    ]),
  };
}

/**
 * To each server from each site, so that the group's name leads somewhere before and after a failover. One after the other: a
 * server takes one change at a time (Azure/bicep-registry-modules issue 5994: endpoints of a server refused now and then).
 */
function waysIn(
  scope: Scope,
  serving: readonly AzureSite[],
  servers: BySite<Server>,
  after: readonly pulumi.Resource[],
): readonly pulumi.Resource[] {
  return serving.flatMap((target) => {
    let before = after;
    return together(target, serving).flatMap((site) => {
      before = privateEndpoint(scope, site, `database-${target.region}-${site.region}`, {
        service: "sql",
        target: onceMade(at(servers, target.region).id, before),
      });
      return before;
    });
  });
}

/** Id of the server's own database, to be had only once auditing is on: a diagnostic setting made before gets nothing. */
function masterOf(own: Server, audit: ExtendedServerBlobAuditingPolicy): pulumi.Output<string> {
  return pulumi.all([own.id, audit.id]).apply(([id]) => `${id}/databases/master`);
}
