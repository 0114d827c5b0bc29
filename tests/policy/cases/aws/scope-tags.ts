import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

export const scopeTags: RuleCases = {
  rule: "scope-tags",
  cases: [
    {
      what: "a stack that marks nothing",
      stack: [{ type: "aws:sqs/queue:Queue", inputs: { tags: { team: "mail" } } }],
      found: [],
    },
    {
      what: "a stack that marks one thing, and forgets another",
      stack: [
        { type: "aws:sqs/queue:Queue", name: "orders", inputs: { tags: { "pci-scope": "cde" } } },
        { type: "aws:sns/topic:Topic", name: "mails", inputs: {} },
        { type: "aws:sqs/queuePolicy:QueuePolicy", name: "policy", inputs: {} },
        { type: "aws:glue/job:Job", name: "job", inputs: { tags: { "pci-scope": "none" } } },
      ],
      found: ["mails tags.pci-scope", "job tags.pci-scope"],
    },
    {
      what: "a fleet, whose tags are a list, and what it starts",
      stack: [
        {
          type: "aws:autoscaling/group:Group",
          name: "fleet",
          inputs: { tags: [{ key: "pci-scope", value: "connected" }] },
        },
        { type: "aws:autoscaling/group:Group", name: "other", inputs: { tags: [{ key: "Name", value: "x" }] } },
        {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          name: "template",
          inputs: {
            tags: { "pci-scope": "cde" },
            tagSpecifications: ["instance", "volume"].map((resourceType) => ({
              resourceType,
              tags: { "pci-scope": "cde" },
            })),
          },
        },
      ],
      found: ["other tags", "template tagSpecifications"],
    },
    {
      what: "tags not known yet",
      stack: [
        { type: "aws:sqs/queue:Queue", name: "orders", inputs: { tags: { "pci-scope": "cde" } } },
        { type: "aws:sns/topic:Topic", name: "mails", inputs: { tags: unseen } },
      ],
      found: ["? mails tags.pci-scope"],
    },
  ],
};
