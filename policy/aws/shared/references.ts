import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { maySameRegion } from "./regions";

/** Where a property leads: to resources of the stack, to something that is not in it, or nowhere that can be told. */
export interface Lead {
  readonly to: readonly ResourceView[];
  /** Seen, and of nothing in the stack: its text. */
  readonly foreign: string | undefined;
  readonly unseen: boolean;
  /** Nothing is given at all. */
  readonly missing: boolean;
}

/**
 * Where the property leads. Entries of a list are traced to resources together: to tell them apart, a text that is seen has to
 * fit the name that a resource goes by, where that is seen, too.
 */
export function leads(stack: StackView, from: ResourceView, property: string, ...types: readonly string[]): Lead {
  const value = at(from, property);
  if (value === undefined || value === "") return { to: [], foreign: undefined, unseen: false, missing: true };
  const byName = stack.referred(from, property, ...types);
  const referred = byName.length > 0 ? byName : stack.ofType(...types).filter((each) => isHost(value, each));
  if (typeof value !== "string") {
    return { to: referred, foreign: undefined, unseen: referred.length === 0, missing: false };
  }
  const fitting = isOneOfMany(from, property) ? referred.filter((resource) => fits(resource, value)) : referred;
  // The same name may be given once in each region.
  const near = fitting.filter((resource) => maySameRegion(stack, from, resource));
  const to = near.length > 0 ? near : fitting;
  return { to, foreign: to.length === 0 ? value : undefined, unseen: false, missing: false };
}

/** CloudFront calls a bucket by its host: "name.s3.amazonaws.com". */
function isHost(value: unknown, resource: ResourceView): boolean {
  return typeof value === "string" && namesOf(resource).some((name) => value.startsWith(`${name}.s3.`));
}

/** What is in a list with others is traced together with them. */
function isOneOfMany(from: ResourceView, property: string): boolean {
  const list = /^(.*?)\.\d+(\.|$)/.exec(property)?.[1];
  return list !== undefined && entries(at(from, list)).length > 1;
}

function fits(resource: ResourceView, text: string): boolean {
  const names = namesOf(resource);
  return names.length === 0 || names.some((name) => text.includes(name));
}

/** The name that a resource goes by, where the program gives one. */
export function namesOf(resource: ResourceView): readonly string[] {
  return ["name", "bucket", "identifier", "clusterIdentifier", "replicationGroupId"].flatMap((property) => {
    const value = at(resource, property);
    return typeof value === "string" && value.length > 2 ? [value] : [];
  });
}

/** True for an entry that is, or may be, one of these. */
export function mayInclude(list: unknown, ...wanted: readonly string[]): boolean {
  if (list === unseen) return true;
  return entries(list).some((entry) => entry === unseen || wanted.includes(String(entry)));
}
