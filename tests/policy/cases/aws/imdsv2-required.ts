import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { automationOf } from "../document";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

export const imdsv2Required: RuleCases = {
  rule: "imdsv2-required",
  cases: [
    { what: "the default", stack: [{ type: template, inputs: {} }], found: ["it metadataOptions.httpTokens"] },
    {
      what: "a token",
      stack: [{ type: template, inputs: { metadataOptions: { httpTokens: "required" } } }],
      found: [],
    },
    {
      what: "no metadata at all",
      stack: [{ type: instance, inputs: { metadataOptions: { httpEndpoint: "disabled" } } }],
      found: [],
    },
    {
      what: "an instance of a template",
      stack: [{ type: instance, inputs: { launchTemplate: { id: "lt-1" } } }],
      found: [],
    },
    {
      what: "an old configuration with tokens at will",
      stack: [
        {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          inputs: { metadataOptions: { httpTokens: "optional" } },
        },
      ],
      found: ["it metadataOptions.httpTokens"],
    },
    {
      what: "an instance that an automation starts",
      stack: [
        { type: "aws:ssm/document:Document", inputs: { content: automationOf({}) } },
        {
          type: "aws:ssm/document:Document",
          name: "held",
          inputs: { content: automationOf({ MetadataOptions: { HttpTokens: "required" } }) },
        },
      ],
      found: ["it content"],
    },
    {
      what: "one not known yet",
      stack: [{ type: template, inputs: { metadataOptions: { httpTokens: unseen, httpEndpoint: "enabled" } } }],
      found: ["? it metadataOptions.httpTokens"],
    },
  ],
};
