import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const digest = `@sha256:${"0123456789abcdef".repeat(4)}`;

export const approvedImage: RuleCases = {
  rule: "approved-image",
  cases: [
    { what: "no image", stack: [{ type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: {} }], found: ["it imageId"] },
    {
      what: "one by its id",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { ami: "ami-0123456789abcdef0" } }],
      found: [],
    },
    {
      what: "one not known yet",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { ami: unseen } }],
      found: ["? it ami"],
    },
    {
      what: "containers by tag and by digest",
      stack: [
        {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          inputs: { containerDefinitions: JSON.stringify([{ image: `shop${digest}` }, { image: "agent:latest" }]) },
        },
        { type: "aws:lambda/function:Function", name: "held", inputs: { imageUri: `mail${digest}` } },
      ],
      found: ["it containerDefinitions"],
    },
    {
      what: "a repository whose tags move",
      stack: [{ type: "aws:ecr/repository:Repository", inputs: {} }],
      found: ["it imageTagMutability"],
    },
  ],
};
