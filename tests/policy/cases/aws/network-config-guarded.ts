import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const recorder = (recordingGroup: unknown): Given => ({
  type: "aws:cfg/recorder:Recorder",
  name: "recorder",
  inputs: { recordingGroup },
});
const status = (isEnabled: unknown): Given => ({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  name: "status",
  inputs: { isEnabled },
});
const channel: Given = { type: "aws:cfg/deliveryChannel:DeliveryChannel", name: "channel", inputs: {} };
const network = ["AWS::EC2::SecurityGroup", "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable", "AWS::EC2::VPC"];

export const networkConfigGuarded: RuleCases = {
  rule: "network-config-guarded",
  cases: [
    { what: "everything recorded", stack: [recorder(undefined), status(true), channel], found: [] },
    {
      what: "the network recorded",
      stack: [recorder({ allSupported: false, resourceTypes: network }), status("true"), channel],
      found: [],
    },
    {
      what: "buckets recorded, by a recorder that stands still",
      stack: [recorder({ allSupported: false, resourceTypes: ["AWS::S3::Bucket"] }), status(false), channel],
      found: ["recorder recordingGroup.allSupported", "status isEnabled"],
    },
    {
      what: "everything but groups",
      stack: [
        recorder({ allSupported: false, exclusionByResourceTypes: [{ resourceTypes: ["AWS::EC2::SecurityGroup"] }] }),
        status(true),
        channel,
      ],
      found: ["recorder recordingGroup.exclusionByResourceTypes"],
    },
    { what: "a recorder that nothing starts", stack: [recorder(undefined), channel], found: ["recorder "] },
    {
      what: "what is to come",
      stack: [recorder(unseen), status(unseen), channel],
      found: ["? recorder recordingGroup", "? status isEnabled"],
    },
  ],
};
