import type { StackView } from "../policy/stack-view";
import type { ResourceView } from "../policy/view";
import { at, entries } from "../policy/view";
import type { Scope, ScopeRow, ScopeTable } from "./document";
import { byText, label } from "./names";

const tag = "pci-scope";

/** Pulumi's own: they stand in the state alone, and nothing of them runs. */
const withoutSubstance = /^(pulumi:|random:)/;

interface Derived {
  readonly scope: Scope;
  readonly derivedFrom: string;
}

/**
 * For 12.5.1: each resource's own tag says it; one of a type that takes no tags is as what it was made part of, or else as what
 * it refers to.
 */
export function scopeTable(stack: StackView): ScopeTable {
  const components = byComponent(stack);
  const rows = stack.resources.map((resource): ScopeRow => {
    const { urn, type, name } = resource;
    return { urn, type, name, ...derive(stack, resource, components) };
  });
  const parents = [...new Set(stack.resources.map(({ parent }) => parent))];
  return {
    components: parents
      .filter((parent) => isComponent(stack, parent))
      .map((parent) => {
        const own = rows.filter(({ urn }) => stack.get(urn)?.parent === parent);
        return {
          component: componentName(parent),
          scope: widest(own.map(({ scope }) => scope)),
          resources: own.length,
        };
      })
      .sort((one, other) => byText(one.component, other.component)),
    resources: [...rows].sort(
      (one, other) => byText(one.type, other.type) || byText(one.name, other.name) || byText(one.urn, other.urn),
    ),
  };
}

function derive(stack: StackView, resource: ResourceView, components: ReadonlyMap<string, Scope>): Derived {
  if (withoutSubstance.test(resource.type)) return { scope: "out", derivedFrom: "exists in the program's state alone" };
  const own = tagOf(resource);
  if (own !== undefined) return { scope: own, derivedFrom: "its own tag" };
  const parent = stack.get(resource.parent);
  const ofParent = parent === undefined ? undefined : tagOf(parent);
  if (parent !== undefined && ofParent !== undefined)
    return { scope: ofParent, derivedFrom: `tag of its parent ${label(parent)}` };
  const ofComponent = components.get(resource.parent);
  if (ofComponent !== undefined)
    return { scope: ofComponent, derivedFrom: `tags of its component ${componentName(resource.parent)}` };
  const related = relatedTo(stack, resource);
  const scopes = related.flatMap((each) => tagOf(each) ?? []);
  const [first] = related.filter((each) => tagOf(each) !== undefined);
  if (first === undefined)
    return { scope: "not said", derivedFrom: "neither a tag nor anything tagged that it refers to" };
  return { scope: widest(scopes), derivedFrom: `tag of ${label(first)}, which it refers to` };
}

/** What the tagged resources of each component agree on, and where they don't, the stricter. */
function byComponent(stack: StackView): ReadonlyMap<string, Scope> {
  const found = new Map<string, Scope[]>();
  for (const resource of stack.resources) {
    const own = tagOf(resource);
    if (own === undefined || !isComponent(stack, resource.parent)) continue;
    found.set(resource.parent, [...(found.get(resource.parent) ?? []), own]);
  }
  return new Map([...found].map(([parent, scopes]) => [parent, widest(scopes)]));
}

/** A stack is no component: what hangs below it has nothing else in common. */
function isComponent(stack: StackView, urn: string): boolean {
  return urn !== "" && !urn.includes("::pulumi:pulumi:Stack::") && stack.get(urn) === undefined;
}

function componentName(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1)?.split(":").at(-1) ?? ""} ${name}`;
}

function relatedTo(stack: StackView, resource: ResourceView): readonly ResourceView[] {
  const urns = new Set(Object.values(resource.propertyDependencies).flat());
  return [...urns].sort(byText).flatMap((urn) => stack.get(urn) ?? []);
}

function tagOf(resource: ResourceView): Scope | undefined {
  const value = at(resource, `tags.${tag}`) ?? listedTag(resource);
  return value === "cde" || value === "connected" || value === "out" ? value : undefined;
}

/** A scaling group's tags are a list. */
function listedTag(resource: ResourceView): unknown {
  const tags = entries(at(resource, "tags"));
  const index = tags.findIndex((_, place) => at(resource, `tags.${place}.key`) === tag);
  return index < 0 ? undefined : at(resource, `tags.${index}.value`);
}

const strictness: readonly Scope[] = ["cde", "connected", "not said", "out"];

function widest(scopes: readonly Scope[]): Scope {
  return strictness.find((scope) => scopes.includes(scope)) ?? "not said";
}
