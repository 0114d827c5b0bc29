import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import type { Opening } from "./openings";
import { groupRuleTypes, groupTypes, openingsOf } from "./openings";

/** An opening, and where it is written: in the group itself or beside it. */
export interface Placed {
  readonly opening: Opening;
  readonly at: ResourceView;
  /** Groups of this stack that it lets through. */
  readonly peers: readonly ResourceView[];
}

export interface Group {
  readonly group: ResourceView;
  readonly openings: readonly Placed[];
  /** What stands in it. */
  readonly members: readonly ResourceView[];
  /** True where nothing but rules knows of it. */
  readonly stray: boolean;
}

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Properties by which something is placed in groups, alone or with its subnets. */
const placing =
  /securityGroups?(Ids)?$|^(vpcConfigs?|vpcOptions|networkInterfaces|networkConfiguration|brokerNodeGroupInfo)$/i;

const known = new WeakMap<StackView, ReadonlyMap<string, Group>>();

/** Every group of the stack, by URN, with what it lets through and who stands in it. */
export function groupsOf(stack: StackView): ReadonlyMap<string, Group> {
  const found = known.get(stack) ?? read(stack);
  known.set(stack, found);
  return found;
}

function read(stack: StackView): ReadonlyMap<string, Group> {
  const groups = stack.ofType(...groupTypes);
  const urns = new Set(groups.map(({ urn }) => urn));
  const openings = new Map<string, Placed[]>(groups.map((group) => [group.urn, placed(stack, group, group)]));
  for (const rule of stack.ofType(...groupRuleTypes)) {
    const [group] = stack.referred(rule, "securityGroupId", ...groupTypes);
    if (group !== undefined) openings.get(group.urn)?.push(...placed(stack, rule, group));
  }
  const members = new Map<string, Set<ResourceView>>();
  const mentioned = new Set<string>();
  const aside: readonly string[] = [...groupTypes, ...groupRuleTypes];
  for (const resource of stack.resources) {
    if (aside.includes(resource.type)) continue;
    for (const [property, on] of Object.entries(resource.propertyDependencies)) {
      for (const urn of on) {
        if (!urns.has(urn)) continue;
        mentioned.add(urn);
        if (placing.test(property)) members.set(urn, (members.get(urn) ?? new Set()).add(resource));
      }
    }
  }
  return new Map(
    groups.map((group) => [
      group.urn,
      {
        group,
        openings: openings.get(group.urn) ?? [],
        members: [...(members.get(group.urn) ?? [])],
        stray: group.type === groupTypes[0] && !mentioned.has(group.urn),
      },
    ]),
  );
}

function placed(stack: StackView, where: ResourceView, group: ResourceView): Placed[] {
  const found = openingsOf(where);
  if (found === unseen) return [];
  return found.map((opening) => ({
    opening,
    at: where,
    peers: opening.peers.flatMap(({ kind, property }) => {
      if (kind === "self") return [group];
      return kind === "group" ? stack.referred(where, property, ...groupTypes) : [];
    }),
  }));
}

/**
 * True where a resource names only groups that are not of this stack, while a group of this stack stands empty, or is where others
 * of its kind stand: whoever wrote it meant that one. A group from elsewhere alone is nothing unusual.
 */
export function standsElsewhere(stack: StackView, resource: ResourceView, property: string): boolean {
  const value = at(resource, property);
  const named = typeof value === "string" ? [value] : entries(value);
  if (named.length === 0 || named.includes(unseen)) return false;
  const [top = ""] = property.split(".");
  if ((resource.propertyDependencies[top] ?? []).some((urn) => isGroup(urn))) return false;
  const here = [...groupsOf(stack).values()].filter(({ group }) => sameProvider(group, resource));
  if (here.some(({ stray }) => stray)) return true;
  // Endpoints of a network all serve the same callers.
  return (
    resource.type === endpointType && here.some(({ members }) => members.some(({ type }) => type === endpointType))
  );
}

function sameProvider(a: ResourceView, b: ResourceView): boolean {
  return a.provider === b.provider;
}

/** True where it refers to a group that was made here and is no longer there. */
export function standsNowhere(stack: StackView, resource: ResourceView, property: string): boolean {
  const [top = ""] = property.split(".");
  return (resource.propertyDependencies[top] ?? []).some((urn) => isGroup(urn) && stack.get(urn) === undefined);
}

function isGroup(urn: string): boolean {
  return isOfType(urn, groupTypes);
}

/** The type stands in the URN, after the types of its parents. */
export function isOfType(urn: string, types: readonly string[]): boolean {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return types.includes(type);
}

/**
 * An opening for a group from elsewhere, in a group to which another one of this stack sends without being let in: the two sides of
 * one way don't fit each other, and somebody else is let in instead.
 */
export function unanswered(
  stack: StackView,
  { group, openings }: Group,
): readonly { readonly placed: Placed; readonly sender: ResourceView }[] {
  const into = openings.filter(({ opening }) => opening.direction === "in");
  const foreign = into.filter(
    ({ opening, peers }) =>
      peers.length === 0 && opening.peers.some(({ kind, value }) => kind === "group" && value !== unseen),
  );
  if (foreign.length === 0) return [];
  const admitted = new Set(into.flatMap(({ peers }) => peers.map(({ urn }) => urn)));
  const senders = [...groupsOf(stack).values()].filter(
    (each) =>
      each.group.urn !== group.urn &&
      !admitted.has(each.group.urn) &&
      each.openings.some(
        ({ opening, peers }) => opening.direction === "out" && peers.some(({ urn }) => urn === group.urn),
      ),
  );
  const [sender] = senders;
  return sender === undefined ? [] : foreign.map((each) => ({ placed: each, sender: sender.group }));
}

/** The other way round: a group sends to one from elsewhere, and not to one of this stack that lets it in. */
export function astray(
  stack: StackView,
  { group, openings }: Group,
): readonly { readonly placed: Placed; readonly receiver: ResourceView }[] {
  const out = openings.filter(({ opening }) => opening.direction === "out");
  const foreign = out.filter(
    ({ opening, peers }) =>
      peers.length === 0 && opening.peers.some(({ kind, value }) => kind === "group" && value !== unseen),
  );
  if (foreign.length === 0) return [];
  const reached = new Set(out.flatMap(({ peers }) => peers.map(({ urn }) => urn)));
  const receiver = [...groupsOf(stack).values()].find(
    (each) =>
      each.group.urn !== group.urn &&
      !reached.has(each.group.urn) &&
      each.openings.some(
        ({ opening, peers }) => opening.direction === "in" && peers.some(({ urn }) => urn === group.urn),
      ),
  );
  return receiver === undefined ? [] : foreign.map((each) => ({ placed: each, receiver: receiver.group }));
}
