import * as pulumi from "@pulumi/pulumi";
import type { Settings, Size } from "../config/settings";
import type { FleetSize, Sizing, Step } from "../config/sizing";
import { fleetSize } from "../config/sizing";
import type { Built, BuiltSite, BySite, Links, Parts, Provider } from "./contract";
import { at, bySite, serves } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";
import type { Workload } from "./workload";
import { drainSeconds, health, instancePort } from "./workload";

export interface Fleet extends FleetSize {
  readonly workload: Workload;
  /** Changes of the least number of instances, in the future, in order of time. */
  readonly steps: readonly Step[];
}

export interface AppTierSpec {
  readonly size: Size;
  readonly fleets: BySite<Fleet>;
  /** Requests a second at which one instance is as busy as it should be. */
  readonly requestsPerInstance: number;
  /** Days that what instances log is kept: sign-ins and system calls are among it. */
  readonly recordDays: number;
}

export interface AppTierParts<L extends Links> extends Parts<L> {
  readonly link: L["appTier"];
}

export interface AppTierArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Omit<Built<L>, "appTier" | "recovery">;
}

/** The instances that run the shop: sized from its users, spread over zones, replaced without loss. */
export class AppTier<L extends Links> extends pulumi.ComponentResource implements AppTierParts<L> {
  readonly link: L["appTier"];
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: AppTierArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:AppTier", name, {}, opts);
    const parts = args.provider.appTier(args.built, scopeOf(this, "app-tier", args.settings), normalizeAppTier(args));
    this.link = parts.link;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({});
  }
}

export function normalizeAppTier<L extends Links>({ settings, built }: AppTierArgs<L>): AppTierSpec {
  const { app, workload, retention } = settings;
  return {
    size: app.size,
    fleets: bySite(built.sites.filter(serves), (site) => ({
      ...fleetSize(asOf(settings, site), site.role === "active" ? "active" : "standby", site.zones.length),
      workload: {
        image: app.image,
        containerPort: app.port,
        port: instancePort,
        environment: environmentOf(built, site),
        health,
        drainSeconds,
      },
    })),
    requestsPerInstance: workload.requestsPerInstance,
    recordDays: retention.auditDays,
  };
}

/**
 * In a lost region the clock stands still: what was made there for peaks that are past stays. Without a time all of it is
 * taken to stand.
 */
function asOf({ peaks, allPeaks, lostSince, ...settings }: Settings, { lost }: { readonly lost: boolean }): Sizing {
  if (!lost) return { ...settings, peaks };
  const now = lostSince ?? new Date(0);
  return { ...settings, peaks: allPeaks.filter(({ end }) => end > now), now };
}

/**
 * The same for either role of the site: each site's application talks to its own database, cache and store, so a
 * failover changes no instance.
 */
function environmentOf<L extends Links>(
  { storage, loadBalancer, database, cache }: Omit<Built<L>, "appTier" | "recovery">,
  { region }: BuiltSite<L>,
): Workload["environment"] {
  const db = at(database.access, region);
  const kv = at(cache.access, region);
  return {
    REGION: region,
    SHOP_URL: loadBalancer.url,
    STATIC_URL: loadBalancer.staticUrl,
    ASSETS_STORE: at(storage.assets, region),
    DATABASE_DIALECT: db.dialect,
    DATABASE_HOST: db.host,
    DATABASE_PORT: String(db.port),
    DATABASE_NAME: db.name,
    DATABASE_USER: db.user,
    CACHE_PROTOCOL: kv.protocol,
    CACHE_HOST: kv.host,
    CACHE_PORT: String(kv.port),
    CACHE_CLUSTERED: String(kv.clustered),
    CACHE_USER: kv.user ?? "",
    CACHE_KEY_PREFIX: kv.keyPrefix,
  };
}
