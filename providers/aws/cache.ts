import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Built, BySite, CacheParts, CacheSpec, Promises, Scope, Signal } from "../../components/contract";
import { bySite, serves } from "../../components/contract";
import type { CacheAccess } from "../../components/cache";
import { access, letAppConnect } from "./cache/access";
import { clusteredAlarms, memcachedAlarms } from "./cache/alarms";
import { clustered, clusteredPort, snapshotDays } from "./cache/clustered";
import { memcached, memcachedPort, missing } from "./cache/memcached";
import type { AwsLinks, CacheLink } from "./links";
import type { AwsSite } from "./options";
import { bySlot } from "./options";

type CacheHandle = CacheLink extends BySite<infer Handle> ? Handle : never;

interface SiteCache {
  readonly link: CacheHandle;
  readonly access: CacheAccess;
  readonly signals: readonly Signal<MetricAlarm>[];
}

/** One cache for each serving site; none is copied to the other region. */
export function cache({ sites }: Pick<Built<AwsLinks>, "sites">, scope: Scope, spec: CacheSpec): CacheParts<AwsLinks> {
  const make = spec.engine === "memcached" ? withoutCopies : withCopies;
  const made = bySite(bySlot(sites.filter(serves)), (site) => make(scope, site, spec));
  const each = [...made];
  return {
    link: new Map(each.map(([region, { link }]) => [region, link])),
    access: new Map(each.map(([region, { access: way }]) => [region, way])),
    promises: promises(scope, spec, sites),
    signals: each.flatMap(([, { signals }]) => signals),
  };
}

function withCopies(scope: Scope, site: AwsSite, spec: CacheSpec): SiteCache {
  const who = access(scope, site, spec);
  const { group, logs } = clustered(scope, site, spec, who);
  letAppConnect(scope, site, group, who);
  return {
    link: { group, logs },
    access: {
      protocol: "redis",
      host: group.configurationEndpointAddress,
      port: clusteredPort,
      clustered: true,
      user: who.userName,
      keyPrefix: spec.keyPrefix,
    },
    signals: clusteredAlarms(scope, site, group, spec),
  };
}

function withoutCopies(scope: Scope, site: AwsSite, spec: CacheSpec): SiteCache {
  const cluster = memcached(scope, site, spec);
  return {
    link: { cluster },
    access: {
      protocol: "memcached",
      host: cluster.clusterAddress,
      port: memcachedPort,
      clustered: false,
      keyPrefix: spec.keyPrefix,
    },
    signals: memcachedAlarms(scope, site, cluster),
  };
}

function promises(scope: Scope, spec: CacheSpec, sites: readonly AwsSite[]): Promises {
  const zones = Math.min(...sites.filter(serves).map((site) => site.zones.length));
  const afresh: Promises["recovery"] = {
    stands: "a cache of its own, without the other's content",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: 0,
    trigger: "none: shoppers log in again, and fragments are rendered again",
  };
  const common = {
    inTransit: "tls-required",
    exposure: "private",
    ...(sites.filter(serves).length > 1 && { recovery: afresh }),
  } as const;
  if (spec.engine === "memcached") {
    return { ...common, zones: Math.min(zones, spec.shards), atRest: "not-encrypted", caveats: missing };
  }
  return {
    ...common,
    zones: Math.min(zones, spec.replicas + 1),
    atRest: "customer-key",
    backupDays: snapshotDays(scope),
    serviceLevel: {
      percent: 99.99,
      source:
        "Amazon ElastiCache Service Level Agreement, Multi-AZ with automatic failover; https://aws.amazon.com/elasticache/sla/",
      date: "2026-11-23",
    },
    caveats: ["A copy may be a moment behind: a failover can lose the last writes of a session."],
  };
}
