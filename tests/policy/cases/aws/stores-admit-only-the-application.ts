import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const rule = "aws:ec2/securityGroupRule:SecurityGroupRule";
const single = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const pair = { protocol: "tcp", fromPort: 3306, toPort: 3306 };
const store: Given = {
  type: "aws:rds/cluster:Cluster",
  name: "orders",
  inputs: { vpcSecurityGroupIds: ["sg-1"] },
  refs: { vpcSecurityGroupIds: ["data"] },
};
const data = (ingress: readonly object[], more: object = {}): Given => ({
  type: group,
  name: "data",
  inputs: { ingress, ...more },
});

export const storesAdmitOnlyTheApplication: RuleCases = {
  rule: "stores-admit-only-the-application",
  cases: [
    {
      what: "the application's group, from elsewhere",
      stack: [data([{ ...pair, securityGroups: ["sg-app"] }]), store],
      found: [],
    },
    {
      what: "a narrow range, and the whole network",
      stack: [
        data([
          { ...pair, cidrBlocks: ["10.1.2.0/24"] },
          { ...pair, cidrBlocks: ["10.1.0.0/16"] },
        ]),
        store,
      ],
      found: ["data ingress.1.cidrBlocks.0"],
    },
    {
      what: "the network's own range, small as it is, by its output",
      stack: [
        { type: "aws:ec2/vpc:Vpc", name: "network", inputs: { cidrBlock: "10.1.2.0/23" } },
        { type: group, name: "data", inputs: {} },
        {
          type: rule,
          name: "open",
          inputs: { type: "ingress", ...pair, cidrBlocks: [unseen], securityGroupId: "sg-1" },
          refs: { securityGroupId: ["data"], cidrBlocks: ["network"] },
        },
        store,
      ],
      found: ["open cidrBlocks.0"],
    },
    {
      what: "every port of the application's",
      stack: [data([{ protocol: "tcp", fromPort: 0, toPort: 65_535, securityGroups: ["sg-app"] }]), store],
      found: ["data ingress.0.fromPort"],
    },
    {
      what: "a way out",
      stack: [
        data([], { egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] }),
        store,
      ],
      found: ["data egress.0.cidrBlocks.0"],
    },
    { what: "no group", stack: [{ ...store, inputs: {}, refs: {} }], found: ["orders vpcSecurityGroupIds"] },
    {
      what: "a copy in the same region, which stands where its source does",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { replicateSourceDb: "orders" } }],
      found: [],
    },
    {
      what: "a group that nobody can name yet",
      stack: [{ ...store, inputs: { vpcSecurityGroupIds: unseen }, refs: {} }],
      found: ["? orders vpcSecurityGroupIds"],
    },
    {
      what: "somebody else in the place of the application, which sends in vain",
      stack: [
        data([]),
        store,
        {
          type: group,
          name: "app",
          inputs: { egress: [{ ...pair, securityGroups: ["sg-1"] }] },
          refs: { egress: ["data"] },
        },
        {
          type: single,
          name: "stranger",
          inputs: {
            ipProtocol: "tcp",
            fromPort: 3306,
            toPort: 3306,
            referencedSecurityGroupId: "sg-else",
            securityGroupId: "sg-1",
          },
          refs: { securityGroupId: ["data"] },
        },
      ],
      found: ["stranger referencedSecurityGroupId"],
    },
    {
      what: "a cache in a group from elsewhere, with its own left empty",
      stack: [
        data([]),
        {
          type: "aws:elasticache/serverlessCache:ServerlessCache",
          name: "cache",
          inputs: { securityGroupIds: ["sg-else"] },
        },
      ],
      found: ["cache securityGroupIds"],
    },
  ],
};
