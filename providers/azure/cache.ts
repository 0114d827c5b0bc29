import type { Built, CacheParts, CacheSpec, Scope } from "../../components/contract";
import { bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { classic } from "./cache/classic";
import { managed } from "./cache/managed";
import { promises } from "./cache/promises";
import type { SiteCache } from "./cache/site-cache";
import type { AzureLinks } from "./links";
import type { AzureSite } from "./options";
import { bySlot } from "./options";

type Product = AzureSettings["cacheProduct"];

const makers: Readonly<Record<Product, (scope: Scope, site: AzureSite, spec: CacheSpec) => SiteCache>> = {
  "managed-redis": managed,
  "cache-for-redis": classic,
};

/** One cache for each serving site; none is copied to the other region. */
export function cache(
  { sites }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: CacheSpec,
  product: Product,
): CacheParts<AzureLinks> {
  const made = bySite(bySlot(sites.filter(serves)), (site) => makers[product](scope, site, spec));
  const each = [...made];
  return {
    link: {
      sites: new Map(each.map(([region, { id, name, ready }]) => [region, { id, name, ready }])),
      logged: each.flatMap(([, { logged }]) => logged),
    },
    access: new Map(
      each.map(([region, { host, port, user }]) => [
        region,
        { protocol: "redis", host, port, clustered: false, user, keyPrefix: spec.keyPrefix },
      ]),
    ),
    promises: promises(product, spec, sites),
    signals: each.flatMap(([, { signals }]) => signals),
  };
}
