import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { regionOf } from "./regions";

const region =
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-\d(?=[a-f]?\b)/g;

/** The text without the regions that it names: what two in two regions have in common. */
export function withoutRegions(text: string): string {
  return text.replace(region, "*");
}

/** What is called alike in two regions, and what has its region in its name and stands alone. */
export interface Paired {
  readonly pairs: readonly (readonly [ResourceView, ResourceView])[];
  readonly alone: readonly { readonly resource: ResourceView; readonly lacking: string }[];
}

/** As much of what names its region has to have a twin before one that has none is missed. */
const mostly = 0.8;

export function pairedByRegion(stack: StackView): Paired {
  const groups = new Map<string, Map<string, ResourceView[]>>();
  for (const resource of stack.resources) {
    const where = regionOf(stack, resource);
    if (typeof where !== "string" || !resource.type.startsWith("aws:")) continue;
    const key = `${resource.type} ${kin(resource)}`;
    const group = groups.get(key) ?? new Map<string, ResourceView[]>();
    groups.set(key, group.set(where, [...(group.get(where) ?? []), resource]));
  }
  // Two of one region under one name are told apart by something else than their region.
  const clear = [...groups.values()].flatMap((group) => {
    const members = [...group].flatMap(([where, [only, ...more]]) =>
      only === undefined || more.length > 0 ? [] : [{ where, resource: only }],
    );
    return members.length === group.size ? [members] : [];
  });
  const pairs = clear.flatMap(([first, ...rest]) =>
    first === undefined ? [] : rest.map(({ resource }) => [first.resource, resource] as const),
  );
  return { pairs, alone: standingAlone(stack, clear) };
}

type Member = { readonly where: string; readonly resource: ResourceView };

function standingAlone(stack: StackView, groups: readonly (readonly Member[])[]): Paired["alone"] {
  const named = groups.filter((group) => group.every(({ resource }) => namesRegion(resource)));
  const regions = new Set(named.flatMap((group) => (group.length === 2 ? group.map(({ where }) => where) : [])));
  const [one, other] = [...regions];
  // Which of three a thing should be in can't be told.
  if (one === undefined || other === undefined || regions.size > 2) return [];
  const singles = named.flatMap(([first, ...rest]) =>
    first !== undefined && rest.length === 0 && regions.has(first.where) ? [first] : [],
  );
  const twins = named.filter((group) => group.length === 2).length;
  if (twins < mostly * (twins + singles.length)) return [];
  return singles
    .filter(({ resource, where }) => !crosses(stack, resource, where))
    .map(({ resource, where }) => ({ resource, lacking: where === one ? other : one }));
}

function namesRegion({ name, parent }: ResourceView): boolean {
  return withoutRegions(name) !== name || withoutRegions(lastOf(parent)) !== lastOf(parent);
}

/** What carries something from one region to another may go one way. */
function crosses(stack: StackView, resource: ResourceView, where: string): boolean {
  // What it waits for counts too: an ARN may be composed from names.
  return [...Object.values(resource.propertyDependencies).flat(), ...resource.dependencies].some((urn) => {
    const target = stack.get(urn);
    const there = target === undefined ? undefined : regionOf(stack, target);
    return typeof there === "string" && there !== where;
  });
}

/** How it is called, and what it belongs to, in whichever region. */
function kin({ name, parent }: ResourceView): string {
  return withoutRegions(`${name} ${lastOf(parent)}`);
}

function lastOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
