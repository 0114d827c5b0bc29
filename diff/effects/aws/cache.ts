import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** A newer version is reached where the cache stands, an older one only with a new cache. */
function older(before: unknown, after: unknown): boolean {
  const [from = 0, to = 0] = [before, after].map((version) => Number.parseFloat(String(version)));
  return to < from;
}

/** Caches. A change of what its nodes are fails over or replaces them one by one. */
export const cache: EffectTable = {
  source: `${planned}; versions: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html`,
  rows: [
    {
      type: "aws:elasticache/replicationGroup:ReplicationGroup",
      replaces: `atRestEncryptionEnabled dataTieringEnabled engine globalReplicationGroupId kmsKeyId networkType port
        preferredCacheClusterAzs replicationGroupId snapshotArns snapshotName subnetGroupName region`,
      restarts: `nodeType engineVersion parameterGroupName numNodeGroups clusterMode automaticFailoverEnabled multiAzEnabled
        transitEncryptionEnabled transitEncryptionMode ipDiscovery`,
      shortens: "snapshotRetentionLimit",
      inPlace: `applyImmediately authToken authTokenUpdateStrategy autoMinorVersionUpgrade description finalSnapshotIdentifier
        logDeliveryConfigurations maintenanceWindow notificationTopicArn numCacheClusters replicasPerNodeGroup securityGroupIds
        snapshotWindow tags userGroupIds`,
      unless: [
        { property: "engine", when: (before, after) => before === "redis" && after === "valkey", effect: "restart" },
        { property: "engineVersion", when: older, effect: "replacement" },
      ],
    },
    {
      type: "aws:elasticache/cluster:Cluster",
      replaces: `availabilityZone clusterId engine networkType outpostMode port preferredOutpostArn replicationGroupId snapshotArns
        snapshotName subnetGroupName transitEncryptionEnabled region`,
      restarts: "nodeType engineVersion parameterGroupName numCacheNodes azMode preferredAvailabilityZones ipDiscovery",
      shortens: "snapshotRetentionLimit",
      inPlace: `applyImmediately autoMinorVersionUpgrade finalSnapshotIdentifier logDeliveryConfigurations maintenanceWindow
        notificationTopicArn securityGroupIds snapshotWindow tags`,
      unless: [{ property: "engineVersion", when: older, effect: "replacement" }],
    },
    {
      type: "aws:elasticache/parameterGroup:ParameterGroup",
      replaces: "description family name region",
      inPlace: "others",
    },
    { type: "aws:elasticache/subnetGroup:SubnetGroup", replaces: "name region", inPlace: "others" },
    { type: "aws:elasticache/user:User", replaces: "userId userName region", inPlace: "others" },
    { type: "aws:elasticache/userGroup:UserGroup", replaces: "userGroupId region", inPlace: "others" },
  ],
};
