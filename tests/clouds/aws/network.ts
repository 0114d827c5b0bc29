import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { contains, overlap } from "./address-range";
import { dropWith, whileUsed } from "./in-use";
import type { Use } from "./in-use";

export const vpc: Reference = { path: "vpcId", to: ["aws:ec2/vpc:Vpc"], code: "InvalidVpcID.NotFound" };
export const subnet: Reference = {
  path: "subnetId",
  to: ["aws:ec2/subnet:Subnet"],
  code: "InvalidSubnetID.NotFound",
};
const table: Reference = {
  path: "routeTableId",
  to: ["aws:ec2/routeTable:RouteTable"],
  code: "InvalidRouteTableID.NotFound",
};

/** Amazon VPC user guide, quotas: defaults of an account in each region; 2026-11. */
const source = "Amazon VPC user guide, quotas; 2026-11";
const perVpc = ({ inputs }: Request): string => String(inputs["vpcId"]);

/** What has an interface in a subnet, or hands subnets to what has. */
const interfaces: readonly Use[] = [
  ["aws:ec2/natGateway:NatGateway", "subnetId"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", "subnetIds"],
  ["aws:lb/loadBalancer:LoadBalancer", "subnets"],
  ["aws:autoscaling/group:Group", "vpcZoneIdentifiers"],
  ["aws:rds/subnetGroup:SubnetGroup", "subnetIds"],
  ["aws:elasticache/subnetGroup:SubnetGroup", "subnetIds"],
];

/** Codes: Amazon EC2 API reference, "Error codes for the Amazon EC2 API"; 2026-11. */
export const network: readonly Kind[] = [
  {
    type: "aws:ec2/vpc:Vpc",
    made: (thing, cloud) => {
      giveDefaults(thing, cloud);
    },
    remove: whileUsed("DependencyViolation", [
      ["aws:ec2/subnet:Subnet", "vpcId"],
      ["aws:ec2/internetGateway:InternetGateway", "vpcId"],
      ["aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId"],
    ]),
    removed: (thing, cloud) => {
      dropWith(
        thing,
        [
          ["aws:ec2/securityGroup:SecurityGroup", "vpcId"],
          ["aws:ec2/routeTable:RouteTable", "vpcId"],
          ["aws:ec2/networkAcl:NetworkAcl", "vpcId"],
        ],
        cloud,
      );
    },
    quota: { most: 5, code: "VpcLimitExceeded", source },
    takes: [2_000, 30_000],
  },
  {
    type: "aws:ec2/subnet:Subnet",
    references: [vpc],
    create: ({ inputs, region }, cloud) => {
      const { vpcId, cidrBlock, availabilityZone } = inputs;
      const [network] = cloud.things.by("aws:ec2/vpc:Vpc", "id", String(vpcId));
      if (!contains(network?.inputs["cidrBlock"], cidrBlock))
        refuse("InvalidSubnet.Range", `${String(cidrBlock)} is not within the network's range`);
      const [other] = cloud.things
        .by("aws:ec2/subnet:Subnet", "vpcId", String(vpcId))
        .filter((each) => overlap(each.inputs["cidrBlock"], cidrBlock));
      if (other !== undefined) refuse("InvalidSubnet.Conflict", `${String(cidrBlock)} overlaps ${other.name}`);
      if (typeof availabilityZone === "string" && !availabilityZone.startsWith(region))
        refuse("InvalidParameterValue", `${availabilityZone} is no zone of ${region}`);
    },
    remove: whileUsed("DependencyViolation", interfaces),
    quota: { most: 200, per: perVpc, code: "SubnetLimitExceeded", source },
    takes: [1_000, 15_000],
  },
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    references: [vpc],
    names: ({ inputs }) => [
      { scope: String(inputs["vpcId"]), name: "internet gateway", code: "Resource.AlreadyAssociated" },
    ],
    remove: (thing, cloud) => {
      whileUsed("DependencyViolation", [["aws:ec2/route:Route", "gatewayId"]])(thing, cloud);
      const addresses = cloud.things
        .by("aws:ec2/subnet:Subnet", "vpcId", String(thing.inputs["vpcId"]))
        .map((each) => ({ ...thing, id: each.id }));
      for (const each of addresses) whileUsed("DependencyViolation", interfaces.slice(0, 1))(each, cloud);
    },
  },
  {
    type: "aws:ec2/eip:Eip",
    remove: (thing, cloud) => {
      const address = { ...thing, id: String(thing.outputs["allocationId"]) };
      whileUsed("InvalidIPAddress.InUse", [["aws:ec2/natGateway:NatGateway", "allocationId"]])(address, cloud);
    },
    quota: { most: 5, code: "AddressLimitExceeded", source },
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    references: [
      subnet,
      { path: "allocationId", to: ["aws:ec2/eip:Eip"], by: "allocationId", code: "InvalidAllocationID.NotFound" },
    ],
    // Reasons of failure: API reference, NatGateway, FailureCode; 2026-11.
    names: ({ inputs: { allocationId } }) =>
      typeof allocationId === "string"
        ? [{ scope: "addresses", name: allocationId, code: "Resource.AlreadyAssociated" }]
        : [],
    create: ({ inputs }, cloud) => {
      if (inputs["connectivityType"] !== "private" && !hasInternet(cloud, String(inputs["subnetId"])))
        refuse("Gateway.NotAttached", "the network has no internet gateway attached");
    },
    quota: {
      most: 5,
      per: ({ inputs }) => String(inputs["subnetId"]),
      code: "NatGatewayLimitExceeded",
      source: `${source}: 5 a zone`,
    },
    takes: [60_000, 180_000],
  },
  {
    type: "aws:ec2/routeTable:RouteTable",
    references: [vpc],
    remove: whileUsed("DependencyViolation", [["aws:ec2/routeTableAssociation:RouteTableAssociation", "routeTableId"]]),
    removed: (thing, cloud) => {
      dropWith(thing, [["aws:ec2/route:Route", "routeTableId"]], cloud);
    },
    quota: { most: 200, per: perVpc, code: "RouteTableLimitExceeded", source },
  },
  {
    type: "aws:ec2/route:Route",
    references: [
      table,
      {
        path: "gatewayId",
        to: ["aws:ec2/internetGateway:InternetGateway", "aws:ec2/vpcEndpoint:VpcEndpoint"],
        code: "InvalidGatewayID.NotFound",
      },
      { path: "natGatewayId", to: ["aws:ec2/natGateway:NatGateway"], code: "InvalidNatGatewayID.NotFound" },
    ],
    names: ({ inputs }) => [
      {
        scope: String(inputs["routeTableId"]),
        name: String(inputs["destinationCidrBlock"]),
        code: "RouteAlreadyExists",
      },
    ],
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    references: [table, subnet],
    names: ({ inputs }) => [
      { scope: "tables of subnets", name: String(inputs["subnetId"]), code: "Resource.AlreadyAssociated" },
    ],
  },
];

/** A new network has a group, a table and a list of its own, which are open or empty. */
function giveDefaults(thing: Thing, cloud: Cloud): void {
  const { region, account, id } = thing;
  for (const type of ["securityGroup:SecurityGroup", "routeTable:RouteTable", "networkAcl:NetworkAcl"])
    cloud.give({
      type: `aws:ec2/${type}`,
      name: `default of ${thing.name}`,
      region,
      account,
      inputs: { vpcId: id, name: "default" },
    });
}

function hasInternet(cloud: Cloud, subnetId: string): boolean {
  const vpcId = cloud.things.by("aws:ec2/subnet:Subnet", "id", subnetId)[0]?.inputs["vpcId"];
  return cloud.things
    .by("aws:ec2/internetGateway:InternetGateway", "vpcId", String(vpcId))
    .some(({ state }) => state === "ready");
}
