import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const balancer = "aws:alb/loadBalancer:LoadBalancer";
const door = [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }];
const front: Given = { type: group, name: "front", inputs: { ingress: door } };
const refs = { securityGroups: ["front"] };

export const worldIngressAtTheEdgeOnly: RuleCases = {
  rule: "world-ingress-at-the-edge-only",
  cases: [
    {
      what: "a public balancer behind the door",
      stack: [front, { type: balancer, inputs: { securityGroups: ["sg-1"] }, refs }],
      found: [],
    },
    {
      what: "a group for another stack's balancer",
      stack: [front],
      found: [],
    },
    {
      what: "an instance that shares the balancer's group",
      stack: [
        front,
        { type: balancer, inputs: { securityGroups: ["sg-1"] }, refs },
        {
          type: "aws:ec2/instance:Instance",
          name: "shop",
          inputs: { vpcSecurityGroupIds: ["sg-1"] },
          refs: { vpcSecurityGroupIds: ["front"] },
        },
      ],
      found: ["front ingress.0.cidrBlocks.0"],
    },
    {
      what: "a function, by a rule beside its group",
      stack: [
        { type: group, name: "front", inputs: {} },
        {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          name: "door",
          inputs: { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv6: "::/0", securityGroupId: "sg-1" },
          refs: { securityGroupId: ["front"] },
        },
        {
          type: "aws:lambda/function:Function",
          inputs: { vpcConfig: { securityGroupIds: ["sg-1"] } },
          refs: { vpcConfig: ["front"] },
        },
      ],
      found: ["door cidrIpv6"],
    },
    {
      what: "a balancer of which nobody knows yet whether it is public",
      stack: [front, { type: balancer, inputs: { internal: unseen, securityGroups: ["sg-1"] }, refs }],
      found: ["? front ingress.0.cidrBlocks.0"],
    },
    {
      what: "an internal balancer",
      stack: [front, { type: balancer, inputs: { internal: true, securityGroups: ["sg-1"] }, refs }],
      found: ["front ingress.0.cidrBlocks.0"],
    },
    {
      what: "an internal balancer behind an accelerator",
      stack: [
        front,
        { type: balancer, inputs: { internal: true, securityGroups: ["sg-1"] }, refs },
        {
          type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
          name: "accelerator",
          inputs: { endpointConfigurations: [{ weight: 100 }] },
          refs: { endpointConfigurations: ["it"] },
        },
      ],
      found: [],
    },
    {
      what: "a balancer in a group from elsewhere, with one of its own left empty",
      stack: [front, { type: balancer, inputs: { securityGroups: ["sg-elsewhere"] } }],
      found: ["it securityGroups"],
    },
    {
      what: "a balancer in a group from elsewhere",
      stack: [{ type: balancer, inputs: { securityGroups: ["sg-elsewhere"] } }],
      found: [],
    },
  ],
};
