import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const rule = "aws:ec2/securityGroupRule:SecurityGroupRule";
const single = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const aclRule = "aws:ec2/networkAclRule:NetworkAclRule";

export const noAdminPorts: RuleCases = {
  rule: "no-admin-ports",
  cases: [
    {
      what: "SSH from a bastion",
      stack: [
        {
          type: rule,
          inputs: { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, sourceSecurityGroupId: "sg-1" },
        },
      ],
      found: ["it fromPort"],
    },
    {
      what: "one port of a service",
      stack: [
        {
          type: rule,
          inputs: { type: "ingress", protocol: "tcp", fromPort: 8443, toPort: 8443, sourceSecurityGroupId: "sg-1" },
        },
      ],
      found: [],
    },
    {
      what: "RDP inside a range, inline",
      stack: [
        {
          type: group,
          inputs: { ingress: [{ protocol: "tcp", fromPort: 3000, toPort: 4000, cidrBlocks: ["10.0.0.0/16"] }] },
        },
      ],
      found: ["it ingress.0.fromPort"],
    },
    {
      what: "everything from another group, and from its own members",
      stack: [
        {
          type: single,
          name: "other",
          inputs: { ipProtocol: "-1", securityGroupId: "sg-1", referencedSecurityGroupId: "sg-2" },
        },
        {
          type: single,
          name: "own",
          inputs: { ipProtocol: "-1", securityGroupId: "sg-1", referencedSecurityGroupId: "sg-1" },
        },
        { type: group, name: "self", inputs: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] } },
      ],
      found: ["other ipProtocol"],
    },
    {
      what: "what the control plane of EKS wants of its nodes, and as many ports that nobody named",
      stack: [
        {
          type: single,
          name: "eks",
          inputs: { ipProtocol: "tcp", fromPort: 1025, toPort: 65_535, referencedSecurityGroupId: "sg-2" },
        },
        {
          type: single,
          name: "any",
          inputs: { ipProtocol: "tcp", fromPort: 8443, toPort: 65_535, referencedSecurityGroupId: "sg-2" },
        },
      ],
      found: ["any fromPort"],
    },
    {
      what: "a network list that lets SSH in from everywhere, and one from its own network",
      stack: [
        {
          type: aclRule,
          name: "world",
          inputs: { ruleAction: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" },
        },
        { type: aclRule, name: "own", inputs: { ruleAction: "allow", protocol: "-1", cidrBlock: "10.0.0.0/16" } },
      ],
      found: ["world fromPort"],
    },
    {
      what: "a port not known yet",
      stack: [{ type: single, inputs: { ipProtocol: "tcp", fromPort: unseen, toPort: 22, cidrIpv4: "10.0.0.0/16" } }],
      found: ["? it fromPort"],
    },
  ],
};
