import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";

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

/** A recorder is made switched off; another resource starts it. */
function started(stack: StackView, recorder: ResourceView): readonly Complaint[] {
  const wanted = "a RecorderStatus that starts it";
  const statuses = stack.ofType(statusType);
  const own = statuses.filter((status) => stack.referred(status, "name", recorderType).includes(recorder));
  const others = statuses.filter((status) => stack.untraceable(status, "name"));
  if (own.length === 0) {
    if (others.length > 0) return cannotTell("", wanted);
    return violates("", "a recorder that nothing starts", wanted, "add a RecorderStatus with isEnabled: true");
  }
  return [];
}

function status(resource: ResourceView): readonly Complaint[] {
  const value = at(resource, "isEnabled");
  if (value === unseen) return cannotTell("isEnabled", "true");
  return value === true || value === "true" ? [] : violates("isEnabled", value, "true", "set it to true");
}

function isGone(stack: StackView, resource: ResourceView, property: string): boolean {
  return (resource.propertyDependencies[property] ?? []).some((urn) => stack.get(urn) === undefined);
}

/** It starts, or delivers, what isn't recorded any longer. */
function pointless(stack: StackView, resource: ResourceView, property: string): readonly Complaint[] {
  if (!isGone(stack, resource, property)) return [];
  return violates(property, "a recorder that is no longer in the stack", "a recorder of this stack", "record again");
}

export const networkConfigGuarded: CloudRule = {
  name: "network-config-guarded",
  relation: (stack): readonly About[] => [
    ...stack.ofType(recorderType).map((resource) => ({
      resource,
      complaints: [...recorded(resource), ...started(stack, resource)],
    })),
    ...stack.ofType(statusType).map((resource) => ({
      resource,
      complaints: [...status(resource), ...pointless(stack, resource, "name")],
    })),
    ...stack
      .ofType(channelType)
      .filter(
        (resource) =>
          stack.ofType(recorderType).length === 0 &&
          resource.dependencies.some((urn) => urn.includes(`${recorderType}::`)),
      )
      .map((resource) => ({
        resource,
        complaints: violates("", "a channel without a recorder", "a recorder of this stack", "record again"),
      })),
  ],
};
