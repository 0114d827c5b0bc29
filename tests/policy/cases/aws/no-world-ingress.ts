import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const rule = "aws:ec2/securityGroupRule:SecurityGroupRule";
const single = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const acl = "aws:ec2/networkAcl:NetworkAcl";
const tcp = (port: number, more: object) => ({ protocol: "tcp", fromPort: port, toPort: port, ...more });

export const noWorldIngress: RuleCases = {
  rule: "no-world-ingress",
  cases: [
    {
      what: "the shop's door, inline",
      stack: [
        {
          type: group,
          inputs: {
            ingress: [
              tcp(443, { cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }),
              tcp(80, { cidrBlocks: ["0.0.0.0/0"] }),
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "a database's port, inline, by the second range of the second entry",
      stack: [
        {
          type: group,
          inputs: { ingress: [tcp(443, {}), tcp(5432, { cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] })] },
        },
      ],
      found: ["it ingress.1.cidrBlocks.1"],
    },
    {
      what: "half of the world, and its other half in IPv6",
      stack: [
        { type: rule, name: "v4", inputs: { type: "ingress", ...tcp(8080, { cidrBlocks: ["128.0.0.0/1"] }) } },
        { type: rule, name: "v6", inputs: { type: "ingress", ...tcp(8080, { ipv6CidrBlocks: ["2000::/3"] }) } },
      ],
      found: ["v4 cidrBlocks.0", "v6 ipv6CidrBlocks.0"],
    },
    {
      what: "the largest private ranges",
      stack: [
        {
          type: rule,
          inputs: { type: "ingress", ...tcp(8080, { cidrBlocks: ["10.0.0.0/8"], ipv6CidrBlocks: ["fd00::/8"] }) },
        },
      ],
      found: [],
    },
    {
      what: "a way out, which is another demand's business",
      stack: [{ type: rule, inputs: { type: "egress", ...tcp(25, { cidrBlocks: ["0.0.0.0/0"] }) } }],
      found: [],
    },
    {
      what: "every protocol",
      stack: [{ type: single, inputs: { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" } }],
      found: ["it cidrIpv4"],
    },
    {
      what: "a range not known yet, at a port that isn't the door's",
      stack: [{ type: single, inputs: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: unseen } }],
      found: ["? it cidrIpv4"],
    },
    {
      what: "openings not known at all",
      stack: [{ type: group, inputs: { ingress: unseen } }],
      found: ["? it "],
    },
    {
      what: "a network list with answers let in, and one that opens SMB",
      stack: [
        {
          type: acl,
          inputs: {
            ingress: [
              { action: "allow", protocol: "tcp", fromPort: 1024, toPort: 65_535, cidrBlock: "0.0.0.0/0" },
              { action: "deny", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
              { action: "allow", protocol: "6", fromPort: "445", toPort: "445", cidrBlock: "0.0.0.0/0" },
            ],
          },
        },
      ],
      found: ["it ingress.2.cidrBlock"],
    },
    {
      what: "a list of ranges with the world in it",
      stack: [
        {
          type: "aws:ec2/managedPrefixList:ManagedPrefixList",
          inputs: { entries: [{ cidr: "10.0.0.0/8" }, { cidr: "0.0.0.0/0" }] },
        },
      ],
      found: ["it entries.1.cidr"],
    },
  ],
};
