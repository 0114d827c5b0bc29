import type { Weakening } from "../../tables";
import { is, named, on } from "./kit";

const changes = ["1.2.8", "11.5.2"];

/** What looks at the account itself: configuration, threats, posture. */
export const posture: readonly Weakening[] = [
  ...on("aws:cfg/recorder:Recorder", [
    ["recordingGroup.allSupported", ["flip"], changes],
    // Off where it is left out.
    ["recordingGroup.includeGlobalResourceTypes", ["flip", "drop"], changes, { where: is(true) }],
    ["", ["remove"], changes],
  ]),
  ...on("aws:cfg/recorderStatus:RecorderStatus", [
    ["isEnabled", ["flip"], changes],
    ["", ["remove"], changes],
  ]),
  ...on("aws:cfg/deliveryChannel:DeliveryChannel", [
    ["s3BucketName", ["unrelate"], ["11.5.2", "10.3.3"]],
    ["", ["remove"], changes],
  ]),
  ...on("aws:guardduty/detector:Detector", [
    ["enable", ["flip"], ["11.5.1", "10.4.1.1"]],
    ["", ["remove"], ["11.5.1", "10.4.1.1"]],
  ]),
  ...on("aws:guardduty/detectorFeature:DetectorFeature", [
    ["status", ["replace"], ["5.2.1"], { weak: ["DISABLED"], where: named(/malware/) }],
    ["status", ["replace"], ["11.5.1"], { weak: ["DISABLED"], where: named(/events/) }],
    ["name", ["replace"], ["5.2.1"], { weak: ["EKS_AUDIT_LOGS"], where: is("EBS_MALWARE_PROTECTION") }],
    ["name", ["replace"], ["11.5.1"], { weak: ["EKS_AUDIT_LOGS"], where: is("S3_DATA_EVENTS", "RDS_LOGIN_EVENTS") }],
    ["detectorId", ["unrelate"], ["11.5.1"]],
    ["", ["remove"], ["5.2.1"], { where: named(/malware/) }],
    ["", ["remove"], ["11.5.1"], { where: named(/events/) }],
  ]),
  ...on("aws:inspector2/enabler:Enabler", [
    ["resourceTypes", ["replace"], ["11.3.1"], { weak: [["ECR"]] }],
    ["", ["remove"], ["11.3.1"]],
  ]),
  ...on("aws:securityhub/account:Account", [
    // Off here because the standards are subscribed to one by one.
    ["enableDefaultStandards", ["flip"], ["10.4.1.1"], { where: is(true) }],
    ["", ["remove"], ["10.4.1.1"]],
  ]),
  ...on("aws:securityhub/standardsSubscription:StandardsSubscription", [
    ["standardsArn", ["unrelate"], ["10.4.1.1"], { where: (value) => String(value).includes("pci-dss") }],
    ["", ["remove"], ["10.4.1.1"], { where: named(/^pci-dss/) }],
  ]),
];
