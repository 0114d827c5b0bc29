/** Where a kind of store stands. */
export interface Place {
  /** Path of its security groups. */
  readonly groups: string;
  /** Path of its subnets, or of the name of the group that lists them. */
  readonly subnets: string;
  /** Type of that group. */
  readonly subnetGroup?: string;
  /** It takes both from another store while this is set. */
  readonly inherits?: string;
  /** It stands in a network only while this is set; whether it may stand outside is another demand: no-public-stores. */
  readonly only?: string;
}

const rdsGroup = "aws:rds/subnetGroup:SubnetGroup";
const cacheGroup = "aws:elasticache/subnetGroup:SubnetGroup";
const fsx: Place = { groups: "securityGroupIds", subnets: "subnetIds" };
const search: Place = { groups: "vpcOptions.securityGroupIds", subnets: "vpcOptions.subnetIds", only: "vpcOptions" };

/**
 * Stores that stand in a network. Those that don't (S3, DynamoDB, SQS, Secrets Manager) have neither groups nor subnets.
 * Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const stores: Readonly<Record<string, Place>> = {
  "aws:rds/instance:Instance": {
    groups: "vpcSecurityGroupIds",
    subnets: "dbSubnetGroupName",
    subnetGroup: rdsGroup,
    inherits: "replicateSourceDb",
  },
  "aws:rds/cluster:Cluster": { groups: "vpcSecurityGroupIds", subnets: "dbSubnetGroupName", subnetGroup: rdsGroup },
  "aws:rds/proxy:Proxy": { groups: "vpcSecurityGroupIds", subnets: "vpcSubnetIds" },
  "aws:docdb/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnets: "dbSubnetGroupName",
    subnetGroup: "aws:docdb/subnetGroup:SubnetGroup",
  },
  "aws:docdb/elasticCluster:ElasticCluster": { groups: "vpcSecurityGroupIds", subnets: "subnetIds" },
  "aws:neptune/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnets: "neptuneSubnetGroupName",
    subnetGroup: "aws:neptune/subnetGroup:SubnetGroup",
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    groups: "securityGroupIds",
    subnets: "subnetGroupName",
    subnetGroup: cacheGroup,
  },
  "aws:elasticache/cluster:Cluster": {
    groups: "securityGroupIds",
    subnets: "subnetGroupName",
    subnetGroup: cacheGroup,
    inherits: "replicationGroupId",
  },
  "aws:elasticache/serverlessCache:ServerlessCache": { groups: "securityGroupIds", subnets: "subnetIds" },
  "aws:memorydb/cluster:Cluster": {
    groups: "securityGroupIds",
    subnets: "subnetGroupName",
    subnetGroup: "aws:memorydb/subnetGroup:SubnetGroup",
  },
  "aws:redshift/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnets: "clusterSubnetGroupName",
    subnetGroup: "aws:redshift/subnetGroup:SubnetGroup",
  },
  "aws:redshiftserverless/workgroup:Workgroup": { groups: "securityGroupIds", subnets: "subnetIds" },
  "aws:dax/cluster:Cluster": {
    groups: "securityGroupIds",
    subnets: "subnetGroupName",
    subnetGroup: "aws:dax/subnetGroup:SubnetGroup",
  },
  "aws:opensearch/domain:Domain": search,
  "aws:elasticsearch/domain:Domain": search,
  "aws:efs/mountTarget:MountTarget": { groups: "securityGroups", subnets: "subnetId" },
  "aws:msk/cluster:Cluster": {
    groups: "brokerNodeGroupInfo.securityGroups",
    subnets: "brokerNodeGroupInfo.clientSubnets",
  },
  "aws:mq/broker:Broker": { groups: "securityGroups", subnets: "subnetIds" },
  "aws:fsx/lustreFileSystem:LustreFileSystem": fsx,
  "aws:fsx/ontapFileSystem:OntapFileSystem": fsx,
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fsx,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fsx,
  "aws:dms/replicationInstance:ReplicationInstance": {
    groups: "vpcSecurityGroupIds",
    subnets: "replicationSubnetGroupId",
    subnetGroup: "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup",
  },
};
