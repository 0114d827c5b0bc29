import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const network: Given = { type: "aws:ec2/vpc:Vpc", name: "network", inputs: { cidrBlock: "10.0.0.0/16" } };
const refs = { vpcId: ["network"] };
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

export const defaultGroupClosed: RuleCases = {
  rule: "default-group-closed",
  cases: [
    {
      what: "a network whose group is emptied",
      stack: [network, { type: defaultGroup, inputs: { vpcId: unseen }, refs }],
      found: [],
    },
    { what: "a network as it is born", stack: [network], found: ["network "] },
    {
      what: "a group with what it was born with",
      stack: [network, { type: defaultGroup, inputs: { ingress: [{ protocol: "-1", self: true }], egress: [] }, refs }],
      found: ["it ingress"],
    },
    {
      what: "a group whose network can't be traced",
      stack: [network, { type: defaultGroup, inputs: { vpcId: unseen, egress: unseen } }],
      found: ["? network ", "? it egress"],
    },
    {
      what: "a rule that opens it from beside",
      stack: [
        network,
        { type: defaultGroup, name: "closed", inputs: {}, refs },
        {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          name: "open",
          inputs: { securityGroupId: "sg-1" },
          refs: { securityGroupId: ["closed"] },
        },
      ],
      found: ["open securityGroupId"],
    },
    {
      what: "what falls into it for want of another",
      stack: [
        { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} },
        { type: "aws:lb/loadBalancer:LoadBalancer", name: "nlb", inputs: { loadBalancerType: "network" } },
        { type: endpoint, name: "kms", inputs: { vpcEndpointType: "Interface", securityGroupIds: [] } },
        { type: endpoint, name: "s3", inputs: {} },
        {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          name: "fleet",
          inputs: { networkInterfaces: [{ deviceIndex: 0 }] },
        },
      ],
      found: ["alb securityGroups", "kms securityGroupIds", "fleet networkInterfaces.0.securityGroups"],
    },
  ],
};
