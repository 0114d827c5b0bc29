import type { Kind, Reference } from "../kind";
import type { Request } from "../thing";
import { dropWith, whileUsed } from "./in-use";
import { vpc } from "./network";

const source = "Amazon VPC user guide, quotas: security groups; 2026-11";
const code = "InvalidGroup.NotFound";
const to = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const ends: readonly Reference[] = [
  { path: "securityGroupId", to, code },
  { path: "referencedSecurityGroupId", to, code },
  {
    path: "prefixListId",
    to: ["aws:ec2/managedPrefixList:ManagedPrefixList"],
    code: "InvalidPrefixListID.NotFound",
  },
];

/** Codes: Amazon EC2 API reference, "Error codes for the Amazon EC2 API"; 2026-11. */
export const securityGroups: readonly Kind[] = [
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    references: [vpc],
    names: ({ inputs }) =>
      typeof inputs["name"] === "string"
        ? [{ scope: String(inputs["vpcId"]), name: inputs["name"], code: "InvalidGroup.Duplicate" }]
        : [],
    remove: (thing, cloud) => {
      whileUsed("DependencyViolation", [
        ["aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds"],
        ["aws:lb/loadBalancer:LoadBalancer", "securityGroups"],
        ["aws:rds/instance:Instance", "vpcSecurityGroupIds"],
        ["aws:elasticache/replicationGroup:ReplicationGroup", "securityGroupIds"],
        ["aws:elasticache/cluster:Cluster", "securityGroupIds"],
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId"],
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "referencedSecurityGroupId"],
      ])(thing, cloud);
    },
    removed: (thing, cloud) => {
      dropWith(
        thing,
        [
          ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "securityGroupId"],
          ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "securityGroupId"],
        ],
        cloud,
      );
    },
    quota: { most: 2_500, code: "SecurityGroupLimitExceeded", source },
  },
  { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", references: [vpc] },
  // Given in each region: addresses of S3 and the like.
  {
    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
    outputs: ({ inputs }) => ({ id: inputs["prefixListId"] }),
  },
  ...["Ingress", "Egress"].map((direction): Kind => ({
    type: `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
    references: ends,
    names: ({ inputs }) => [
      { scope: String(inputs["securityGroupId"]), name: rule({ inputs }), code: "InvalidPermission.Duplicate" },
    ],
    quota: {
      most: 60,
      per: ({ inputs }) => String(inputs["securityGroupId"]),
      code: "RulesPerSecurityGroupLimitExceeded",
      source,
    },
  })),
];

/** What tells a rule from others: not its description, nor its tags. */
function rule({ inputs }: Pick<Request, "inputs">): string {
  const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, referencedSecurityGroupId, prefixListId } = inputs;
  const peer = cidrIpv4 ?? cidrIpv6 ?? referencedSecurityGroupId ?? prefixListId;
  return [ipProtocol, fromPort, toPort, peer].map(String).join(" ");
}
