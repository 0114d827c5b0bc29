import type { Weakening } from "../../tables";
import { begins, both, is, listOf, on, regions, type Row } from "./kit";

const least = ["1.3.2"];
const unread = ["drop", "empty"] as const;

/** Made-up ids of this region, as the plan gives them. */
const table = (name: string, region: string, letter = ""): string => `rtb-${name}-${region}${letter}-0a1b2c3`;
const subnet = (name: string, region: string, letter: string): string => `subnet-${name}-${region}${letter}-0a1b2c3`;
const nat = (region: string, letter: string): string => `nat-nat-${region}${letter}-0a1b2c3`;
const group = (name: string, region: string): string => `sg-0a1b2c3d-${name}-${region}`;

/** Ports: from the first to the last, by both ends. */
const ports = (controls: readonly string[]): readonly Row[] => [
  ["fromPort", ["replace"], controls, { weak: [0] }],
  ["toPort", ["replace"], controls, { weak: [65535] }],
  ["ipProtocol", ["widen"], controls],
  ["referencedSecurityGroupId", ["unrelate"], controls],
  ["description", unread, ["1.2.5"]],
];

const moved: readonly Weakening[] = regions.flatMap((region) => [
  ...on("aws:ec2/route:Route", [
    // The way to the internet, given to those who should have none.
    [
      "routeTableId",
      ["replace"],
      ["1.4.1", "1.4.4"],
      { weak: [table("data", region), table("app", region, "a")], where: is(table("public", region)) },
    ],
    [
      "routeTableId",
      ["replace"],
      ["1.3.2", "1.4.4"],
      { weak: [table("data", region)], where: begins(`rtb-app-${region}`) },
    ],
    // Another zone's gateway: this zone goes out no longer when that one is gone.
    [
      "natGatewayId",
      ["replace"],
      ["availability"],
      { weak: [nat(region, "a")], where: is(nat(region, "b"), nat(region, "c")) },
    ],
  ]),
  ...on("aws:ec2/routeTableAssociation:RouteTableAssociation", [
    [
      "routeTableId",
      ["replace"],
      ["1.4.1", "1.4.4"],
      { weak: [table("public", region)], where: begins(`rtb-data-${region}`, `rtb-app-${region}`) },
    ],
    [
      "subnetId",
      ["replace"],
      ["1.4.1", "1.4.4"],
      { weak: [subnet("data", region, "a")], where: is(subnet("public", region, "a")) },
    ],
  ]),
  ...on("aws:ec2/subnet:Subnet", [
    [
      "availabilityZone",
      ["replace"],
      ["availability"],
      { weak: [`${region}a`], where: is(`${region}b`, `${region}c`) },
    ],
  ]),
  ...on("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", [
    [
      "securityGroupId",
      ["replace"],
      ["1.3.1", "1.4.2", "1.4.4"],
      { weak: [group("database", region), group("app", region)], where: is(group("load-balancer", region)) },
    ],
  ]),
  ...on("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", [
    [
      "securityGroupId",
      ["replace"],
      least,
      {
        weak: [group("database", region)],
        where: both(is(group("app", region)), (_value, inputs) => inputs.cidrIpv4 === "0.0.0.0/0"),
      },
    ],
  ]),
]);

export const network: readonly Weakening[] = [
  ...moved,
  // Unwatched, the default group lets its members talk with each other and out to everywhere.
  ...on("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", [
    ["vpcId", ["unrelate", "drop"], ["1.3.1"]],
    ["", ["remove"], ["1.3.1"]],
  ]),
  ...on("aws:ec2/securityGroup:SecurityGroup", [
    ["description", unread, ["1.2.5"]],
    ["", ["remove"], ["1.4.4"], { where: (_value, _inputs, name) => /^(database|cache)-/.test(name) }],
  ]),
  ...on("aws:ec2/subnet:Subnet", [["mapPublicIpOnLaunch", ["flip"], ["1.4.1", "1.4.2"]]]),
  ...on("aws:ec2/vpcEndpoint:VpcEndpoint", [
    // Without a policy everything is let through, to any account's resources.
    ["policy", ["drop"], ["1.3.2", "7.3.1"]],
    ["policy.Statement.*.Action", ["widen"], ["1.3.2", "7.3.1"], { where: is("s3:GetObject") }],
    ["policy.Statement.*.Resource", ["widen"], ["1.3.2", "7.3.1"], { where: (value) => listOf(value).length > 1 }],
    ["policy.Statement.*.Condition", ["drop"], ["1.3.2", "7.3.1"]],
    ["policy.Statement.*.Condition.StringEquals.*", ["drop"], ["1.3.2", "7.3.1"]],
    // Off, or for fewer tables, calls go round it through the internet.
    ["privateDnsEnabled", ["flip", "drop"], least],
    ["routeTableIds", ["fewer", "empty", "drop"], least],
    ["securityGroupIds", ["unrelate", "empty", "drop"], ["1.3.1"]],
    ["subnetIds", ["fewer", "empty", "drop"], ["availability"]],
    ["", ["remove"], least],
  ]),
  ...on("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", [
    // The only addresses let in are everybody's, at the public balancer: there is nothing to widen, in these plans.
    ["cidrIpv4", ["widen"], ["1.3.1"]],
    ...ports(["1.3.1", "1.4.4"]),
  ]),
  ...on("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", [
    ...ports(least),
    ["prefixListId", ["unrelate"], least],
  ]),
];
