import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const rule = "aws:ec2/securityGroupRule:SecurityGroupRule";

export const ruleJustified: RuleCases = {
  rule: "rule-justified",
  cases: [
    {
      what: "entries with reasons",
      stack: [
        {
          type: group,
          inputs: { description: "The mail relay", ingress: [{ description: "Mail from the shop" }], egress: [] },
        },
      ],
      found: [],
    },
    {
      what: "what the provider writes where nobody does, and an entry without a word",
      stack: [{ type: group, inputs: { description: "Managed by Pulumi", ingress: [{ description: "Mail" }, {}] } }],
      found: ["it description", "it ingress.1.description"],
    },
    { what: "a rule with blanks", stack: [{ type: rule, inputs: { description: " " } }], found: ["it description"] },
    { what: "a reason to come", stack: [{ type: rule, inputs: { description: unseen } }], found: ["? it description"] },
  ],
};
