import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document, logsUseKey } from "./documents";

const account = "444455556666";
const region = "us-east-1";
const zones = ["us-east-1a", "us-east-1b"];

export const networkOnly: Neighbour = {
  name: "network-only",
  cloud: "aws",
  what: "A network for others to build in: subnets, NAT, endpoints, network lists and flow logs.",
  program: async () => {
    const vpc = new ec2.Vpc("main", { cidrBlock: "10.30.0.0/16", enableDnsHostnames: true, enableDnsSupport: true });
    // Registered without rules, it loses those that it was born with.
    new ec2.DefaultSecurityGroup("default", { vpcId: vpc.id });
    const gateway = new ec2.InternetGateway("main", { vpcId: vpc.id });
    const outside = new ec2.RouteTable("public", {
      vpcId: vpc.id,
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
    });

    const open: ec2.Subnet[] = [];
    const closed: ec2.Subnet[] = [];
    const tables: ec2.RouteTable[] = [];
    zones.forEach((availabilityZone, index) => {
      const front = new ec2.Subnet(`public-${index}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.30.${index}.0/24`,
        mapPublicIpOnLaunch: false,
      });
      new ec2.RouteTableAssociation(`public-${index}`, { subnetId: front.id, routeTableId: outside.id });
      const address = new ec2.Eip(`nat-${index}`, { domain: "vpc" });
      const nat = new ec2.NatGateway(`nat-${index}`, { subnetId: front.id, allocationId: address.allocationId });
      const inside = new ec2.RouteTable(`private-${index}`, {
        vpcId: vpc.id,
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
      });
      const back = new ec2.Subnet(`private-${index}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.30.${10 + index}.0/24`,
      });
      new ec2.RouteTableAssociation(`private-${index}`, { subnetId: back.id, routeTableId: inside.id });
      open.push(front);
      closed.push(back);
      tables.push(inside);
    });

    lists(vpc, open, closed);
    endpoints(vpc, closed, tables);
    flowLog(vpc);
    return { vpcId: vpc.id, privateSubnetIds: closed.map(({ id }) => id) };
  },
};

/** Network lists are stateless: what comes back to an ephemeral port is let in by hand. */
function lists(vpc: ec2.Vpc, open: readonly ec2.Subnet[], closed: readonly ec2.Subnet[]): void {
  const rule = (ruleNo: number, cidrBlock: string, fromPort: number, toPort: number, protocol = "tcp") => ({
    ruleNo,
    cidrBlock,
    fromPort,
    toPort,
    protocol,
    action: "allow",
  });
  new ec2.NetworkAcl("public", {
    vpcId: vpc.id,
    subnetIds: open.map(({ id }) => id),
    ingress: [rule(100, "0.0.0.0/0", 443, 443), rule(110, "0.0.0.0/0", 80, 80), rule(120, "0.0.0.0/0", 1024, 65535)],
    egress: [
      rule(100, "0.0.0.0/0", 443, 443),
      rule(110, "0.0.0.0/0", 1024, 65535),
      rule(120, "10.30.0.0/16", 8443, 8443),
    ],
  });
  new ec2.NetworkAcl("private", {
    vpcId: vpc.id,
    subnetIds: closed.map(({ id }) => id),
    ingress: [rule(100, "10.30.0.0/16", 0, 0, "-1"), rule(110, "0.0.0.0/0", 1024, 65535)],
    egress: [rule(100, "10.30.0.0/16", 0, 0, "-1"), rule(110, "0.0.0.0/0", 443, 443)],
  });
}

function endpoints(vpc: ec2.Vpc, subnets: readonly ec2.Subnet[], tables: readonly ec2.RouteTable[]): void {
  const group = new ec2.SecurityGroup("endpoints", {
    vpcId: vpc.id,
    description: "Interface endpoints",
    ingress: [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: [vpc.cidrBlock],
        description: "HTTPS from the network",
      },
    ],
  });
  const ofAccount = (Action: string): pulumi.Output<string> =>
    document({
      Effect: "Allow",
      Principal: "*",
      Action,
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": account } },
    });
  new ec2.VpcEndpoint("s3", {
    vpcId: vpc.id,
    serviceName: `com.amazonaws.${region}.s3`,
    routeTableIds: tables.map(({ id }) => id),
    policy: ofAccount("s3:*"),
  });
  new ec2.VpcEndpoint("dynamodb", {
    vpcId: vpc.id,
    serviceName: `com.amazonaws.${region}.dynamodb`,
    vpcEndpointType: "Gateway",
    routeTableIds: tables.map(({ id }) => id),
    policy: ofAccount("dynamodb:*"),
  });
  for (const service of ["kms", "logs", "secretsmanager"]) {
    new ec2.VpcEndpoint(service, {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      subnetIds: subnets.map(({ id }) => id),
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
      policy: ofAccount(`${service}:*`),
    });
  }
}

function flowLog(vpc: ec2.Vpc): void {
  const key = new kms.Key("flow-logs", {
    description: "Flow logs",
    enableKeyRotation: true,
    policy: document(accountDecides(account), logsUseKey(account, region)),
  });
  const log = new cloudwatch.LogGroup("flow-logs", {
    name: "/vpc/main/flow",
    retentionInDays: 400,
    kmsKeyId: key.arn,
  });
  const role = new iam.Role("flow-logs", {
    assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
    }),
    inlinePolicies: [
      {
        name: "deliver",
        policy: document(
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: `arn:aws:logs:${region}:${account}:log-group:/vpc/main/flow:*`,
          },
          { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        ),
      },
    ],
  });
  new ec2.FlowLog("main", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestination: log.arn,
    iamRoleArn: role.arn,
    maxAggregationInterval: 60,
  });
}
