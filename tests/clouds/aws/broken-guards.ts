import type { Broken } from "../broken";
import { all, twice, withInput, withText, without, withoutWaiting } from "../broken";

const recorder = "aws:cfg/recorder:Recorder";
const channel = "aws:cfg/deliveryChannel:DeliveryChannel";
const status = "aws:cfg/recorderStatus:RecorderStatus";
const detector = "aws:guardduty/detector:Detector";
const feature = "aws:guardduty/detectorFeature:DetectorFeature";
const hub = "aws:securityhub/account:Account";
const standard = "aws:securityhub/standardsSubscription:StandardsSubscription";
const inspector = "aws:inspector2/enabler:Enabler";
const role = "aws:iam/role:Role";
const rights = "aws:iam/rolePolicy:RolePolicy";

const here = "us-east-2";
const name = `configuration-${here}`;

/** Guards of an account with one mistake each. */
export const brokenGuards: readonly Broken[] = [
  {
    title: "a recorder whose role AWS Config can't assume",
    code: "InvalidRoleException",
    edit: withText(role, name, "assumeRolePolicy", "config.amazonaws.com", "ec2.amazonaws.com"),
  },
  {
    title: "a second recorder",
    code: "MaxNumberOfConfigurationRecordersExceededException",
    edit: twice(recorder, name),
  },
  {
    title: "a channel that doesn't wait for the recorder",
    code: "NoAvailableConfigurationRecorderException",
    edit: withoutWaiting(channel, name, "cfg/recorder:"),
  },
  { title: "a second channel", code: "MaxNumberOfDeliveryChannelsExceededException", edit: twice(channel, name) },
  {
    title: "a channel into a bucket that isn't there",
    code: "NoSuchBucketException",
    edit: withInput(channel, name, "s3BucketName", "nowhere"),
  },
  {
    title: "a channel whose recorder may not write",
    code: "InsufficientDeliveryPolicyException",
    edit: without(rights, name),
  },
  {
    title: "a channel into a store that locks",
    code: "InsufficientDeliveryPolicyException",
    edit: (program) => {
      const locked = program.find(
        (each) => each.type.endsWith("BucketObjectLockConfiguration") && each.name === `audit-${here}`,
      );
      return all(
        withInput(channel, name, "s3BucketName", locked?.inputs["bucket"]),
        withText(
          rights,
          name,
          "policy",
          /arn:aws:s3:::logs-[^"/]*/,
          `arn:aws:s3:::${String(locked?.inputs["bucket"])}`,
        ),
      )(program);
    },
  },
  {
    title: "a recorder that is started before it has a channel",
    code: "NoAvailableDeliveryChannelException",
    edit: withoutWaiting(status, name, "deliveryChannel"),
  },
  {
    title: "the start of a recorder that isn't there",
    code: "NoSuchConfigurationRecorderException",
    edit: withInput(status, name, "name", "nobody"),
  },
  { title: "a second detector", code: "BadRequestException", edit: twice(detector, `threats-${here}`) },
  {
    title: "a feature of a detector that isn't there",
    code: "BadRequestException",
    edit: withInput(feature, `s3-data-events-${here}`, "detectorId", "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"),
  },
  { title: "a second hub", code: "ResourceConflictException", edit: twice(hub, `posture-${here}`) },
  {
    title: "a standard that doesn't wait for the hub",
    code: "InvalidAccessException",
    edit: withoutWaiting(standard, `pci-dss-${here}`, "securityhub/account"),
  },
  {
    title: "a standard of the other region",
    code: "InvalidInputException",
    edit: withText(standard, `pci-dss-${here}`, "standardsArn", "us-east-2", "us-west-2"),
  },
  { title: "a second search for holes", code: "ConflictException", edit: twice(inspector, `vulnerabilities-${here}`) },
];
