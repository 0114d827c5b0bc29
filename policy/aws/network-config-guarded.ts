import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isOfType } from "./shared/group-members";

const recorderType = "aws:cfg/recorder:Recorder";
const statusType = "aws:cfg/recorderStatus:RecorderStatus";
const channelType = "aws:cfg/deliveryChannel:DeliveryChannel";

/** What says who may pass: without these, a recorder doesn't see a network being opened. */
const controls: readonly string[] = [
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::NetworkAcl",
  "AWS::EC2::RouteTable",
  "AWS::EC2::VPC",
];

/** Everything of a region is recorded unless something narrower is said. */
function recorded(recorder: ResourceView): readonly Complaint[] {
  const property = "recordingGroup";
  const wanted = "all types, or at least those of network controls";
  const group = at(recorder, property);
  if (group === unseen) return cannotTell(property, wanted);
  if (group === undefined) return [];
  const listed = entries(at(recorder, `${property}.resourceTypes`));
  const excluded = entries(at(recorder, `${property}.exclusionByResourceTypes`)).flatMap((_, index) =>
    entries(at(recorder, `${property}.exclusionByResourceTypes.${index}.resourceTypes`)),
  );
  if (excluded.length > 0) {
    const missing = controls.filter((type) => excluded.includes(type));
    return missing.length === 0
      ? []
      : violates(`${property}.exclusionByResourceTypes`, missing, wanted, "record them, too");
  }
  const all = at(recorder, `${property}.allSupported`);
  if (all === unseen) return cannotTell(`${property}.allSupported`, wanted);
  if (all === undefined || all === true || all === "true") return [];
  const missing = controls.filter((type) => !listed.includes(type));
  return missing.length === 0
    ? []
    : violates(`${property}.allSupported`, all, wanted, `set it to true, or name ${missing.join(", ")}`);
}

/** A region has one recorder, and what starts it and delivers for it stands in the same place. */
function place(resource: ResourceView): string {
  const region = at(resource, "region");
  return `${resource.provider} ${typeof region === "string" ? region : ""}`;
}

/** A recorder is made switched off; another resource starts it, and only once there is a channel. */
function works(stack: StackView, recorder: ResourceView): readonly Complaint[] {
  const has = (type: string) => stack.ofType(type).some((each) => place(each) === place(recorder));
  if (!has(statusType)) {
    const mend = "add a RecorderStatus with isEnabled: true";
    return violates("", "a recorder that nothing starts", "a RecorderStatus that starts it", mend);
  }
  if (has(channelType)) return [];
  return violates(
    "",
    "a recorder that delivers nothing",
    "a DeliveryChannel to a bucket",
    "add one: without it, it can't start",
  );
}

function status(resource: ResourceView): readonly Complaint[] {
  const value = at(resource, "isEnabled");
  if (value === unseen) return cannotTell("isEnabled", "true");
  return value === true || value === "true" ? [] : violates("isEnabled", value, "true", "set it to true");
}

/** It starts, or delivers, what isn't recorded any longer. */
function pointless(stack: StackView, resource: ResourceView): readonly Complaint[] {
  const gone = resource.dependencies.some((urn) => isOfType(urn, [recorderType]) && stack.get(urn) === undefined);
  if (!gone) return [];
  return violates("", "for a recorder that is no longer in the stack", "a recorder of this stack", "record again");
}

export const networkConfigGuarded: CloudRule = {
  name: "network-config-guarded",
  relation: (stack): readonly About[] => [
    ...stack.ofType(recorderType).map((resource) => ({
      resource,
      complaints: [...recorded(resource), ...works(stack, resource)],
    })),
    ...stack.ofType(statusType).map((resource) => ({
      resource,
      complaints: [...status(resource), ...pointless(stack, resource)],
    })),
    ...stack.ofType(channelType).map((resource) => ({ resource, complaints: pointless(stack, resource) })),
  ],
};
