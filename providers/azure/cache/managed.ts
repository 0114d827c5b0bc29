import { AccessPolicyAssignment, Database, RedisEnterprise } from "@pulumi/azure-native/redisenterprise";
import type { CacheSpec, Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { onceMade } from "../shared/once-made";
import { privateEndpoint } from "../shared/private-endpoint";
import { managedAlarms } from "./alarms";
import type { SiteCache } from "./site-cache";
import { customTimeouts } from "./site-cache";
import { managedSize } from "./sizes";

/** The one port that the product has. */
export const managedPort = 10000;

/** Azure Managed Redis: nodes in different zones, each shard with a copy in another, one address for all. */
export function managed(scope: Scope, site: AzureSite, spec: CacheSpec): SiteCache {
  const { region } = site;
  const { account, app, group, keys } = site.link;
  const { key, identity, ready: keyReady } = keys.cache;
  const { sku } = managedSize(spec);
  const cluster = new RedisEnterprise(
    `cache-${region}`,
    {
      clusterName: azureName("redis", { prefix: scope.prefix, account }, region),
      resourceGroupName: group.name,
      location: region,
      // Neither capacity nor zones: those belong to the product's forerunner, and this one spreads by itself.
      sku: { name: sku.name },
      highAvailability: "Enabled",
      minimumTlsVersion: "1.2",
      publicNetworkAccess: "Disabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      encryption: {
        customerManagedKeyEncryption: {
          // One version for ever: without it the key is refused.
          keyEncryptionKeyUrl: key.keyUriWithVersion,
          keyEncryptionKeyIdentity: {
            identityType: "userAssignedIdentity",
            userAssignedIdentityResourceId: identity.id,
          },
        },
      },
      tags: scope.tags,
    },
    inSite(scope, site, { protect: guarded(scope, site, "other"), dependsOn: [...keyReady], customTimeouts }),
  );
  const inside = { clusterName: cluster.name, resourceGroupName: group.name };
  const database = new Database(
    `cache-${region}`,
    {
      ...inside,
      // The only name that the service takes.
      databaseName: "default",
      clientProtocol: "Encrypted",
      port: managedPort,
      // One address and one port; the other policy sends clients on to ports that change. Only at birth.
      clusteringPolicy: "EnterpriseCluster",
      evictionPolicy: "AllKeysLRU",
      accessKeysAuthentication: "Disabled",
      deferUpgrade: "NotDeferred",
    },
    inSite(scope, site, { customTimeouts }),
  );
  const access = new AccessPolicyAssignment(
    `app-cache-${region}`,
    {
      ...inside,
      databaseName: database.name,
      // Letters and digits only.
      accessPolicyAssignmentName: "app",
      // The only policy there is.
      accessPolicyName: "default",
      user: { objectId: app.principalId },
    },
    inSite(scope, site),
  );
  const way = privateEndpoint(scope, site, `cache-${region}`, {
    service: "redis",
    target: onceMade(cluster.id, [access]),
  });
  return {
    id: cluster.id,
    name: cluster.name,
    host: cluster.hostName,
    user: app.principalId,
    port: managedPort,
    ready: [access, ...way],
    logged: [
      { name: `cache-${region}`, kind: "redis-cluster", id: cluster.id, region },
      { name: `cache-database-${region}`, kind: "redis-database", id: database.id, region },
    ],
    signals: managedAlarms(scope, site, cluster.id, sku.connections),
  };
}
