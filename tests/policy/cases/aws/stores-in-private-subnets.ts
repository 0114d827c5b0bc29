import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const network: readonly Given[] = [
  { type: "aws:ec2/vpc:Vpc", name: "network", inputs: {} },
  { type: "aws:ec2/internetGateway:InternetGateway", name: "door", inputs: {} },
  { type: "aws:ec2/subnet:Subnet", name: "a", inputs: {}, refs: { vpcId: ["network"] } },
];
const table = (name: string, routes: readonly object[], on: readonly string[] = []): readonly Given[] => [
  { type: "aws:ec2/routeTable:RouteTable", name, inputs: { routes }, refs: { routes: on } },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    name: `${name}-a`,
    inputs: {},
    refs: { subnetId: ["a"], routeTableId: [name] },
  },
];
const open = table("open", [{ cidrBlock: "0.0.0.0/0", gatewayId: unseen }], ["door"]);
const nat = table("nat", [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" }]);
const closed = table("closed", []);
const group: Given = {
  type: "aws:docdb/subnetGroup:SubnetGroup",
  name: "group",
  inputs: { subnetIds: ["subnet-1"] },
  refs: { subnetIds: ["a"] },
};
const store: Given = {
  type: "aws:docdb/cluster:Cluster",
  name: "orders",
  inputs: { dbSubnetGroupName: "orders" },
  refs: { dbSubnetGroupName: ["group"] },
};
const mount: Given = {
  type: "aws:efs/mountTarget:MountTarget",
  name: "files",
  inputs: { subnetId: "subnet-1" },
  refs: { subnetId: ["a"] },
};

export const storesInPrivateSubnets: RuleCases = {
  rule: "stores-in-private-subnets",
  cases: [
    { what: "subnets without a way", stack: [...network, ...closed, group, store], found: [] },
    { what: "a route to the internet, inline", stack: [...network, ...open, group, store], found: ["group subnetIds"] },
    {
      what: "the network's main table, opened by a route of its own",
      stack: [
        ...network,
        {
          type: "aws:ec2/route:Route",
          name: "out",
          inputs: { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0123" },
          refs: { routeTableId: ["network"] },
        },
        mount,
      ],
      found: ["files subnetId"],
    },
    { what: "a way out that the application shares", stack: [...network, ...nat, mount], found: [] },
    {
      what: "a way out where nothing but the store stands",
      stack: [
        ...network,
        ...nat,
        mount,
        { type: "aws:ec2/subnet:Subnet", name: "b", inputs: {}, refs: { vpcId: ["network"] } },
        {
          type: "aws:autoscaling/group:Group",
          name: "app",
          inputs: { vpcZoneIdentifiers: ["subnet-2"] },
          refs: { vpcZoneIdentifiers: ["b"] },
        },
      ],
      found: ["files subnetId"],
    },
    {
      what: "no subnet group: the default network's",
      stack: [{ ...store, inputs: {}, refs: {} }],
      found: ["orders dbSubnetGroupName"],
    },
    {
      what: "a subnet group from elsewhere, alone and beside an idle one",
      stack: [{ ...store, refs: {} }],
      found: [],
    },
    {
      what: "a subnet group from elsewhere beside an idle one",
      stack: [group, ...network, { ...store, refs: {} }],
      found: ["orders dbSubnetGroupName"],
    },
    {
      what: "subnets that can't be named yet",
      stack: [{ ...mount, inputs: { subnetId: unseen }, refs: {} }],
      found: ["? files subnetId"],
    },
    {
      what: "instances behind a balancer, in the open",
      stack: [
        ...network,
        ...open,
        {
          type: "aws:autoscaling/group:Group",
          name: "app",
          inputs: { vpcZoneIdentifiers: ["subnet-1"], targetGroupArns: ["arn"] },
          refs: { vpcZoneIdentifiers: ["a"] },
        },
      ],
      found: ["app vpcZoneIdentifiers"],
    },
  ],
};
