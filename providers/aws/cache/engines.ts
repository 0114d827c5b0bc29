import type { CacheSettings, Size } from "../../../config/settings";

/** Memory of each size in GiB: small 1.37, medium 13.07, large 26.32, xlarge 52.82. Source: ElastiCache user guide, node types; 2026-11. */
export const nodeTypes: Readonly<Record<Size, string>> = {
  small: "cache.t4g.small",
  medium: "cache.r7g.large",
  large: "cache.r7g.xlarge",
  xlarge: "cache.r7g.2xlarge",
};

export interface Engine {
  readonly engine: string;
  readonly version: string;
  /** Family of the parameter group; it must fit the version. */
  readonly family: string;
}

/** Versions as the service offers them. Source: ElastiCache user guide, engine versions; 2026-11. */
export const engines: Readonly<Record<CacheSettings["engine"], Engine>> = {
  valkey: { engine: "valkey", version: "8.2", family: "valkey8" },
  // The last one that is Redis OSS.
  redis: { engine: "redis", version: "7.1", family: "redis7" },
  // TLS needs 1.6.12 or later.
  memcached: { engine: "memcached", version: "1.6.22", family: "memcached1.6" },
};

/** UTC. They may not overlap, and lie after those of the database, so that no two tiers are worked on at once. */
export const windows = { snapshot: "06:00-07:00", maintenance: "sun:07:30-sun:08:30" };
