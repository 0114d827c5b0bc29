import type { Deployment } from "@pulumi/azure-native/resources";
import type { Database, Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { BySite, DatabaseSpec, Scope } from "../../../components/contract";
import { at, bySite } from "../../../components/contract";
import type { AzureSite } from "../options";
import { description, ofCopy, ofNewCopy } from "./description";
import { settings } from "./settings";
import { recoverable } from "./recoverable";
import type { Birth } from "./store";
import { store } from "./store";

export interface PairPlace {
  /** The region whose backups a writer is born from, where it isn't born empty. */
  readonly lostWriter: string | undefined;
  readonly serving: readonly AzureSite[];
  readonly active: AzureSite;
  readonly servers: BySite<Server>;
}

/** The writer, its copy where another site stands by, and one that wrote until its region was lost. */
export function pair(
  scope: Scope,
  { lostWriter, serving, active, servers }: PairPlace,
  spec: DatabaseSpec,
  dependsOn: readonly pulumi.Resource[],
): BySite<Database> {
  const make = (site: AzureSite, birth: Birth | undefined, after: readonly pulumi.Resource[] = []) => {
    const described = description(site, spec);
    return store(scope, site, spec, {
      server: at(servers, site.region),
      described: birth === undefined ? described : ofNewCopy(described),
      birth,
      dependsOn: [...dependsOn, ...after],
    });
  };
  const writer = make(active, lostWriter === undefined ? undefined : restored(scope, active, lostWriter, spec));
  const others = bySite(
    serving.filter((site) => site !== active),
    (site) => (site.role === "former" ? make(site, undefined) : make(site, copyOf(active, servers, spec), [writer])),
  );
  return bySite(serving, (site) => others.get(site.region) ?? writer);
}

/**
 * The id is composed, not taken from the writer: else the engine would hold the writer, which was born as a copy once, for
 * something that must be made anew with the other database.
 */
function copyOf({ region, link }: AzureSite, servers: BySite<Server>, { databaseName }: DatabaseSpec): Birth {
  const { name } = at(servers, region);
  return {
    createMode: "Secondary",
    secondaryType: "Geo",
    sourceDatabaseId: pulumi.interpolate`/subscriptions/${link.account}/resourceGroups/${link.group.name}/providers/Microsoft.Sql/servers/${name}/databases/${databaseName}`,
  };
}

function restored(scope: Scope, { link }: AzureSite, lost: string, { databaseName }: DatabaseSpec): Birth {
  const naming = { prefix: scope.prefix, account: link.account };
  return { createMode: "Recovery", sourceDatabaseId: recoverable(naming, lost, databaseName) };
}

/**
 * Their settings: a copy's first, because a writer may have no higher tier than its copy. Naming another `active` sends both
 * again, the same but for the one word that only a writer takes.
 */
export function pairSettings(
  scope: Scope,
  { serving, active, servers }: Omit<PairPlace, "lostWriter">,
  spec: DatabaseSpec,
  databases: BySite<Database>,
): BySite<Deployment> {
  const apply = (site: AzureSite, after: readonly Deployment[]) => {
    const described = description(site, spec);
    return settings(scope, site, spec, {
      server: at(servers, site.region),
      database: at(databases, site.region),
      described: site.role === "standby" ? ofCopy(described) : described,
      after,
    });
  };
  const copies = bySite(
    serving.filter((site) => site !== active),
    (site) => apply(site, []),
  );
  const writer = apply(active, [...copies.values()]);
  return bySite(serving, (site) => copies.get(site.region) ?? writer);
}
