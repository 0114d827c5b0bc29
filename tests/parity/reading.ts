import type { RecordedResource } from "../../plan/recorded";
import { Secret } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";

/** What one recorded resource says about a promise, in words that no cloud has of its own. */
export interface Reading<V> {
  readonly resource: RecordedResource;
  /** Inputs that were looked at. */
  readonly paths: readonly string[];
  readonly value: V;
}

export type Read<V> = (plan: StackPlan) => readonly Reading<V>[];

/** The recorded inputs of one resource, and how to look into them. */
export interface Inputs {
  readonly resource: RecordedResource;
  readonly plan: StackPlan;
  /** Value at a dotted path, `[0]` for an item of a list; undefined where there is none. */
  readonly at: (path: string) => unknown;
  /** A list at a path; empty where there is none. */
  readonly list: (path: string) => readonly Item[];
}

export type Item = Readonly<Record<string, unknown>>;

export interface Of<V> {
  readonly type: string;
  /** Which of that type; all without it. */
  readonly where?: (inputs: Inputs) => boolean;
  readonly paths: readonly string[];
  readonly value: (inputs: Inputs) => V;
}

/** One reading of each resource of a type. */
export function each<V>(...kinds: readonly Of<V>[]): Read<V> {
  return (plan) =>
    kinds.flatMap(({ type, where = () => true, paths, value }) =>
      plan.resources
        .filter((resource) => resource.type === type)
        .map((resource) => inputsOf(plan, resource))
        .filter(where)
        .map((inputs) => ({ resource: inputs.resource, paths, value: value(inputs) })),
    );
}

/** True where all of these inputs have these values. */
export function all(values: Readonly<Record<string, unknown>>): Pick<Of<boolean>, "paths" | "value"> {
  return {
    paths: Object.keys(values),
    value: ({ at }) =>
      Object.entries(values).every(([path, value]) =>
        value instanceof RegExp ? at(path) !== undefined && value.test(String(at(path))) : at(path) === value,
      ),
  };
}

/** What is said of a resource by its own options: `protect` in the state. */
export const guarded: Pick<Of<boolean>, "paths" | "value"> = {
  paths: ["options.protect"],
  value: ({ resource }) => resource.options.protect,
};

export function inputsOf(plan: StackPlan, resource: RecordedResource): Inputs {
  const at = (path: string) => lookUp(resource.inputs, path);
  return {
    resource,
    plan,
    at,
    list: (path) => {
      const value = at(path);
      return Array.isArray(value) ? (value as Item[]) : [];
    },
  };
}

export function lookUp(value: unknown, path: string): unknown {
  return path
    .replaceAll("[", ".[")
    .split(".")
    .reduce<unknown>((inner, part) => {
      const open = inner instanceof Secret ? inner.value : inner;
      if (typeof open !== "object" || open === null) return undefined;
      return (open as Item)[part.replace(/^\[(\d+)\]$/, "$1")];
    }, value);
}

/** The settings that a boot script hands to the container: lines such as `DATABASE_USER=shop_app`. */
export function environmentOf(script: unknown): Readonly<Record<string, string>> {
  const text = Buffer.from(String(script), "base64").toString();
  return Object.fromEntries(
    [...text.matchAll(/^([A-Z][A-Z_]+)=(\S+)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Regions in which more than data stands, as the stack's outputs tell. */
export function servingRegions({ outputs }: StackPlan): readonly string[] {
  return (outputs["sites"] as readonly { readonly region: string; readonly role: string }[])
    .filter(({ role }) => role !== "reserve")
    .map(({ region }) => region);
}

/** The region of the shop that a resource's name carries; of two that it ties together, the last. */
export function regionOf({ settings }: StackPlan, { name }: RecordedResource): string | undefined {
  return settings.regions
    .filter((region) => name.includes(region))
    .sort((a, b) => name.lastIndexOf(b) - name.lastIndexOf(a))[0];
}
