import type { ValueRule } from "../../rule";
import { at, each, one, relation, sources } from "../read";

const cidrs: Readonly<Record<string, string>> = {
  "aws:ec2/vpc:Vpc": "cidrBlock",
  "aws:ec2/subnet:Subnet": "cidrBlock",
  "aws:ec2/route:Route": "destinationCidrBlock",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "cidrIpv4",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "cidrIpv4",
};

/** First address and length of a block; undefined where it is none, or has bits set behind its mask. */
export function block(text: unknown): readonly [number, number] | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(text))?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, mask = 33] = parts;
  if ([a, b, c, d].some((part) => part > 255) || mask > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return first % 2 ** (32 - mask) === 0 ? [first, mask] : undefined;
}

function within(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[0] + 2 ** (32 - inner[1]) <= outer[0] + 2 ** (32 - outer[1]);
}

export const network: readonly ValueRule[] = [
  ...Object.entries(cidrs).map(([type, path]) =>
    each(
      {
        name: `cidr-of-${(type.split(":")[2] ?? "").replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`,
        source: "RFC 4632: a block begins where its mask says; 2026-11",
      },
      type,
      path,
      "an address block whose address is its first",
      (text) => block(text) !== undefined,
    ),
  ),
  ...["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet"].map((type) =>
    each(
      {
        name: type.endsWith("Vpc") ? "vpc-size" : "subnet-size",
        source: "Amazon VPC user guide, CIDR blocks: /16 to /28; 2026-11, from memory",
      },
      type,
      "cidrBlock",
      "a block from /16 to /28",
      (text) => {
        const [, mask = 0] = block(text) ?? [];
        return mask >= 16 && mask <= 28;
      },
    ),
  ),
  {
    name: "subnet-in-network",
    types: ["aws:ec2/subnet:Subnet"],
    reads: ["cidrBlock"],
    source:
      "Amazon EC2 API reference, CreateSubnet: InvalidSubnet.Range and InvalidSubnet.Conflict; 2026-11, from memory",
    broken: (resource, whole) => {
      const own = block(resource.inputs["cidrBlock"]);
      const [vpc] = sources(resource, "vpcId", whole).filter(({ type }) => type === "aws:ec2/vpc:Vpc");
      const outer = block(vpc?.inputs["cidrBlock"]);
      if (own === undefined || vpc === undefined || outer === undefined) return [];
      const path = "cidrBlock";
      const given = resource.inputs["cidrBlock"];
      if (!within(own, outer)) return [{ path, given, allowed: `a part of ${String(vpc.inputs["cidrBlock"])}` }];
      const other = whole.resources.find(({ urn, type, inputs, propertyDependencies }) => {
        const theirs = block(inputs["cidrBlock"]);
        const sibling =
          type === resource.type && urn !== resource.urn && (propertyDependencies["vpcId"] ?? []).includes(vpc.urn);
        return sibling && theirs !== undefined && (within(own, theirs) || within(theirs, own));
      });
      return other === undefined ? [] : [{ path, given, allowed: `addresses apart from ${other.name}` }];
    },
  },
  each(
    { name: "subnet-zone", source: "Amazon EC2 user guide, regions and zones; 2026-11, from memory" },
    "aws:ec2/subnet:Subnet",
    "availabilityZone",
    "a region and a letter",
    (zone) => /^[a-z]{2}(?:-[a-z]+)+-\d[a-f]$/.test(String(zone)),
  ),
  {
    name: "resource-in-its-region",
    types: ["aws:ec2/subnet:Subnet"],
    reads: [],
    source: "@pulumi/aws 7.48.0, guide to regions by resource; 2026-11",
    traps: ["T70"],
    broken: (resource, whole) => {
      const { region } = whole.placeOf(resource);
      const zone = one(resource.inputs, "availabilityZone");
      return region === "" || zone === undefined || String(zone).startsWith(region)
        ? []
        : [{ path: "availabilityZone", given: zone, allowed: `a zone of ${region}` }];
    },
  },
  ...["Ingress", "Egress"].map((way) =>
    relation(
      {
        name: `rule-ports-${way.toLowerCase()}`,
        source: "Amazon EC2 API reference, IpPermission; 2026-11, from memory",
      },
      `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`,
      ({ fromPort: from, toPort: to, ipProtocol }) => {
        const port = (value: unknown) => typeof value === "number" && value >= 0 && value <= 65535;
        if (!["tcp", "udp"].includes(String(ipProtocol))) return undefined;
        return port(from) && port(to) && Number(from) <= Number(to)
          ? undefined
          : { path: "fromPort", given: [from, to], allowed: "ports from 0 to 65535, the lower first" };
      },
    ),
  ),
  relation(
    {
      name: "prefix-list-of-cloudfront",
      source: "Amazon CloudFront developer guide, managed prefix list: it weighs 55 rules; 2026-11",
      traps: ["T45"],
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ({ prefixListId, securityGroupId }, resource, { resources }) => {
      if (prefixListId === undefined) return undefined;
      const beside = resources.filter(
        ({ type, inputs }) => type === resource.type && inputs["securityGroupId"] === securityGroupId,
      );
      return beside.length + 54 > 60
        ? { path: "prefixListId", given: prefixListId, allowed: "at most five rules beside a list that counts as 55" }
        : undefined;
    },
  ),
  each(
    {
      name: "flow-log-format",
      source: "Amazon VPC user guide, flow log records; @pulumi/aws 7.48.0 ec2/flowLog; 2026-11",
      traps: ["T69"],
    },
    "aws:ec2/flowLog:FlowLog",
    "logFormat",
    "fields as ${srcaddr}, with one dollar sign",
    (format) => !String(format).includes("$$") && /^\$\{[a-z0-9-]+\}(?: \$\{[a-z0-9-]+\})*$/.test(String(format)),
  ),
  {
    name: "bucket-region-argument",
    types: ["aws:s3/bucket:Bucket"],
    reads: [],
    source: "@pulumi/aws 7.48.0, guide to regions by resource; 2026-11",
    traps: ["T70"],
    broken: ({ inputs }) =>
      at(inputs, "region").map(({ path, value }) => ({
        path,
        given: value,
        allowed: "nothing: what belongs to it would be made elsewhere",
      })),
  },
];
