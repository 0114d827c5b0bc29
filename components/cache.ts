import * as pulumi from "@pulumi/pulumi";
import type { CacheSettings, Settings } from "../config/settings";
import type { Built, BySite, Links, Parts, Provider } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";

/** Valkey speaks Redis. */
export type CacheProtocol = "redis" | "memcached";

export function cacheProtocol({ engine }: Pick<CacheSettings, "engine">): CacheProtocol {
  return engine === "memcached" ? "memcached" : "redis";
}

export interface CacheSpec extends CacheSettings {
  /** User as which the application logs in. */
  readonly appUser: string;
  /** Prefix of the keys that the application may touch. */
  readonly keyPrefix: string;
  /** Days that the cache's own log is kept. */
  readonly recordDays: number;
}

export interface CacheAccess {
  readonly protocol: CacheProtocol;
  readonly host: pulumi.Output<string>;
  readonly port: number;
  /** True where the client must follow redirections between shards. */
  readonly clustered: boolean;
  /** Undefined where the engine knows no users. Where an identity logs in under an id, that is known once it is made. */
  readonly user?: pulumi.Input<string>;
  readonly keyPrefix: string;
}

export interface CacheParts<L extends Links> extends Parts<L> {
  readonly link: L["cache"];
  readonly access: BySite<CacheAccess>;
}

export interface CacheArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Pick<Built<L>, "sites" | "storage">;
}

/** Sessions and fragments, one cache per serving site; it starts empty after a failover. */
export class Cache<L extends Links> extends pulumi.ComponentResource implements CacheParts<L> {
  readonly link: L["cache"];
  readonly access: BySite<CacheAccess>;
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: CacheArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Cache", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.cache(built, scopeOf(this, "cache", settings), normalizeCache(settings));
    this.link = parts.link;
    this.access = parts.access;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ hosts: Object.fromEntries([...this.access].map(([region, { host }]) => [region, host])) });
  }
}

export function normalizeCache({ cache, retention }: Settings): CacheSpec {
  return { ...cache, appUser: "commerce-app", keyPrefix: "commerce:", recordDays: retention.auditDays };
}
