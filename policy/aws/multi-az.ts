import { all, hasDifferent, isAbsent, isAtLeast, isGiven, isOneOf, isTrue, unless } from "../checks";
import type { CloudRule } from "../rule";

/**
 * What it takes for a store, and for what stands in front of it, to outlive one zone. Stores that are in several zones by
 * their nature (S3, DynamoDB, SQS, SNS, Secrets Manager) are not listed. Source: @pulumi/aws 7.48.0; 2026-11.
 */
export const multiAz: CloudRule = {
  name: "multi-az",
  resources: {
    "aws:rds/instance:Instance": isTrue("multiAz"),
    // A cluster of three is asked for by the class of its instances; Aurora's storage is in three zones always.
    "aws:rds/cluster:Cluster": isGiven("dbClusterInstanceClass", "a class, which makes it a Multi-AZ cluster"),
    "aws:rds/subnetGroup:SubnetGroup": hasDifferent("subnetIds", 2),
    "aws:elasticache/replicationGroup:ReplicationGroup": all(
      isTrue("multiAzEnabled"),
      isTrue("automaticFailoverEnabled"),
      unless("numCacheClusters", isAtLeast("replicasPerNodeGroup", 1)),
      unless("replicasPerNodeGroup", isAtLeast("numCacheClusters", 2)),
    ),
    "aws:elasticache/cluster:Cluster": unless(
      "replicationGroupId",
      all(isOneOf("azMode", ["cross-az"]), hasDifferent("preferredAvailabilityZones", 2)),
    ),
    "aws:elasticache/serverlessCache:ServerlessCache": hasDifferent("subnetIds", 2),
    "aws:elasticache/subnetGroup:SubnetGroup": hasDifferent("subnetIds", 2),
    "aws:memorydb/cluster:Cluster": isAtLeast("numReplicasPerShard", 1),
    "aws:opensearch/domain:Domain": isTrue("clusterConfig.zoneAwarenessEnabled"),
    "aws:efs/fileSystem:FileSystem": isAbsent(
      "availabilityZoneName",
      "leave it out, or all files are in that one zone",
    ),
    "aws:autoscaling/group:Group": hasDifferent("vpcZoneIdentifiers", 2),
    "aws:lb/loadBalancer:LoadBalancer": hasDifferent("subnets", 2),
  },
};
