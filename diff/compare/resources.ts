import { effectOf } from "../effects/find";
import type { Effect } from "../effects/effect";
import { worst } from "../effects/effect";
import { stores } from "../effects/stores";
import type { Resource } from "../plans";
import type { ValueChange } from "./values";
import { compareValues } from "./values";

export interface PropertyChange extends ValueChange {
  readonly effect: Effect;
  /** Where the effect is documented. */
  readonly source?: string;
  /** True where the program tells the engine to leave a change of it alone. */
  readonly ignored?: true;
}

export interface ResourceChange {
  readonly kind: "added" | "removed" | "changed" | "renamed";
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN in the base, where another one stands in the head. */
  readonly from?: string;
  /** The worst of its properties; for one that went, what goes with it. */
  readonly effect: Effect;
  /** What is lost with it: such a change is refused. */
  readonly loses?: string;
  /** How many resources of the head take something from it: they may follow where it is replaced. */
  readonly dependents?: number;
  readonly properties: readonly PropertyChange[];
}

/** What came, went and changed. An alias of a resource in the head is the same resource under its old name. */
export function compareResources(base: readonly Resource[], head: readonly Resource[]): readonly ResourceChange[] {
  const before = new Map(base.map((resource) => [resource.urn, resource]));
  const origins = originsOf(before, head);
  const kept = new Set(origins.values());
  const removed = base.filter(({ urn }) => !kept.has(urn)).map(removal);
  const others = head.flatMap((resource) => {
    const origin = before.get(origins.get(resource.urn) ?? "");
    if (origin === undefined) return [addition(resource)];
    const change = changeOf(origin, resource, head);
    return change === undefined ? [] : [change];
  });
  return [...removed, ...others];
}

/** URN in the base by URN in the head. */
export function originsOf(
  before: ReadonlyMap<string, unknown>,
  head: readonly Resource[],
): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const { urn } of head) if (before.has(urn)) origins.set(urn, urn);
  const taken = new Set(origins.values());
  for (const { urn, options } of head) {
    if (origins.has(urn)) continue;
    const alias = options.aliases.find((each) => before.has(each) && !taken.has(each));
    if (alias === undefined) continue;
    origins.set(urn, alias);
    taken.add(alias);
  }
  return origins;
}

function addition({ urn, type, name }: Resource): ResourceChange {
  return { kind: "added", urn, type, name, effect: "in place", properties: [] };
}

function removal({ urn, type, name, options }: Resource): ResourceChange {
  const loses = options.retainOnDelete ? undefined : stores[type];
  const effect = loses === undefined ? "in place" : "loss of data";
  return { kind: "removed", urn, type, name, effect, properties: [], ...(loses === undefined ? {} : { loses }) };
}

function changeOf(before: Resource, after: Resource, head: readonly Resource[]): ResourceChange | undefined {
  const { urn, type, name } = after;
  const renamed = before.urn !== urn;
  const properties = [
    ...compareValues(before.inputs, after.inputs, "").map((change) => judged(change, after)),
    ...besides(before, after),
  ];
  if (properties.length === 0 && !renamed) return undefined;
  const effect = worst(properties.map((property) => property.effect));
  const replaced = properties.some((property) => property.effect === "replacement");
  const loses = replaced ? stores[type] : undefined;
  const dependents = replaced ? head.filter(({ dependencies }) => dependencies.includes(urn)).length : 0;
  return {
    kind: renamed ? "renamed" : "changed",
    urn,
    type,
    name,
    ...(renamed ? { from: before.urn } : {}),
    effect: loses === undefined ? effect : "loss of data",
    ...(loses === undefined ? {} : { loses }),
    ...(dependents === 0 ? {} : { dependents }),
    properties,
  };
}

function judged(change: ValueChange, { type, custom, options }: Resource): PropertyChange {
  const { path, before, after } = change;
  if (options.ignoreChanges.some((ignored) => within(path, ignored)))
    return { ...change, effect: "in place", ignored: true };
  // A component is the program's own: nothing of it stands in a cloud. A provider's settings say how calls are made.
  if (!custom) return { ...change, effect: "in place" };
  if (options.replaceOnChanges.some((replacing) => within(path, replacing))) {
    return { ...change, effect: "replacement", source: "replaceOnChanges, in the program" };
  }
  return { ...change, ...effectOf(type, path, before, after) };
}

/** `rule[0].name`, `rule.*.name` and `rule` all cover `rule.0.name`. */
function within(path: string, pattern: string): boolean {
  const steps = path.split(".");
  const wanted = pattern.replaceAll(/\[["']?([^\]"']+)["']?\]/g, ".$1").split(".");
  return wanted.every((step, index) => step === "*" || step === steps[index]);
}

/** What is no input: the options that guard it, and the provider that it is made by. */
function besides(before: Resource, after: Resource): readonly PropertyChange[] {
  const guards = ["protect", "retainOnDelete", "deleteBeforeReplace", "ignoreChanges", "replaceOnChanges"] as const;
  const changed = guards.flatMap((option) =>
    compareValues(before.options[option], after.options[option], `options.${option}`),
  );
  const provider = compareValues(before.provider, after.provider, "options.provider");
  return [
    ...changed.map((change) => ({ ...change, effect: "in place" as const })),
    // Another region would mean another resource; another name of the same provider means nothing.
    ...provider.map((change) => ({ ...change, effect: "not known" as const })),
  ];
}
