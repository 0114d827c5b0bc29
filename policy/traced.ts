import type { Check, Relation } from "./rule";
import { StackView } from "./stack-view";
import type { ResourceView } from "./view";
import { at } from "./view";

/** Dotted paths of what was looked at, by the URN of the resource. */
export type Touched = ReadonlyMap<string, readonly string[]>;

/** In front of what is no input but an option of the resource. */
export const optionPrefix = "option ";

/** Asked of every object by the language or by JSON, and no property of any resource. */
const asked: ReadonlySet<string> = new Set(["toJSON", "then"]);

/** What a check of one resource looked at. */
export function traceCheck(check: Check, resource: ResourceView): readonly string[] {
  const trace = new Trace();
  check(trace.watch(resource));
  return trace.of(resource.urn);
}

/** What a relation looked at, in all resources. */
export function traceRelation(relation: Relation, resources: readonly ResourceView[]): Touched {
  const trace = new Trace();
  // Fresh views for each: what one relation keeps of them must not hide what the next one reads.
  relation(new TracedStack(resources, trace));
  return new Map(resources.map(({ urn }) => [urn, trace.of(urn)]));
}

/**
 * Who refers to whom is looked up among the plain resources: the search asks every candidate for every name that it could be
 * called by, and none of that is what the relation is about.
 */
class TracedStack extends StackView {
  private readonly plain: StackView;

  constructor(resources: readonly ResourceView[], trace: Trace) {
    super(resources.map((resource) => trace.watch(resource)));
    this.plain = new StackView(resources);
  }

  override referred(from: ResourceView, property: string, ...types: readonly string[]): readonly ResourceView[] {
    at(from, property);
    const found = this.plain.referred(this.plain.get(from.urn) ?? from, property, ...types);
    return found.map((resource) => this.get(resource.urn) ?? resource);
  }
}

class Trace {
  private readonly touched = new Map<string, Set<string>>();

  watch(resource: ResourceView): ResourceView {
    const paths = new Set<string>();
    this.touched.set(resource.urn, paths);
    const touch = (path: string) => paths.add(path);
    return {
      ...resource,
      inputs: watched(resource.inputs, "", touch) as ResourceView["inputs"],
      options: watched(resource.options, optionPrefix, touch) as ResourceView["options"],
    };
  }

  /** Leaves alone: who reads `a.b` has gone through `a`. Where nothing below was read, `a` itself was what counted. */
  of(urn: string): readonly string[] {
    const all = [...(this.touched.get(urn) ?? [])].filter((path) => path !== "" && path !== optionPrefix);
    const inner = new Set(all.flatMap(ancestors));
    return all.filter((path) => !inner.has(path)).sort();
  }
}

function ancestors(path: string): readonly string[] {
  const steps = path.split(".");
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("."));
}

/** The same value, which tells where it is read. Text, numbers and what is unseen are handed over as they are. */
function watched(value: unknown, path: string, touch: (path: string) => void): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inner = new Map<string, unknown>();
  const below = (key: string) => (path === "" || path === optionPrefix ? `${path}${key}` : `${path}.${key}`);
  // A copy, since a proxy may not hide what a frozen object holds.
  const copy: object = Array.isArray(value) ? [...(value as readonly unknown[])] : { ...value };
  return new Proxy(copy, {
    get(target, key) {
      const own: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || asked.has(key)) return own;
      if (Array.isArray(target) && !/^\d+$/.test(key)) {
        if (key === "length") touch(path);
        return own;
      }
      // What every object has, such as hasOwnProperty.
      if (!Object.hasOwn(target, key) && key in target) return own;
      touch(below(key));
      if (!inner.has(key)) inner.set(key, watched(own, below(key), touch));
      return inner.get(key);
    },
    has(target, key) {
      if (typeof key === "string" && !(Array.isArray(target) && key === "length")) touch(below(key));
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      touch(path);
      return Reflect.ownKeys(target);
    },
  });
}
