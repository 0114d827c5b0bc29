import type { Broken } from "../broken";
import { all, more, twice, withInput, withInputOf, without, withoutWaiting } from "../broken";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const gateway = "aws:ec2/internetGateway:InternetGateway";
const nat = "aws:ec2/natGateway:NatGateway";
const address = "aws:ec2/eip:Eip";
const table = "aws:ec2/routeTable:RouteTable";
const route = "aws:ec2/route:Route";
const joined = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const group = "aws:ec2/securityGroup:SecurityGroup";
const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const flow = "aws:ec2/flowLog:FlowLog";
const queries = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";

const here = "us-east-2";
const there = "us-west-2";

/** Networks with one mistake each. */
export const brokenNetwork: readonly Broken[] = [
  {
    title: "a subnet in a network that isn't there",
    code: "InvalidVpcID.NotFound",
    edit: withInput(subnet, `app-${here}a`, "vpcId", "vpc-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "a subnet in the other region's network",
    code: "InvalidVpcID.NotFound",
    edit: withInputOf(subnet, `app-${here}a`, "vpcId", `app-${there}a`),
  },
  {
    title: "a table for the other region's subnet",
    code: "InvalidSubnetID.NotFound",
    edit: withInputOf(joined, `app-${here}a`, "subnetId", `app-${there}a`),
  },
  {
    title: "a route in a table that isn't there",
    code: "InvalidRouteTableID.NotFound",
    edit: withInput(route, `public-out-${here}`, "routeTableId", "rtb-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "a way out through the other region's gateway",
    code: "InvalidGatewayID.NotFound",
    edit: withInputOf(route, `public-out-${here}`, "gatewayId", `public-out-${there}`),
  },
  {
    title: "a way out through the other region's NAT",
    code: "InvalidNatGatewayID.NotFound",
    edit: withInputOf(route, `app-out-${here}a`, "natGatewayId", `app-out-${there}a`),
  },
  {
    title: "a NAT with an address that isn't there",
    code: "InvalidAllocationID.NotFound",
    edit: withInput(nat, `nat-${here}a`, "allocationId", "eipalloc-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "a NAT that doesn't wait for the gateway",
    code: "Gateway.NotAttached",
    edit: all(
      withoutWaiting(nat, `nat-${here}a`, "internetGateway"),
      withoutWaiting(address, `nat-${here}a`, "internetGateway"),
    ),
  },
  {
    title: "a network without a gateway",
    code: "Gateway.NotAttached",
    edit: without(gateway, here),
  },
  { title: "a second gateway", code: "Resource.AlreadyAssociated", edit: twice(gateway, here) },
  { title: "two NAT with one address", code: "Resource.AlreadyAssociated", edit: twice(nat, `nat-${here}a`) },
  { title: "a second table for a subnet", code: "Resource.AlreadyAssociated", edit: twice(joined, `app-${here}a`) },
  { title: "a second way out", code: "RouteAlreadyExists", edit: twice(route, `app-out-${here}a`) },
  {
    title: "a subnet outside its network",
    code: "InvalidSubnet.Range",
    edit: withInput(subnet, `app-${here}a`, "cidrBlock", "10.99.0.0/20"),
  },
  {
    title: "a subnet over another",
    code: "InvalidSubnet.Conflict",
    edit: withInputOf(subnet, `app-${here}a`, "cidrBlock", `app-${here}b`),
  },
  {
    title: "a subnet in the other region's zone",
    code: "InvalidParameterValue",
    edit: withInput(subnet, `app-${here}a`, "availabilityZone", `${there}a`),
  },
  { title: "too many networks", code: "VpcLimitExceeded", edit: more(vpc, `network-${here}`, 5) },
  { title: "too many addresses", code: "AddressLimitExceeded", edit: more(address, `nat-${here}a`, 3) },
  {
    title: "too many subnets",
    code: "SubnetLimitExceeded",
    edit: more(subnet, `app-${here}a`, 200, (i) => ({ cidrBlock: `10.11.${64 + (i >> 4)}.${(i & 15) * 16}/28` })),
  },
  { title: "too many tables", code: "RouteTableLimitExceeded", edit: more(table, `data-${here}`, 200) },
  {
    title: "too many NAT in one zone",
    code: "NatGatewayLimitExceeded",
    edit: more(nat, `nat-${here}a`, 5, () => ({ connectivityType: "private", allocationId: undefined })),
  },
  {
    title: "a rule for the other region's group",
    code: "InvalidGroup.NotFound",
    edit: withInputOf(ingress, `balancer-app-in-${here}`, "referencedSecurityGroupId", `balancer-app-in-${there}`),
  },
  {
    title: "a rule for a list of addresses that isn't there",
    code: "InvalidPrefixListID.NotFound",
    edit: withInput(egress, `app-assets-out-${here}`, "prefixListId", "pl-0f0f0f0f"),
  },
  {
    title: "two groups of one name",
    code: "InvalidGroup.Duplicate",
    edit: all(withInput(group, `app-${here}`, "name", "shop"), withInput(group, `cache-${here}`, "name", "shop")),
  },
  { title: "a rule said twice", code: "InvalidPermission.Duplicate", edit: twice(ingress, `balancer-app-in-${here}`) },
  {
    title: "too many rules",
    code: "RulesPerSecurityGroupLimitExceeded",
    edit: more(ingress, `balancer-app-in-${here}`, 60, (i) => ({ fromPort: 9000 + i, toPort: 9000 + i })),
  },
  { title: "too many groups", code: "SecurityGroupLimitExceeded", edit: more(group, `app-${here}`, 2_500) },
  {
    title: "an endpoint in a table that isn't there",
    code: "InvalidRouteTableId.NotFound",
    edit: withInput(endpoint, `stores-${here}`, "routeTableIds[0]", "rtb-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "an endpoint in the other region's subnet",
    code: "InvalidSubnetId.NotFound",
    edit: withInputOf(endpoint, `kms-${here}`, "subnetIds[0]", `${joined} data-${there}a`, "subnetId"),
  },
  {
    title: "an endpoint with a group that isn't there",
    code: "InvalidSecurityGroupID.NotFound",
    edit: withInput(endpoint, `kms-${here}`, "securityGroupIds[0]", "sg-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "an endpoint of the other region's service",
    code: "InvalidServiceName",
    edit: withInput(endpoint, `kms-${here}`, "serviceName", `com.amazonaws.${there}.kms`),
  },
  {
    title: "private names in a network without host names",
    code: "InvalidParameter",
    edit: withInput(vpc, `network-${here}`, "enableDnsHostnames", false),
  },
  { title: "private names said twice", code: "InvalidParameter", edit: twice(endpoint, `kms-${here}`) },
  {
    title: "two subnets of one zone for an endpoint",
    code: "DuplicateSubnetsInSameZone",
    edit: withInputOf(endpoint, `kms-${here}`, "subnetIds[1]", `${joined} app-${here}a`, "subnetId"),
  },
  { title: "a second way to the stores", code: "RouteAlreadyExists", edit: twice(endpoint, `stores-${here}`) },
  {
    title: "too many endpoints",
    code: "VpcEndpointLimitExceeded",
    edit: more(endpoint, `kms-${here}`, 50, () => ({ privateDnsEnabled: false })),
  },
  {
    title: "a flow log of a network that isn't there",
    code: "InvalidVpcId.NotFound",
    edit: withInput(flow, `flow-${here}`, "vpcId", "vpc-0f0f0f0f0f0f0f0f0"),
  },
  { title: "a flow log said twice", code: "FlowLogAlreadyExists", edit: twice(flow, `flow-${here}`) },
  {
    title: "a flow log into a bucket that isn't there",
    code: "LogDestinationNotFoundException",
    edit: withInput(flow, `flow-${here}`, "logDestination", "arn:aws:s3:::nowhere"),
  },
  {
    title: "a flow log that doesn't wait for the store's policy",
    code: "LogDestinationPermissionIssueException",
    stack: "dev-aws",
    edit: withoutWaiting(flow, `flow-${here}`, "s3/bucketPolicy"),
  },
  {
    title: "resolver logs that don't wait for the store's policy",
    code: "AccessDeniedException",
    stack: "dev-aws",
    edit: withoutWaiting(queries, `dns-${here}`, "s3/bucketPolicy"),
  },
  {
    title: "resolver logs into a bucket that isn't there",
    code: "ResourceNotFoundException",
    edit: withInput(queries, `dns-${here}`, "destinationArn", "arn:aws:s3:::nowhere"),
  },
  { title: "too many resolver logs", code: "LimitExceededException", edit: more(queries, `dns-${here}`, 20) },
];
