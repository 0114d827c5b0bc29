import type { ResourceView, ViewedOptions } from "../../../policy/view";

/** A resource of a case, in short. */
export interface Given {
  readonly type: string;
  /** Default: "it". */
  readonly name?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** By property: names of the resources of the case whose outputs are in it. */
  readonly refs?: Readonly<Record<string, readonly string[]>>;
  readonly parent?: string;
  readonly provider?: string;
  readonly options?: Partial<ViewedOptions>;
  readonly secrets?: ResourceView["secrets"];
}

export interface RuleCase {
  /** What it is, in a few words. */
  readonly what: string;
  readonly stack: readonly Given[];
  /** `name property` of everything that is found, with "?" before what can't be told; nothing for a neighbour that is right. */
  readonly found: readonly string[];
}

/** What one rule must find on one cloud, and on what it must be silent. */
export interface RuleCases {
  readonly rule: string;
  readonly cases: readonly RuleCase[];
}

export function viewsOf(stack: readonly Given[]): readonly ResourceView[] {
  const urn = (name: string) => {
    const { type } = stack.find((each) => (each.name ?? "it") === name) ?? { type: "missing" };
    return `urn:pulumi:test::case::${type}::${name}`;
  };
  return stack.map(({ type, name = "it", inputs, refs = {}, parent = "", provider = "", options, secrets = [] }) => ({
    urn: urn(name),
    type,
    name,
    inputs,
    parent,
    provider,
    dependencies: Object.values(refs).flat().map(urn),
    propertyDependencies: Object.fromEntries(Object.entries(refs).map(([property, on]) => [property, on.map(urn)])),
    options: { protect: false, retainOnDelete: false, ignoreChanges: [], ...options },
    secrets,
  }));
}
