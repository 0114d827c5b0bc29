import {
  all,
  each,
  either,
  hasDifferent,
  holds,
  ifSet,
  isAbsent,
  isAtLeast,
  isGiven,
  isNoneOf,
  isOneOf,
  isTrue,
  unless,
} from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

const spread = (property: string): Check => hasDifferent(property, 2);

/** Only while the value at a property fits. */
function where(property: string, fits: (value: unknown) => boolean, check: Check): Check {
  return (resource) => (fits(at(resource, property)) ? check(resource) : []);
}

const isAurora = (engine: unknown) => engine === undefined || engine === unseen || String(engine).startsWith("aurora");

/** A copy in another region is named by its ARN, and may have to stand alone one day; one beside its source only helps it. */
const isCopyNearby = (source: unknown) => typeof source === "string" && !source.startsWith("arn:");

const someEntries = (value: unknown) => value === unseen || entries(value).length > 0;

const balancer: Check = (resource) => {
  const bySubnets = either(spread("subnets"), spread("subnetMappings"))(resource);
  return [...bySubnets, ...isNoneOf("enableZonalShift", [false, "false"], "allow it, or leave it out")(resource)];
};

const search: Check = all(
  isTrue("clusterConfig.zoneAwarenessEnabled"),
  ifSet("clusterConfig.instanceCount", isAtLeast("clusterConfig.instanceCount", 2)),
);

/** What serves through a balancer has to go on in the zones that are left, and to know when an instance only answers errors. */
const fleet: Check = all(
  unless("availabilityZones", spread("vpcZoneIdentifiers")),
  where(
    "targetGroupArns",
    someEntries,
    all(
      isAtLeast("minSize", 2),
      isOneOf("healthCheckType", ["ELB"], "let the balancer's checks count: EC2's own see a dead instance only"),
    ),
  ),
  ifSet(
    "instanceMaintenancePolicy.minHealthyPercentage",
    isAtLeast("instanceMaintenancePolicy.minHealthyPercentage", 50),
  ),
  ifSet(
    "instanceRefresh.preferences.minHealthyPercentage",
    isAtLeast("instanceRefresh.preferences.minHealthyPercentage", 50),
  ),
);

/**
 * What it takes for a store, and for what stands in front of it, to outlive one zone. Stores that are in several zones by
 * their nature (S3, DynamoDB, SQS, SNS, Secrets Manager) are not listed. Source: @pulumi/aws 7.48.0; 2026-11.
 */
export const multiAz: CloudRule = {
  name: "multi-az",
  resources: {
    "aws:rds/instance:Instance": (resource) =>
      isCopyNearby(at(resource, "replicateSourceDb")) ? [] : isTrue("multiAz")(resource),
    // A cluster of three is asked for by the class of its instances; Aurora's storage is in three zones always.
    "aws:rds/cluster:Cluster": where(
      "engine",
      (engine) => !isAurora(engine),
      isGiven("dbClusterInstanceClass", "a class, which makes it a Multi-AZ cluster"),
    ),
    "aws:rds/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:docdb/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:neptune/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:memorydb/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:dax/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:dax/cluster:Cluster": isAtLeast("replicationFactor", 2),
    "aws:elasticache/replicationGroup:ReplicationGroup": all(
      isTrue("multiAzEnabled"),
      isTrue("automaticFailoverEnabled"),
      unless("numCacheClusters", unless("nodeGroupConfigurations", isAtLeast("replicasPerNodeGroup", 1))),
      unless("replicasPerNodeGroup", unless("nodeGroupConfigurations", isAtLeast("numCacheClusters", 2))),
      each("nodeGroupConfigurations", "replicaCount", (property) => isAtLeast(property, 1)),
    ),
    "aws:elasticache/cluster:Cluster": unless(
      "replicationGroupId",
      all(isOneOf("azMode", ["cross-az"]), spread("preferredAvailabilityZones")),
    ),
    "aws:elasticache/serverlessCache:ServerlessCache": spread("subnetIds"),
    "aws:elasticache/subnetGroup:SubnetGroup": spread("subnetIds"),
    "aws:memorydb/cluster:Cluster": ifSet("numReplicasPerShard", isAtLeast("numReplicasPerShard", 1)),
    "aws:opensearch/domain:Domain": search,
    "aws:elasticsearch/domain:Domain": search,
    "aws:msk/cluster:Cluster": all(isAtLeast("numberOfBrokerNodes", 2), spread("brokerNodeGroupInfo.clientSubnets")),
    "aws:mq/broker:Broker": isOneOf("deploymentMode", ["ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"]),
    "aws:efs/fileSystem:FileSystem": isAbsent(
      "availabilityZoneName",
      "leave it out, or all files are in that one zone",
    ),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": isOneOf("deploymentType", ["MULTI_AZ_1"]),
    "aws:fsx/ontapFileSystem:OntapFileSystem": isOneOf("deploymentType", ["MULTI_AZ_1", "MULTI_AZ_2"]),
    "aws:autoscaling/group:Group": fleet,
    "aws:lb/loadBalancer:LoadBalancer": balancer,
    "aws:alb/loadBalancer:LoadBalancer": balancer,
    "aws:elb/loadBalancer:LoadBalancer": either(spread("subnets"), spread("availabilityZones")),
    "aws:eks/cluster:Cluster": spread("vpcConfig.subnetIds"),
    "aws:ecs/service:Service": ifSet("networkConfiguration", spread("networkConfiguration.subnets")),
    "aws:lambda/function:Function": ifSet("vpcConfig.subnetIds", spread("vpcConfig.subnetIds")),
    "aws:networkfirewall/firewall:Firewall": spread("subnetMappings"),
    // Gateway endpoints stand in no subnet.
    "aws:ec2/vpcEndpoint:VpcEndpoint": (resource) =>
      at(resource, "vpcEndpointType") === "Interface" || at(resource, "subnetIds") !== undefined
        ? spread("subnetIds")(resource)
        : [],
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": holds(
      "zonalAutoshiftStatus",
      (status) => status === "ENABLED",
      "ENABLED",
    ),
  },
};
