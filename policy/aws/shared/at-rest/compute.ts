import { all, cannotTell, each, ifSet, isNoneOf, isTrue, notEmpty, violates } from "../../../checks";
import type { Check, Complaint } from "../../../rule";
import { at, entries, read, unseen } from "../../../view";
import { startedBy } from "../run-instances";

/** Where images have their root disk (EC2 User Guide, "Device names"; 2026-11): one named otherwise is a second disk. */
const root = /^\/dev\/(xvda|sda1?|nvme0n1)$/;

/** A disk that isn't named is the image's own, encrypted or not. */
const rootNamed: Check = (resource) => {
  const property = "blockDeviceMappings";
  const names = entries(at(resource, property)).map((mapping) => read(mapping, "deviceName"));
  // A mapping that isn't there, or has no name, is another complaint.
  if (names.length === 0 || names.some((name) => typeof name !== "string" || root.test(name))) return [];
  return violates(
    property,
    names,
    "the root disk among them (/dev/xvda, /dev/sda1)",
    "name the image's root disk, too",
  );
};

const template: Check = all(
  notEmpty("blockDeviceMappings", "name the disk: without a mapping the image's own disk is taken, encrypted or not"),
  each("blockDeviceMappings", "ebs.encrypted", isTrue),
  rootNamed,
);

const machine: Check = (resource) =>
  at(resource, "launchTemplate") !== undefined && at(resource, "rootBlockDevice") === undefined
    ? each("ebsBlockDevices", "encrypted", isTrue)(resource)
    : all(isTrue("rootBlockDevice.encrypted"), each("ebsBlockDevices", "encrypted", isTrue))(resource);

/** Instances that an automation starts: nobody else says anything about their disks. */
const automation: Check = (resource) => {
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  return startedBy(content).flatMap((inputs): readonly Complaint[] => {
    const disks = entries(read(inputs, "BlockDeviceMappings"));
    const plain = disks.find((disk) => String(read(disk, "Ebs", "Encrypted")) !== "true");
    const named = disks.some((disk) => root.test(String(read(disk, "DeviceName"))));
    if (named && plain === undefined) return [];
    return violates(
      "content",
      plain ?? disks,
      "BlockDeviceMappings with the root disk, Ebs.Encrypted true",
      "name the disk and encrypt it",
    );
  });
};

/** Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11. */
export const computeAtRest: Readonly<Record<string, Check>> = {
  "aws:ec2/instance:Instance": machine,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": machine,
  "aws:ec2/launchTemplate:LaunchTemplate": template,
  "aws:ec2/launchConfiguration:LaunchConfiguration": all(
    isTrue("rootBlockDevice.encrypted"),
    each("ebsBlockDevices", "encrypted", isTrue),
  ),
  "aws:ec2/spotFleetRequest:SpotFleetRequest": each("launchSpecifications", "rootBlockDevices", (property) =>
    all(notEmpty(property, "name the disk"), each(property, "encrypted", isTrue)),
  ),
  "aws:ec2/amiCopy:AmiCopy": isTrue("encrypted"),
  "aws:ecs/service:Service": ifSet("volumeConfiguration", isTrue("volumeConfiguration.managedEbsVolume.encrypted")),
  "aws:imagebuilder/imageRecipe:ImageRecipe": each("blockDeviceMappings", "ebs.encrypted", isTrue),
  "aws:workspaces/workspace:Workspace": all(
    isTrue("rootVolumeEncryptionEnabled"),
    isTrue("userVolumeEncryptionEnabled"),
  ),
  // Off in so many words only: both are encrypted where nothing is said.
  "aws:codebuild/project:Project": isNoneOf("artifacts.encryptionDisabled", [true, "true"], "leave it out"),
  "aws:ssm/document:Document": automation,
};
