import type * as pulumi from "@pulumi/pulumi";
import type { RegionFacts, Settings } from "../config/settings";
import type { AppTierParts, AppTierSpec } from "./app-tier";
import type { CacheParts, CacheSpec } from "./cache";
import type { DatabaseParts, DatabaseSpec } from "./database";
import type { LoadBalancerParts, LoadBalancerSpec } from "./load-balancer";
import type { MonitoringParts, MonitoringSpec } from "./monitoring";
import type { Promises, Signal } from "./promises";
import type { RecoveryParts, RecoverySpec } from "./recovery";
import type { SiteParts, SiteSpec } from "./site";
import type { StorageParts, StorageSpec } from "./storage";

/**
 * What the tiers of one cloud hand to each other. Neutral code can hold a link and pass it on, but not open it:
 * so no subnet id, resource name or group of a cloud travels through `components/`.
 */
export interface Links {
  site: unknown;
  storage: unknown;
  loadBalancer: unknown;
  database: unknown;
  cache: unknown;
  appTier: unknown;
  recovery: unknown;
  /** Handle of one alarm. */
  signal: unknown;
}

/** What a builder needs to register children: their parent, the prefix of explicit physical names, their tags. */
export interface Scope {
  readonly parent: pulumi.ComponentResource;
  /** `<project>-<stack>`, for the few physical names that can't be left to auto-naming. */
  readonly prefix: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Deletion guards of cloud and engine on everything that holds data. */
  readonly protect: boolean;
}

/**
 * What a site does: "active" writes; "standby" has a promotable copy and a small fleet; "reserve" holds data only; "former"
 * wrote until its region was lost, has everything that an active one has, and becomes a reserve.
 * Roles swap, names do not: no name may be made from a role.
 */
export type SiteRole = "active" | "standby" | "reserve" | "former";

/** A site as the tiers see it. `slot` is the region's number in the cloud's table, for ever. */
export interface BuiltSite<L extends Links> extends RegionFacts {
  readonly region: string;
  readonly role: SiteRole;
  /** Its region answers nothing: what stands there stays as the state has it. */
  readonly lost: boolean;
  /** Its region came back: what the rebuild replaces or lets go of has no guards. */
  readonly rebuilt: boolean;
  readonly link: L["site"];
  readonly signals: readonly Signal<L["signal"]>[];
}

/** True where load balancer, fleet, cache and database run. */
export function serves(site: { readonly role: SiteRole }): boolean {
  return site.role !== "reserve";
}

/** Deletion guards on what a rebuild of the site replaces or lets go of; all but the database a warm standby keeps. */
export function guarded(
  { protect }: Pick<Scope, "protect">,
  { role, rebuilt }: { readonly role: SiteRole; readonly rebuilt: boolean },
  what: "database" | "other",
): boolean {
  return protect && !(rebuilt && (what === "database" || role === "former"));
}

/** What every builder returns, beside what is particular to its tier. */
export interface Parts<L extends Links> {
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];
}

/** Sites in an order that neither a role nor the order of the config changes. */
export function bySlot<S extends { readonly slot: number }>(sites: readonly S[]): readonly S[] {
  return [...sites].sort((one, other) => one.slot - other.slot);
}

/** Options of a child that lives at a site: its parent is the tier, its provider is the site's. */
export function inSite(
  scope: Scope,
  site: { readonly link: { readonly provider: pulumi.ProviderResource } },
  extra: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent: scope.parent, provider: site.link.provider, ...extra };
}

/** Values that exist once per serving site, by region. */
export type BySite<T> = ReadonlyMap<string, T>;

export function bySite<S extends { readonly region: string }, T>(sites: readonly S[], make: (site: S) => T): BySite<T> {
  return new Map(sites.map((site) => [site.region, make(site)]));
}

/** The value of one region. Throws where the tier doesn't stand there, which is a mistake of the caller. */
export function at<T>(values: BySite<T>, region: string): T {
  const value = values.get(region);
  if (value === undefined) throw new Error(`nothing stands in ${region}; known: ${[...values.keys()].join(", ")}`);
  return value;
}

/** Everything built so far; a builder takes the part that lies below its own tier. */
export interface Built<L extends Links> {
  readonly sites: readonly BuiltSite<L>[];
  readonly storage: StorageParts<L>;
  readonly loadBalancer: LoadBalancerParts<L>;
  readonly database: DatabaseParts<L>;
  readonly cache: CacheParts<L>;
  readonly appTier: AppTierParts<L>;
  readonly recovery: RecoveryParts<L>;
}

/** One cloud: eight builders, each a plain function from what is wanted to what was registered. */
export interface Provider<L extends Links> {
  readonly cloud: string;
  /** Number and zones of each region that the cloud has, by name. */
  readonly regions: Readonly<Record<string, RegionFacts>>;
  site(scope: Scope, spec: SiteSpec): SiteParts<L>;
  storage(built: Pick<Built<L>, "sites">, scope: Scope, spec: StorageSpec): StorageParts<L>;
  loadBalancer(built: Pick<Built<L>, "sites" | "storage">, scope: Scope, spec: LoadBalancerSpec): LoadBalancerParts<L>;
  database(built: Pick<Built<L>, "sites" | "storage">, scope: Scope, spec: DatabaseSpec): DatabaseParts<L>;
  cache(built: Pick<Built<L>, "sites" | "storage">, scope: Scope, spec: CacheSpec): CacheParts<L>;
  appTier(built: Omit<Built<L>, "appTier" | "recovery">, scope: Scope, spec: AppTierSpec): AppTierParts<L>;
  recovery(built: Omit<Built<L>, "recovery">, scope: Scope, spec: RecoverySpec): RecoveryParts<L>;
  monitoring(built: Built<L>, scope: Scope, spec: MonitoringSpec): MonitoringParts<L>;
}

/** Opens a cloud for one stack: what belongs to that cloud alone it reads from `settings` itself. */
export type OpenProvider<L extends Links> = (settings: Settings) => Provider<L>;

export type {
  AppTierParts,
  AppTierSpec,
  CacheParts,
  CacheSpec,
  DatabaseParts,
  DatabaseSpec,
  LoadBalancerParts,
  LoadBalancerSpec,
  MonitoringParts,
  MonitoringSpec,
  Promises,
  RecoveryParts,
  RecoverySpec,
  RegionFacts,
  Settings,
  Signal,
  SiteParts,
  SiteSpec,
  StorageParts,
  StorageSpec,
};
