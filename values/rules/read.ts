import type { RecordedResource } from "../../plan/recorded";
import { Secret, UNKNOWN } from "../../plan/recorded";
import type { Broken, ValueRule, Whole } from "../rule";

/** A value with the way to it. */
export interface At {
  readonly path: string;
  readonly value: unknown;
}

/** All known values at a path such as `rules[].action.type`; what is absent or not known yet is left out. */
export function at(inputs: unknown, path: string): At[] {
  let found: At[] = [{ path: "", value: inputs }];
  for (const step of path.split(".")) {
    const name = step.replace("[]", "");
    found = found.flatMap(({ path: so, value }) => {
      const inner = known((value as Record<string, unknown> | null | undefined)?.[name]);
      const here = so === "" ? name : `${so}.${name}`;
      if (!step.endsWith("[]")) return [{ path: here, value: inner }];
      return Array.isArray(inner)
        ? inner.map((each: unknown, index) => ({ path: `${here}[${index}]`, value: known(each) }))
        : [];
    });
  }
  return found.filter(({ value }) => value !== undefined && value !== null);
}

/** The single value at a path without lists. */
export function one(inputs: unknown, path: string): unknown {
  return at(inputs, path)[0]?.value;
}

function known(value: unknown): unknown {
  if (value === UNKNOWN) return undefined;
  return value instanceof Secret ? known(value.value) : value;
}

/** The resources that a property of one takes its value from. */
export function sources({ propertyDependencies }: RecordedResource, property: string, { resources }: Whole) {
  const urns = new Set(propertyDependencies[property] ?? []);
  return resources.filter(({ urn }) => urns.has(urn));
}

type Head = Pick<ValueRule, "name" | "source" | "traps">;

/** Each value at a path of one type is held by itself. */
export function each(
  head: Head,
  types: string | readonly string[],
  path: string,
  allowed: string,
  good: (value: unknown) => boolean,
): ValueRule {
  return {
    ...head,
    types: typeof types === "string" ? [types] : types,
    reads: [path],
    broken: ({ inputs }) =>
      at(inputs, path).flatMap(({ path: where, value }) =>
        good(value) ? [] : [{ path: where, given: value, allowed }],
      ),
  };
}

/** Values of a list that the documentation gives, at several paths of one type. */
export function lists(head: Head, type: string, allowed: Readonly<Record<string, readonly unknown[]>>): ValueRule {
  return {
    ...head,
    types: [type],
    reads: Object.keys(allowed),
    broken: ({ inputs }) =>
      Object.entries(allowed).flatMap(([path, values]) =>
        at(inputs, path).flatMap(({ path: where, value }) =>
          values.includes(value) ? [] : [{ path: where, given: value, allowed: `one of ${values.join(", ")}` }],
        ),
      ),
  };
}

/** What is wrong with a resource as a whole, or with one of its properties in view of the others. */
export function relation(
  head: Head,
  type: string,
  broken: (inputs: Readonly<Record<string, unknown>>, resource: RecordedResource, whole: Whole) => Broken | undefined,
): ValueRule {
  return {
    ...head,
    types: [type],
    reads: [],
    broken: (resource, whole) => {
      const found = broken(resource.inputs, resource, whole);
      return found === undefined ? [] : [found];
    },
  };
}
