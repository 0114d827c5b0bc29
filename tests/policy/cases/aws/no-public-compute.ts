import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const service = "aws:ecs/service:Service";

export const noPublicCompute: RuleCases = {
  rule: "no-public-compute",
  cases: [
    {
      what: "compute without addresses",
      stack: [
        { type: template, name: "fleet", inputs: { networkInterfaces: [{ associatePublicIpAddress: "false" }] } },
        { type: service, name: "tasks", inputs: { networkConfiguration: { subnets: ["a"] } } },
        {
          type: "aws:eks/cluster:Cluster",
          name: "kube",
          inputs: { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24"] } },
        },
        { type: "aws:ec2/eip:Eip", name: "nat", inputs: { domain: "vpc" } },
      ],
      found: [],
    },
    {
      what: "compute in the open",
      stack: [
        { type: template, name: "fleet", inputs: { networkInterfaces: [{}, { associatePublicIpAddress: "true" }] } },
        { type: service, name: "tasks", inputs: { networkConfiguration: { assignPublicIp: true } } },
        { type: "aws:eks/cluster:Cluster", name: "kube", inputs: { vpcConfig: {} } },
        { type: "aws:ec2/eip:Eip", name: "own", inputs: { instance: "i-1" } },
        { type: "aws:lambda/functionUrl:FunctionUrl", name: "url", inputs: { authorizationType: "NONE" } },
        { type: "aws:ec2/subnet:Subnet", name: "subnet", inputs: { mapPublicIpOnLaunch: true } },
        {
          type: "aws:ssm/document:Document",
          name: "book",
          inputs: { content: "mainSteps:\n  - inputs:\n      AssociatePublicIpAddress: true\n" },
        },
      ],
      found: [
        "fleet networkInterfaces.1.associatePublicIpAddress",
        "tasks networkConfiguration.assignPublicIp",
        "kube vpcConfig.publicAccessCidrs",
        "own instance",
        "url authorizationType",
        "subnet mapPublicIpOnLaunch",
        "book content",
      ],
    },
    {
      what: "one not known yet",
      stack: [{ type: template, inputs: { networkInterfaces: unseen } }],
      found: ["? it networkInterfaces"],
    },
  ],
};
