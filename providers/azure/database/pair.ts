import type { Deployment } from "@pulumi/azure-native/resources";
import type { Database, Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, DatabaseSpec, Scope } from "../../../components/contract";
import { at, bySite } from "../../../components/contract";
import type { AzureSite } from "../options";
import { description, ofCopy, ofNewCopy } from "./description";
import { settings } from "./settings";
import { store } from "./store";

export interface PairPlace {
  readonly serving: readonly AzureSite[];
  readonly active: AzureSite;
  readonly servers: BySite<Server>;
}

/** The writer, and its copy where another site serves. */
export function pair(
  scope: Scope,
  { serving, active, servers }: PairPlace,
  spec: DatabaseSpec,
  dependsOn: readonly pulumi.Resource[],
): BySite<Database> {
  const make = (site: AzureSite, source?: pulumi.Input<string>) => {
    const described = description(site, spec);
    return store(scope, site, spec, {
      server: at(servers, site.region),
      described: source === undefined ? described : ofNewCopy(described),
      source,
      dependsOn,
    });
  };
  const writer = make(active);
  return bySite(serving, (site) => (site === active ? writer : make(site, writer.id)));
}

/**
 * Their settings: the copy's first, because a writer may have no higher tier than its copy. Naming another `active` sends both
 * again, the same but for the one word that only a writer takes.
 */
export function pairSettings(
  scope: Scope,
  { serving, active, servers }: PairPlace,
  spec: DatabaseSpec,
  databases: BySite<Database>,
): BySite<Deployment> {
  const apply = (site: AzureSite, after: readonly Deployment[]) => {
    const described = description(site, spec);
    return settings(scope, site, spec, {
      server: at(servers, site.region),
      database: at(databases, site.region),
      described: site === active ? described : ofCopy(described),
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
