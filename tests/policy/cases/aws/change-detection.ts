import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const recorder = (recordingGroup: object) => [
  { type: "aws:cfg/recorder:Recorder", inputs: { roleArn: "arn:aws:iam::1:role/config", recordingGroup } },
  { type: "aws:cfg/recorderStatus:RecorderStatus", name: "status", inputs: { isEnabled: true } },
  { type: "aws:cfg/deliveryChannel:DeliveryChannel", name: "channel", inputs: { s3BucketName: "org-config" } },
];

export const changeDetection: RuleCases = {
  rule: "change-detection",
  cases: [
    { what: "a recorder with all it needs", stack: recorder({ includeGlobalResourceTypes: true }), found: [] },
    {
      what: "one of some types, and none that are global",
      stack: recorder({ allSupported: false }),
      found: ["it recordingGroup.allSupported", "it recordingGroup.includeGlobalResourceTypes"],
    },
    {
      what: "one of all types but one",
      stack: recorder({ allSupported: false, recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }] }),
      found: [],
    },
    {
      what: "one that nothing starts and nothing delivers",
      stack: recorder({ includeGlobalResourceTypes: true }).slice(0, 1),
      found: ["it ", "it "],
    },
    {
      what: "a status that stops it",
      stack: [{ type: "aws:cfg/recorderStatus:RecorderStatus", inputs: { isEnabled: false } }],
      found: ["it isEnabled"],
    },
    {
      what: "one not known yet",
      stack: recorder({ includeGlobalResourceTypes: unseen }),
      found: ["? it recordingGroup.includeGlobalResourceTypes"],
    },
  ],
};
