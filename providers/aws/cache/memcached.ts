import { Cluster, ParameterGroup, SubnetGroup } from "@pulumi/aws/elasticache";
import type { CacheSpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { engines, nodeTypes, windows } from "./engines";

export const memcachedPort = 11211;

/** What Memcached can't do on any cloud, said wherever it is chosen. */
export const missing: readonly string[] = [
  "Memcached keeps no copies: each node that is lost takes its share of sessions and fragments with it",
  "Memcached knows no users: whatever reaches its port may read and write all of it",
  "Memcached is not encrypted at rest, and takes no customer key: nothing personal may be put into it",
  "Memcached has no snapshots, no failover and no logs; every new version begins empty",
];

/** Nodes spread over the zones, TLS only. */
export function memcached(scope: Scope, site: AwsSite, spec: CacheSpec): Cluster {
  const { region, zones } = site;
  const { securityGroups, subnets } = site.link;
  const { engine, version, family } = engines.memcached;
  const parameters = new ParameterGroup(
    `cache-${region}`,
    { family, description: "Defaults of the engine", tags: scope.tags },
    inSite(scope, site),
  );
  const subnetGroup = new SubnetGroup(
    `cache-${region}`,
    { description: "Data subnets", subnetIds: subnets.data.map(({ id }) => id), tags: scope.tags },
    inSite(scope, site),
  );
  const many = spec.shards > 1;
  return new Cluster(
    `cache-${region}`,
    {
      engine,
      engineVersion: version,
      nodeType: nodeTypes[spec.size],
      parameterGroupName: parameters.name,
      numCacheNodes: spec.shards,
      // One node can't stand across zones; of more, each is named its zone, and there must be as many names as nodes.
      azMode: many ? "cross-az" : "single-az",
      ...(many && {
        preferredAvailabilityZones: Array.from({ length: spec.shards }, (_, node) =>
          String(zones[node % zones.length]),
        ),
      }),
      port: memcachedPort,
      networkType: "ipv4",
      subnetGroupName: subnetGroup.name,
      securityGroupIds: [securityGroups.cache.id],
      transitEncryptionEnabled: true,
      maintenanceWindow: windows.maintenance,
      autoMinorVersionUpgrade: "true",
      applyImmediately: false,
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}
