import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import type { ArmId } from "./arm-types";
import { armTypes, parseId, parts } from "./arm-types";
import { same } from "./words";

export interface Target {
  readonly resource: ResourceView;
  /** What follows in the id, in lower case: "blobservices/default"; "" for nothing, undefined where it can't be seen. */
  readonly below: string | undefined;
}

/** Where a property leads: to resources of the stack, to something that is not in it, or nowhere that can be told. */
export interface Lead {
  readonly to: readonly Target[];
  /** Seen, and of nothing in the stack: its text in lower case. */
  readonly foreign: string | undefined;
  readonly unseen: boolean;
  /** Nothing is given at all. */
  readonly missing: boolean;
}

const groupType = "azure-native:resources:ResourceGroup";

const nowhere: Lead = { to: [], foreign: undefined, unseen: false, missing: false };

const found = new WeakMap<StackView, Map<ResourceView, Map<string, Lead>>>();

/**
 * Where a property that holds one id leads. What can be read decides; outputs decide where nothing can be. Several rules ask the
 * same, so each answer is kept with the stack.
 */
export function leads(stack: StackView, from: ResourceView, property: string): Lead {
  const ofStack = found.get(stack) ?? new Map<ResourceView, Map<string, Lead>>();
  found.set(stack, ofStack);
  const ofResource = ofStack.get(from) ?? new Map<string, Lead>();
  ofStack.set(from, ofResource);
  const known = ofResource.get(property) ?? lead(stack, from, property);
  ofResource.set(property, known);
  return known;
}

function lead(stack: StackView, from: ResourceView, property: string): Lead {
  const value = at(from, property);
  if (value === undefined || value === "") return { ...nowhere, missing: true };
  const behind = dependedOn(stack, from, property);
  if (typeof value !== "string") {
    const to = behind.flatMap((resource) => asTarget(stack, resource));
    return { ...nowhere, to, unseen: to.length === 0 };
  }
  const id = parseId(value);
  if (id === undefined) return { ...nowhere, foreign: value.toLowerCase() };
  const [target] = [named(stack, id), unnamed(id, behind), only(behind), alike(id, behind)].flat();
  return target === undefined ? { ...nowhere, foreign: value.toLowerCase() } : { ...nowhere, to: [target] };
}

/** Where each entry of a list leads; `below` is the way from an entry to the id. */
export function leadsOfEach(stack: StackView, from: ResourceView, list: string, below = ""): readonly Lead[] {
  const value = at(from, list);
  if (value === undefined) return [];
  if (value === unseen) return [leads(stack, from, list)];
  return entries(value).map((_, index) =>
    leads(stack, from, below === "" ? `${list}.${index}` : `${list}.${index}.${below}`),
  );
}

/** Resources of a type that a property names, as the one they lie in: "accountName" of a container. */
export function ownersOf(
  stack: StackView,
  child: ResourceView,
  property: string,
  type: string,
): readonly ResourceView[] {
  const value = at(child, property);
  const behind = dependedOn(stack, child, property).filter((resource) => resource.type === type);
  if (typeof value !== "string") return behind;
  const found = stack.ofType(type).filter((owner) => same(ownName(owner), value) && mayShareGroup(child, owner));
  return found.length > 0 ? found : behind.filter((owner) => ownName(owner) === undefined);
}

/** Resources of a type that lie in this one. */
export function childrenOf(
  stack: StackView,
  owner: ResourceView,
  type: string,
  property: string,
): readonly ResourceView[] {
  return stack.ofType(type).filter((child) => ownersOf(stack, child, property, owner.type).includes(owner));
}

export function dependedOn(stack: StackView, from: ResourceView, property: string): readonly ResourceView[] {
  const [top = ""] = property.split(".");
  return (from.propertyDependencies[top] ?? []).flatMap((urn) => stack.get(urn) ?? []);
}

/** Its own name, as far as it can be read. */
export function ownName(resource: ResourceView): string | undefined {
  const [, ...names] = armTypes.get(resource.type) ?? [];
  const value = at(resource, names.at(-1) ?? "");
  return typeof value === "string" ? value : undefined;
}

function mayShareGroup(one: ResourceView, other: ResourceView): boolean {
  const [mine, its] = [at(one, "resourceGroupName"), at(other, "resourceGroupName")];
  return typeof mine !== "string" || typeof its !== "string" || same(mine, its);
}

const indices = new WeakMap<StackView, ReadonlyMap<string, readonly ResourceView[]>>();

/** Resources by "type|names" of their ids, where all of the names can be read. */
function indexOf(stack: StackView): ReadonlyMap<string, readonly ResourceView[]> {
  const made = indices.get(stack);
  if (made !== undefined) return made;
  const index = new Map<string, ResourceView[]>();
  for (const resource of stack.resources) {
    const key = keyOf(stack, resource);
    if (key !== undefined) index.set(key, [...(index.get(key) ?? []), resource]);
  }
  indices.set(stack, index);
  return index;
}

function keyOf(stack: StackView, resource: ResourceView): string | undefined {
  const [type, ...steps] = armTypes.get(resource.type) ?? [];
  if (type === undefined) return undefined;
  const names = steps.map((step) => {
    if (step.startsWith("=")) return step.slice(1);
    const value = at(resource, step);
    if (value !== unseen) return value;
    // A parent's name that is an output of the parent, whose own name may well be written down.
    return dependedOn(stack, resource, step)
      .map(ownName)
      .find((name) => name !== undefined);
  });
  return names.every((name) => typeof name === "string") ? `${type}|${names.join("/")}`.toLowerCase() : undefined;
}

/** The resource that an id names, or the one that it names a part of. */
function named(stack: StackView, { types, names, group }: ArmId): readonly Target[] {
  const index = indexOf(stack);
  for (let length = types.length; length > 0; length--) {
    const key = `${types.slice(0, length).join("/")}|${names.slice(0, length).join("/")}`;
    const found = (index.get(key) ?? []).filter((resource) => {
      const own = at(resource, "resourceGroupName");
      return typeof own !== "string" || group === undefined || own.toLowerCase() === group;
    });
    if (found.length > 0) return found.map((resource) => ({ resource, below: rest(types, names, length) }));
  }
  return [];
}

/** Of what the id was made from: resources whose names the engine chooses. */
function unnamed({ types, names }: ArmId, behind: readonly ResourceView[]): readonly Target[] {
  return behind.flatMap((resource) => {
    const [type = "", ...steps] = armTypes.get(resource.type) ?? [];
    const fits = type !== "" && types.slice(0, steps.length).join("/") === type.toLowerCase();
    if (!fits || ownName(resource) !== undefined) return [];
    return [{ resource, below: rest(types, names, steps.length) }];
  });
}

/** Ids of an older version of the interface call a type by another word; the names are the same. */
function alike({ types, names }: ArmId, behind: readonly ResourceView[]): readonly Target[] {
  return behind.flatMap((resource) => {
    const place = names.lastIndexOf(ownName(resource)?.toLowerCase() ?? "");
    return place < 0 ? [] : [{ resource, below: rest(types, names, place + 1) }];
  });
}

/** An id that says nothing of what it was made from, which is one resource: the offline plan makes up ids for types that it knows little of. */
function only(behind: readonly ResourceView[]): readonly Target[] {
  const able = behind.filter(({ type }) => armTypes.has(type) && type !== groupType);
  return able.length === 1 ? able.map((resource) => ({ resource, below: "" })) : [];
}

function rest(types: readonly string[], names: readonly string[], from: number): string {
  return types
    .slice(from)
    .map((type, index) => `${type}/${names[from + index] ?? ""}`)
    .join("/");
}

function asTarget(stack: StackView, resource: ResourceView): readonly Target[] {
  const part = parts[resource.type];
  if (part === undefined) return [{ resource, below: undefined }];
  const [owner, property, below] = part;
  return ownersOf(stack, resource, property, owner).map((found) => ({ resource: found, below }));
}
