import { AccessPolicy, AccessPolicyAssignment, Redis } from "@pulumi/azure-native/redis";
import type { CacheSpec, Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { onceMade } from "../shared/once-made";
import { privateEndpoint } from "../shared/private-endpoint";
import { classicAlarms } from "./alarms";
import type { SiteCache } from "./site-cache";
import { customTimeouts } from "./site-cache";
import { classicSizes } from "./sizes";

/** With TLS; the port without it stays closed. */
export const classicPort = 6380;

/** Source: Azure Cache for Redis documentation, "multi-replicas"; 2026-11. */
const mostCopies = 3;

export function classicCopies({ replicas }: Pick<CacheSpec, "replicas">): number {
  return Math.min(replicas, mostCopies);
}

/**
 * Azure Cache for Redis, for tenants that may still create it. One shard: with more, clients are sent on to fifteen thousand
 * and following, and the network lets them reach one port only.
 */
export function classic(scope: Scope, site: AzureSite, spec: CacheSpec): SiteCache {
  const { region, zones } = site;
  const { account, app, group } = site.link;
  const { capacity, connections } = classicSizes[spec.size];
  const copies = classicCopies(spec);
  const cache = new Redis(
    `cache-${region}`,
    {
      name: azureName("redis", { prefix: scope.prefix, account }, region),
      resourceGroupName: group.name,
      location: region,
      // The one kind that stands in several zones.
      sku: { name: "Premium", family: "P", capacity },
      redisVersion: "6",
      replicasPerPrimary: copies,
      // No more zones than nodes.
      zones: zones.slice(0, copies + 1),
      enableNonSslPort: false,
      minimumTlsVersion: "1.2",
      publicNetworkAccess: "Disabled",
      disableAccessKeyAuthentication: true,
      redisConfiguration: { aadEnabled: "true", maxmemoryPolicy: "allkeys-lru" },
      updateChannel: "Stable",
      tags: scope.tags,
    },
    inSite(scope, site, { protect: guarded(scope, site, "other"), customTimeouts }),
  );
  const inside = { cacheName: cache.name, resourceGroupName: group.name };
  const policy = new AccessPolicy(
    `app-cache-${region}`,
    {
      ...inside,
      accessPolicyName: "app",
      permissions: `+@all -@dangerous +cluster|info +cluster|nodes +cluster|slots ~${spec.keyPrefix}*`,
    },
    inSite(scope, site, { customTimeouts }),
  );
  const access = new AccessPolicyAssignment(
    `app-cache-${region}`,
    {
      ...inside,
      accessPolicyAssignmentName: "app",
      accessPolicyName: policy.name,
      objectId: app.principalId,
      objectIdAlias: spec.appUser,
    },
    inSite(scope, site, { customTimeouts }),
  );
  const way = privateEndpoint(scope, site, `cache-${region}`, {
    service: "redis-classic",
    target: onceMade(cache.id, [access]),
  });
  return {
    id: cache.id,
    name: cache.name,
    host: cache.hostName,
    user: site.link.app.principalId,
    port: classicPort,
    ready: [access, ...way],
    logged: [{ name: `cache-${region}`, kind: "redis-classic", id: cache.id, region }],
    signals: classicAlarms(scope, site, cache.id, connections),
  };
}
