import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { balancerTypes, isPublic, listenerTypes } from "./shared/entries";
import { groupsOf } from "./shared/group-members";
import { groupTypes } from "./shared/openings";

/** By default the answers of a balancer name it: "Server: awselb/2.0". */
function listener(resource: ResourceView): readonly About[] {
  const protocol = at(resource, "protocol");
  if (protocol !== undefined && protocol !== "HTTP" && protocol !== "HTTPS") return [];
  const property = "routingHttpResponseServerEnabled";
  const value = at(resource, property);
  if (value === unseen) return [{ resource, complaints: cannotTell(property, "false") }];
  const off = value === false || value === "false";
  return [
    {
      resource,
      complaints: off ? [] : violates(property, value, "false", "set it: answers then don't name the server"),
    },
  ];
}

/** A balancer that only groups of this stack may reach serves an inner tier. */
function isInner(stack: StackView, balancer: ResourceView): boolean {
  const groups = stack
    .referred(balancer, "securityGroups", ...groupTypes)
    .flatMap(({ urn }) => groupsOf(stack).get(urn) ?? []);
  const into = groups.flatMap(({ openings }) => openings).filter(({ opening }) => opening.direction === "in");
  return (
    into.length > 0 &&
    into.every(
      ({ peers, opening }) =>
        peers.length > 0 && opening.peers.every(({ kind }) => kind !== "range" && kind !== "list"),
    )
  );
}

function balancer(stack: StackView, resource: ResourceView): readonly About[] {
  const open = isPublic(resource);
  if (open === false) return [{ resource, complaints: [] }];
  if (!isInner(stack, resource)) return [];
  const say = (complaints: readonly Complaint[]): readonly About[] => [{ resource, complaints }];
  if (open === "cannot tell") return say(cannotTell("internal", "true"));
  const mend = "set it: only groups of this stack may reach it, and the public name says where it is";
  return say(violates("internal", at(resource, "internal"), "true", mend));
}

export const originNotExposed: CloudRule = {
  name: "origin-not-exposed",
  relation: (stack) => [
    ...stack.ofType(...listenerTypes).flatMap(listener),
    ...stack.ofType(...balancerTypes).flatMap((each) => balancer(stack, each)),
  ],
};
