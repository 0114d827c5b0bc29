import { Database, RedisEnterprise } from "@pulumi/azure-native/redisenterprise";
import type { Built, CacheParts, CacheSpec, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { alarm } from "./alarm";
import type { AzureLinks } from "./links";
import { inSite } from "./options";
import { azureName } from "./shared/names";

/** One cache at each serving site. */
export function cache(
  { sites }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: CacheSpec,
  _product: AzureSettings["cacheProduct"],
): CacheParts<AzureLinks> {
  const serving = sites.filter(serves);
  const clusters = bySite(serving, (site) => {
    const { account, group } = site.link;
    const cluster = new RedisEnterprise(
      `cache-${site.region}`,
      {
        clusterName: azureName("redis", { prefix: scope.prefix, account }, site.region),
        resourceGroupName: group.name,
        location: site.region,
        sku: { name: "Balanced_B10" },
        publicNetworkAccess: "Disabled",
        tags: scope.tags,
      },
      inSite(scope, site),
    );
    new Database(
      `cache-${site.region}`,
      { databaseName: "default", clusterName: cluster.name, resourceGroupName: group.name },
      inSite(scope, site),
    );
    return cluster;
  });
  return {
    link: {
      sites: bySite(serving, ({ region }) => ({ id: at(clusters, region).id, name: at(clusters, region).name })),
      logged: [],
    },
    access: bySite(serving, ({ region }) => ({
      protocol: "redis",
      host: at(clusters, region).hostName,
      port: 10000,
      clustered: false,
      user: spec.appUser,
      keyPrefix: spec.keyPrefix,
    })),
    promises: { zones: 3, atRest: "customer-key", inTransit: "tls-required", exposure: "private" },
    signals: serving.map((site) =>
      alarm(scope, site, `cache-memory-${site.region}`, {
        severity: "ticket",
        meaning: "The cache is nearly full.",
        target: at(clusters, site.region).id,
        namespace: "Microsoft.Cache/redisEnterprise",
        metric: "usedmemorypercentage",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 80,
      }),
    ),
  };
}
