import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const findings = (detail: object, source = "aws.guardduty") => [
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    name: "rule",
    inputs: {
      name: "threats",
      eventPattern: JSON.stringify({ source: [source], "detail-type": ["GuardDuty Finding"], detail }),
    },
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "target",
    inputs: { rule: "threats", arn: "arn:aws:lambda:us-east-1:1:function:page" },
  },
];

export const automatedLogReview: RuleCases = {
  rule: "automated-log-review",
  cases: [
    {
      what: "a detector and a hub by their defaults",
      stack: [
        { type: "aws:guardduty/detector:Detector", name: "detector", inputs: {} },
        { type: "aws:securityhub/account:Account", name: "hub", inputs: {} },
      ],
      found: [],
    },
    {
      what: "both switched off",
      stack: [
        { type: "aws:guardduty/detector:Detector", name: "detector", inputs: { enable: false } },
        { type: "aws:securityhub/account:Account", name: "hub", inputs: { enableDefaultStandards: false } },
      ],
      found: ["detector enable", "hub enableDefaultStandards"],
    },
    {
      what: "a hub with a standard of its own",
      stack: [
        { type: "aws:securityhub/account:Account", name: "hub", inputs: { enableDefaultStandards: false } },
        {
          type: "aws:securityhub/standardsSubscription:StandardsSubscription",
          name: "pci",
          inputs: { standardsArn: "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1" },
        },
      ],
      found: [],
    },
    {
      what: "a hub not known yet",
      stack: [{ type: "aws:securityhub/account:Account", inputs: { enableDefaultStandards: unseen } }],
      found: ["? it enableDefaultStandards"],
    },
    { what: "findings that are heard", stack: findings({ severity: [{ numeric: [">=", 7] }] }), found: [] },
    {
      what: "the worst findings only",
      stack: findings({ severity: [{ numeric: [">", 8] }] }),
      found: ["rule eventPattern"],
    },
    { what: "findings of nobody", stack: findings({}, "aws.macie"), found: ["rule eventPattern"] },
  ],
};
