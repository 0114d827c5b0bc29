import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isWorld, prefixOf } from "./shared/addresses";
import type { Group, Placed } from "./shared/group-members";
import { groupsOf, standsElsewhere, standsNowhere, unanswered } from "./shared/group-members";
import type { Peer } from "./shared/openings";
import { describe, groupTypes, portsProperty } from "./shared/openings";
import { isWide } from "./shared/ports";
import type { Place } from "./shared/stores";
import { stores } from "./shared/stores";

/** A network of AWS has a /16 at most; whoever admits as much admits all of it (VPC, CIDR blocks; 2026-11). */
const wholeNetwork = 16;
const vpc = "aws:ec2/vpc:Vpc";

const wanted = "the application's group";
const mend = "name the group of those that need the store, by sourceSecurityGroupId or referencedSecurityGroupId";

/** The store itself: in which groups it stands. */
function store(stack: StackView, resource: ResourceView, { groups: property }: Place): About {
  const own = "a group of its own";
  const value = at(resource, property);
  const say = (complaints: readonly Complaint[]): About => ({ resource, complaints });
  if (value === undefined || (Array.isArray(value) && entries(value).length === 0)) {
    return say(violates(property, value, own, "name one: without it, the store stands in the network's default group"));
  }
  if (standsNowhere(stack, resource, property)) {
    return say(violates(property, "a group that is no longer in the stack", own, "name one that is there"));
  }
  if (standsElsewhere(stack, resource, property)) {
    const found = "groups from elsewhere, while one of this stack stands empty";
    return say(violates(property, found, own, "place the store in the stack's own group, or remove that one"));
  }
  return say(stack.untraceable(resource, property) ? cannotTell(property, own) : []);
}

function range(
  { value, property }: Peer,
  placed: Placed,
  networks: readonly unknown[],
  ofNetwork: boolean,
): readonly Complaint[] {
  if (value === unseen && !ofNetwork) return cannotTell(property, wanted);
  const bits = prefixOf(value);
  const whole =
    value === unseen ||
    networks.includes(value) ||
    (bits !== undefined && bits <= wholeNetwork && !String(value).includes(":"));
  if (!whole && !isWorld(value)) return [];
  return violates(property, describe(placed.opening, { kind: "range", value, property }), wanted, mend);
}

/** What the groups of stores let in, and out. */
function opening(stack: StackView, placed: Placed, storesOnly: boolean): About {
  const { opening: open, at: where } = placed;
  const networks = stack
    .ofType(vpc)
    .map((each) => at(each, "cidrBlock"))
    .filter((each) => typeof each === "string");
  const complaints = open.peers.flatMap((peer): readonly Complaint[] => {
    if (open.direction === "out") {
      if (!storesOnly || !isWorld(peer.value)) return [];
      return violates(
        peer.property,
        describe(open, peer),
        "no way out for a store",
        "remove it: a store answers, and calls nobody",
      );
    }
    if (peer.kind === "range") {
      const ofNetwork = stack.referred(where, peer.property, vpc).length > 0;
      return range(peer, placed, networks, ofNetwork);
    }
    if (peer.kind === "self" || isWide(open) !== true) return [];
    return violates(
      portsProperty(open),
      describe(open, peer),
      "the store's own port",
      "open the one port of the store",
    );
  });
  return { resource: where, complaints };
}

function strangers(stack: StackView, group: Group): readonly About[] {
  return unanswered(stack, group).map(({ placed, sender }) => ({
    resource: placed.at,
    complaints: violates(
      placed.opening.peers.find(({ kind }) => kind === "group")?.property ?? "",
      `a group from elsewhere, while ${sender.name} of this stack sends to the store and isn't let in`,
      wanted,
      `let ${sender.name} in, or take away its way to the store`,
    ),
  }));
}

export const storesAdmitOnlyTheApplication: CloudRule = {
  name: "stores-admit-only-the-application",
  relation: (stack) => {
    const found = Object.entries(stores).flatMap(([type, place]) =>
      stack
        .ofType(type)
        .filter((resource) => place.inherits === undefined || isOwn(at(resource, place.inherits)))
        .filter((resource) => place.only === undefined || at(resource, place.only) !== undefined)
        .map((resource) => ({ resource, place })),
    );
    const index = groupsOf(stack);
    const guards = new Set(
      found.flatMap(({ resource, place }) =>
        stack.referred(resource, place.groups, ...groupTypes).map(({ urn }) => urn),
      ),
    );
    const groups = [...guards].flatMap((urn) => index.get(urn) ?? []);
    return [
      ...found.map(({ resource, place }) => store(stack, resource, place)),
      ...groups.flatMap((group) => {
        const storesOnly = group.members.every(({ type }) => type in stores);
        return group.openings.map((placed) => opening(stack, placed, storesOnly));
      }),
      ...groups.flatMap((group) => strangers(stack, group)),
    ];
  },
};

/** A copy in the same region stands where its source does; one that names its source by ARN is in another. */
function isOwn(source: unknown): boolean {
  return source === undefined || source === unseen || (typeof source === "string" && source.startsWith("arn:"));
}
