import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/settings";
import { AppTier } from "./app-tier";
import { Cache } from "./cache";
import type { Links, Provider } from "./contract";
import { Database } from "./database";
import { keepFrozen } from "./frozen";
import { LoadBalancer } from "./load-balancer";
import { Monitoring } from "./monitoring";
import type { Procedures } from "./recovery";
import { Recovery } from "./recovery";
import { Site } from "./site";
import { Storage } from "./storage";

export interface PlatformArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
}

/** The whole shop: its sites, and the tiers in the order in which each uses those before it. */
export class Platform<L extends Links> extends pulumi.ComponentResource {
  readonly sites: readonly Site<L>[];
  readonly storage: Storage<L>;
  readonly loadBalancer: LoadBalancer<L>;
  readonly database: Database<L>;
  readonly cache: Cache<L>;
  readonly appTier: AppTier<L>;
  readonly recovery: Recovery<L>;
  readonly monitoring: Monitoring<L>;

  constructor(name: string, { provider, settings }: PlatformArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Platform", name, {}, isQuiet(settings) ? opts : frozenWhere(opts));
    const here = { parent: this };
    const args = { provider, settings };
    const sites = settings.regions.map((region) => new Site(`site-${region}`, { ...args, region }, here));
    const storage = new Storage("storage", { ...args, built: { sites } }, here);
    const loadBalancer = new LoadBalancer("load-balancer", { ...args, built: { sites, storage } }, here);
    const database = new Database("database", { ...args, built: { sites, storage } }, here);
    const cache = new Cache("cache", { ...args, built: { sites, storage } }, here);
    const belowFleet = { sites, storage, loadBalancer, database, cache };
    const appTier = new AppTier("app-tier", { ...args, built: belowFleet }, here);
    const recovery = new Recovery("recovery", { ...args, built: { ...belowFleet, appTier } }, here);
    const built = { ...belowFleet, appTier, recovery };
    this.monitoring = new Monitoring("monitoring", { ...args, built }, here);
    this.sites = sites;
    this.storage = storage;
    this.loadBalancer = loadBalancer;
    this.database = database;
    this.cache = cache;
    this.appTier = appTier;
    this.recovery = recovery;
    this.registerOutputs({ url: loadBalancer.url });
  }

  /** Few, stable and named alike on every cloud. */
  outputs(): PlatformOutputs {
    return {
      url: this.loadBalancer.url,
      sites: this.sites.map(({ region, role }) => ({ region, role, url: this.loadBalancer.siteUrls.get(region) })),
      dashboards: this.monitoring.dashboards,
      recovery: this.recovery.procedures,
      promises: Object.fromEntries(this.tiers().map(([tier, { promises }]) => [tier, promises])),
    };
  }

  private tiers() {
    const { storage, loadBalancer, database, cache, appTier, recovery, monitoring } = this;
    const sites = this.sites.map((site) => [`site ${site.region}`, site] as const);
    const tiers = {
      storage,
      "load balancer": loadBalancer,
      database,
      cache,
      "app tier": appTier,
      recovery,
      monitoring,
    };
    return [...sites, ...Object.entries(tiers)];
  }
}

function isQuiet({ lost, rebuild }: Settings): boolean {
  return lost === undefined && rebuild === undefined;
}

function frozenWhere(opts: pulumi.ComponentResourceOptions = {}): pulumi.ComponentResourceOptions {
  return { ...opts, transformations: [...(opts.transformations ?? []), keepFrozen] };
}

export interface PlatformOutputs {
  readonly url: pulumi.Output<string>;
  readonly sites: readonly { region: string; role: string; url: pulumi.Output<string> | undefined }[];
  readonly dashboards: readonly pulumi.Output<string>[];
  readonly recovery: Procedures;
  readonly promises: Readonly<Record<string, unknown>>;
}
