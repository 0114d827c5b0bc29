import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { balancerTypes, isApplication } from "./shared/entries";
import { groupRuleTypes } from "./shared/openings";

const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const vpc = "aws:ec2/vpc:Vpc";

const empty = "no opening";
const leaveOut = "leave it out: registered without openings, the group loses those that it was born with";

/** The group itself. */
function group(resource: ResourceView): About {
  const complaints = ["ingress", "egress"].flatMap((property) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, empty);
    return entries(value).length > 0 ? violates(property, value, empty, leaveOut) : [];
  });
  return { resource, complaints };
}

/** Born with a network, the group lets its members talk with each other and out to everywhere, until it is told not to. */
function network(stack: StackView, resource: ResourceView): About {
  const watched = stack.pointingAt(resource, defaultGroup, "vpcId").length > 0;
  if (watched) return { resource, complaints: [] };
  // One whose network can't be seen may be this network's.
  if (stack.ofType(defaultGroup).some((each) => stack.untraceable(each, "vpcId"))) {
    return { resource, complaints: cannotTell("", "a default group without openings") };
  }
  const wanted = "a DefaultSecurityGroup of this network, without openings";
  const complaints = violates(
    "",
    "a default group as it is born, open among its members and outwards",
    wanted,
    "add it",
  );
  return { resource, complaints };
}

/** Rules beside the group open it as well. */
function rule(stack: StackView, resource: ResourceView): readonly About[] {
  if (stack.referred(resource, "securityGroupId", defaultGroup, vpc).length === 0) return [];
  const mend = "take a group of one's own";
  return [{ resource, complaints: violates("securityGroupId", "the default group", "another group", mend) }];
}

/** What AWS places in the default group where no other is named. Source: @pulumi/aws 7.48.0, declarations; 2026-11. */
function placed(stack: StackView): readonly About[] {
  const balancers = stack.ofType(...balancerTypes).filter(isApplication);
  const endpoints = stack
    .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
    .filter((each) => at(each, "vpcEndpointType") === "Interface")
    .filter(
      (each) =>
        stack.pointingAt(each, "aws:ec2/securityGroupAssociation:SecurityGroupAssociation", "vpcEndpointId").length ===
        0,
    );
  return [
    ...balancers.map((resource) => named(resource, "securityGroups")),
    ...endpoints.map((resource) => named(resource, "securityGroupIds")),
    ...stack.ofType("aws:ecs/service:Service").flatMap((resource) => {
      if (at(resource, "networkConfiguration") === undefined) return [];
      return [named(resource, "networkConfiguration.securityGroups")];
    }),
    ...stack.ofType("aws:ec2/instance:Instance").flatMap((resource) => {
      const elsewhere = ["networkInterfaces", "primaryNetworkInterface", "launchTemplate", "securityGroups"];
      if (elsewhere.some((property) => at(resource, property) !== undefined)) return [];
      return [named(resource, "vpcSecurityGroupIds")];
    }),
    ...stack.ofType("aws:ec2/launchTemplate:LaunchTemplate").flatMap((resource) =>
      entries(at(resource, "networkInterfaces")).flatMap((_, index) => {
        const path = `networkInterfaces.${index}`;
        if (at(resource, `${path}.networkInterfaceId`) !== undefined) return [];
        return [named(resource, `${path}.securityGroups`)];
      }),
    ),
  ];
}

function named(resource: ResourceView, property: string): About {
  return { resource, complaints: namedIn(at(resource, property), property) };
}

function namedIn(value: unknown, property: string): readonly Complaint[] {
  if (value === unseen || entries(value).length > 0) return [];
  return violates(
    property,
    value,
    "a group of its own",
    "name one: without it, it stands in the network's default group",
  );
}

export const defaultGroupClosed: CloudRule = {
  name: "default-group-closed",
  relation: (stack) => [
    ...stack.ofType(defaultGroup).map(group),
    ...stack.ofType(vpc).map((each) => network(stack, each)),
    ...stack.ofType(...groupRuleTypes).flatMap((each) => rule(stack, each)),
    ...placed(stack),
  ],
};
