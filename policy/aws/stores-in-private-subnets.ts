import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isOfType } from "./shared/group-members";
import { subnetTypes, wayOf } from "./shared/routes";
import type { Place } from "./shared/stores";
import { stores } from "./shared/stores";

const wanted = "subnets without a way from the internet";
const mend = "name subnets whose route table leads to no internet gateway";

/** What runs an application, and the property that says in which subnets. */
const compute: Readonly<Record<string, string>> = {
  "aws:autoscaling/group:Group": "vpcZoneIdentifiers",
  "aws:ecs/service:Service": "networkConfiguration.subnets",
  "aws:ec2/instance:Instance": "subnetId",
  "aws:lambda/function:Function": "vpcConfig.subnetIds",
  "aws:eks/cluster:Cluster": "vpcConfig.subnetIds",
  "aws:eks/nodeGroup:NodeGroup": "subnetIds",
  "aws:batch/computeEnvironment:ComputeEnvironment": "computeResources.subnets",
};

type Say = (complaints: readonly Complaint[]) => readonly About[];

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && entries(value).length === 0);
}

/** Through the group of subnets that a store names, or by themselves. */
function store(stack: StackView, resource: ResourceView, place: Place, inUse: ReadonlySet<string>): readonly About[] {
  const { subnets: property, subnetGroup } = place;
  const say: Say = (complaints) => [{ resource, complaints }];
  if (place.only !== undefined && at(resource, place.only) === undefined) return [];
  const source = place.inherits === undefined ? undefined : at(resource, place.inherits);
  if (isEmpty(at(resource, property))) {
    // A copy in the same region stands where its source does.
    if (source === unseen || (typeof source === "string" && !source.startsWith("arn:"))) return [];
    return say(
      violates(property, undefined, wanted, `${mend}: left out, the default network's are taken, which are public`),
    );
  }
  if (subnetGroup === undefined) return inSubnets(stack, resource, property, resource, inUse);
  const groups = stack.referred(resource, property, subnetGroup);
  if (groups.length > 0) return groups.flatMap((group) => inSubnets(stack, group, "subnetIds", resource, inUse));
  const gone = (resource.propertyDependencies[property] ?? []).some((urn) => isOfType(urn, [subnetGroup]));
  if (gone)
    return say(violates(property, "a subnet group that is no longer in the stack", wanted, "name one that is there"));
  if (stack.untraceable(resource, property)) return say(cannotTell(property, wanted));
  // One from elsewhere is nothing unusual, unless a group of this stack serves nobody.
  const idle = stack.ofType(subnetGroup).some((group) => !isUsed(stack, group));
  const found = "a subnet group from elsewhere, while one of this stack serves nobody";
  return idle ? say(violates(property, found, wanted, "name the stack's own subnet group, or remove that one")) : [];
}

function isUsed(stack: StackView, group: ResourceView): boolean {
  return Object.entries(stores).some(
    ([type, { subnets, subnetGroup }]) =>
      subnetGroup === group.type && stack.pointingAt(group, type, subnets).length > 0,
  );
}

/** A stack that makes private subnets means its stores and applications to stand there. */
function makesPrivate(stack: StackView): boolean {
  return stack.ofType(...subnetTypes).some((subnet) => wayOf(stack, subnet) !== "public");
}

function inSubnets(
  stack: StackView,
  holder: ResourceView,
  property: string,
  resource: ResourceView,
  inUse: ReadonlySet<string>,
): readonly About[] {
  const found = stack.referred(holder, property, ...subnetTypes);
  const about = (complaints: readonly Complaint[]): readonly About[] =>
    holder === resource
      ? [{ resource, complaints }]
      : [{ resource: holder, complaints }, ...(complaints.length > 0 ? [] : [{ resource, complaints }])];
  if (found.length === 0) {
    if (stack.untraceable(holder, property)) return about(cannotTell(property, wanted));
    if (!makesPrivate(stack)) return [];
    return about(violates(property, at(holder, property), "private subnets of this stack, which makes some", mend));
  }
  const open = found.find((subnet) => wayOf(stack, subnet) === "public");
  if (open !== undefined) {
    return about(violates(property, `${open.name}, which has a route to an internet gateway`, wanted, mend));
  }
  // Where the application stands elsewhere, nobody but stores would use the way out.
  const idle =
    inUse.size === 0 ? undefined : found.find((subnet) => wayOf(stack, subnet) === "out" && !inUse.has(subnet.urn));
  if (idle === undefined) return about([]);
  const why = "remove the route: only stores stand there, and a store answers and calls nobody";
  return about(
    violates(property, `${idle.name}, which has a way out to the internet`, "subnets without a way out", why),
  );
}

/** What stands behind a balancer needs no way from the internet either. */
function behind(stack: StackView): readonly About[] {
  const attachments = new Set(
    [
      ...stack
        .ofType("aws:autoscaling/attachment:Attachment")
        .flatMap((each) => stack.referred(each, "autoscalingGroupName", "aws:autoscaling/group:Group")),
      ...stack
        .ofType(
          "aws:lb/targetGroupAttachment:TargetGroupAttachment",
          "aws:alb/targetGroupAttachment:TargetGroupAttachment",
        )
        .flatMap((each) => stack.referred(each, "targetId", "aws:ec2/instance:Instance")),
    ].map(({ urn }) => urn),
  );
  return Object.entries(compute).flatMap(([type, property]) =>
    stack.ofType(type).flatMap((resource): readonly About[] => {
      const balanced = ["targetGroupArns", "loadBalancers", "trafficSources"].some(
        (name) => !isEmpty(at(resource, name)),
      );
      if (!balanced && !attachments.has(resource.urn)) return [];
      const subnets = stack.referred(resource, property, ...subnetTypes);
      if (subnets.length === 0) {
        const known = at(resource, property) === unseen || isEmpty(at(resource, property));
        if (known || !makesPrivate(stack)) return [];
        const complaints = violates(
          property,
          at(resource, property),
          "private subnets of this stack, which makes some",
          mend,
        );
        return [{ resource, complaints }];
      }
      const open = subnets.find((subnet) => wayOf(stack, subnet) === "public");
      if (open === undefined) return [{ resource, complaints: [] }];
      return [
        {
          resource,
          complaints: violates(property, `${open.name}, which has a route to an internet gateway`, wanted, mend),
        },
      ];
    }),
  );
}

/** URNs of the subnets that something runs in. */
function subnetsInUse(stack: StackView): ReadonlySet<string> {
  return new Set(
    Object.entries(compute).flatMap(([type, property]) =>
      stack.ofType(type).flatMap((each) => stack.referred(each, property, ...subnetTypes).map(({ urn }) => urn)),
    ),
  );
}

export const storesInPrivateSubnets: CloudRule = {
  name: "stores-in-private-subnets",
  relation: (stack) => {
    const inUse = subnetsInUse(stack);
    const judged = Object.entries(stores).flatMap(([type, place]) =>
      stack.ofType(type).flatMap((resource) => store(stack, resource, place, inUse)),
    );
    return once([...judged, ...behind(stack)]);
  },
};

/** Stores that share a group of subnets say the same of it. */
function once(abouts: readonly About[]): readonly About[] {
  const text = ({ resource, complaints }: About) => JSON.stringify([resource.urn, complaints]);
  return [...new Map(abouts.map((about) => [text(about), about])).values()];
}
