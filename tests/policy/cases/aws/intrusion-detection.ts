import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const detector = "aws:guardduty/detector:Detector";
const feature = "aws:guardduty/detectorFeature:DetectorFeature";

export const intrusionDetection: RuleCases = {
  rule: "intrusion-detection",
  cases: [
    { what: "a detector by its defaults", stack: [{ type: detector, inputs: {} }], found: [] },
    { what: "one that is off", stack: [{ type: detector, inputs: { enable: "false" } }], found: ["it enable"] },
    { what: "one not known yet", stack: [{ type: detector, inputs: { enable: unseen } }], found: ["? it enable"] },
    {
      what: "the old switches",
      stack: [{ type: detector, inputs: { datasources: { s3Logs: { enable: false } } } }],
      found: ["it datasources.s3Logs.enable"],
    },
    {
      what: "a feature that is off",
      stack: [{ type: feature, inputs: { name: "RDS_LOGIN_EVENTS", status: "DISABLED" } }],
      found: ["it status"],
    },
    {
      what: "a network in a region that nobody watches",
      stack: [
        { type: detector, name: "east", inputs: { region: "us-east-1" } },
        { type: "aws:ec2/vpc:Vpc", name: "watched", inputs: { region: "us-east-1" } },
        { type: "aws:ec2/vpc:Vpc", name: "unwatched", inputs: { region: "us-west-2" } },
      ],
      found: ["unwatched "],
    },
    {
      what: "a firewall that passes everything",
      stack: [
        {
          type: "aws:networkfirewall/firewallPolicy:FirewallPolicy",
          inputs: { firewallPolicy: { statelessDefaultActions: ["aws:pass"] } },
        },
      ],
      found: ["it firewallPolicy.statelessDefaultActions"],
    },
  ],
};
