import type { CacheSpec, Promises } from "../../../components/contract";
import { serves } from "../../../components/contract";
import type { AzureSettings } from "../../../config/settings";
import type { AzureSite } from "../options";
import { standing } from "../options";
import { classicCopies } from "./classic";
import { managedSize } from "./sizes";

/** Nodes in so many zones at least. Source: Azure reliability documentation, Azure Managed Redis; 2026-11. */
const managedZones = 2;

/** No service level: the number that is published for the managed product was found in no source that can be named. */
export function promises(
  product: AzureSettings["cacheProduct"],
  spec: CacheSpec,
  sites: readonly AzureSite[],
): Promises {
  const serving = standing(sites.filter(serves));
  const recovery = {
    stands: "a cache of its own, without the other's content",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: 0,
    trigger: "none: shoppers log in again, and fragments are rendered again",
  } as const;
  const common = {
    inTransit: "tls-required",
    exposure: "private",
    ...(serving.length > 1 && { recovery }),
  } as const;
  if (product === "managed-redis") {
    return { ...common, zones: managedZones, atRest: "customer-key", caveats: managedCaveats(spec) };
  }
  const zones = Math.min(...serving.map((site) => site.zones.length), classicCopies(spec) + 1);
  return { ...common, zones, atRest: "provider-key", caveats: classicCaveats(spec) };
}

const shared: readonly string[] = [
  "a copy may be some seconds behind: a failover can lose the last writes of a session",
  "nothing is written down: a cache that is lost as a whole begins empty",
];

function managedCaveats(spec: CacheSpec): readonly string[] {
  const { sku, enough } = managedSize(spec);
  return [
    ...shared,
    "who is let into the cache may touch every key: the service has one access policy, so the application's prefix binds nobody",
    "cache.replicas changes nothing: the service keeps one copy of each shard, in another zone",
    "cache.shards asks for memory only, of which the service keeps a fifth for itself; it can be made larger by a run, but hardly smaller",
    "the customer's key is for the disks: what is in memory lies there as it is",
    "the cache holds on to one version of its key: within a year of each yearly rotation, run refresh and up",
    ...(enough
      ? []
      : [`the largest cache, ${sku.name}, has ${sku.memory} GB: less than cache.size and cache.shards ask for`]),
  ];
}

function classicCaveats({ replicas, shards }: CacheSpec): readonly string[] {
  return [
    ...shared,
    "Azure Cache for Redis ends on 2028-09-30; since 2026-04-01 only tenants that had one may create it: on others this run fails",
    "Azure Cache for Redis takes no customer key: nothing personal may be put into it",
    ...(shards > 1
      ? [`cache.shards is ${shards}, and there is one: more would need ports that the network keeps shut`]
      : []),
    ...(classicCopies({ replicas }) < replicas
      ? [`cache.replicas is ${replicas}, of which the service takes three`]
      : []),
  ];
}
