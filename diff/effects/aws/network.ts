import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** Networks and names. */
export const network: EffectTable = {
  source: planned,
  rows: [
    {
      type: "aws:ec2/vpc:Vpc",
      replaces: "cidrBlock ipv4IpamPoolId ipv4NetmaskLength instanceTenancy region",
      inPlace: "others",
      unless: [{ property: "instanceTenancy", when: (_, after) => after === "default", effect: "in place" }],
    },
    {
      type: "aws:ec2/subnet:Subnet",
      replaces: "availabilityZone availabilityZoneId cidrBlock ipv6Native outpostArn vpcId region",
      inPlace: "others",
    },
    { type: "aws:ec2/internetGateway:InternetGateway", replaces: "region", restarts: "vpcId", inPlace: "others" },
    {
      type: "aws:ec2/natGateway:NatGateway",
      replaces: "allocationId connectivityType privateIp subnetId region",
      inPlace: "tags",
    },
    {
      type: "aws:ec2/eip:Eip",
      replaces: "address domain ipamPoolId networkBorderGroup publicIpv4Pool region",
      inPlace: "associateWithPrivateIp instance networkInterface tags",
    },
    {
      type: "aws:ec2/route:Route",
      replaces: "destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId region",
      inPlace: "others",
    },
    { type: "aws:ec2/routeTable:RouteTable", replaces: "vpcId region", inPlace: "others" },
    {
      type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
      replaces: "gatewayId subnetId region",
      inPlace: "others",
    },
    {
      type: "aws:ec2/securityGroup:SecurityGroup",
      replaces: "description name namePrefix vpcId region",
      inPlace: "others",
    },
    { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", replaces: "vpcId region", inPlace: "others" },
    {
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      replaces: "securityGroupId region",
      inPlace: "others",
    },
    {
      type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      replaces: "securityGroupId region",
      inPlace: "others",
    },
    {
      type: "aws:ec2/vpcEndpoint:VpcEndpoint",
      replaces: "resourceConfigurationArn serviceName serviceNetworkArn serviceRegion vpcEndpointType vpcId region",
      inPlace: "others",
    },
    {
      type: "aws:ec2/flowLog:FlowLog",
      replaces: `deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat
        maxAggregationInterval subnetId trafficType transitGatewayAttachmentId transitGatewayId vpcId region`,
      inPlace: "tags",
    },
    { type: "aws:route53/zone:Zone", replaces: "delegationSetId name", inPlace: "comment forceDestroy tags vpcs" },
    { type: "aws:route53/record:Record", replaces: "name zoneId", inPlace: "others" },
    {
      type: "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
      replaces: "destinationArn name region",
      inPlace: "others",
    },
    {
      type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
      replaces: "resolverQueryLogConfigId resourceId region",
      inPlace: "others",
    },
  ],
};
