import { Secret, UNKNOWN } from "../../../plan/recorded";
import type { Broken, ValueRule } from "../../rule";

export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/** What stands at a path such as `rules[].name`; nothing where it isn't given or isn't known yet. */
export function given(inputs: unknown, path: string): Found[] {
  const steps = path.replaceAll("[]", ".[]").split(".");
  return follow(inputs, steps, "");
}

function follow(at: unknown, [step, ...rest]: readonly string[], path: string): Found[] {
  const value = at instanceof Secret ? at.value : at;
  if (value === undefined || value === null || value === UNKNOWN) return [];
  if (step === undefined) return [{ path, value }];
  if (step === "[]")
    return Array.isArray(value) ? value.flatMap((item, index) => follow(item, rest, `${path}[${index}]`)) : [];
  if (typeof value !== "object") return [];
  return follow((value as Record<string, unknown>)[step], rest, path === "" ? step : `${path}.${step}`);
}

/** The one value at a path without lists. */
export function one(inputs: unknown, path: string): unknown {
  return given(inputs, path)[0]?.value;
}

export function text(inputs: unknown, path: string): string | undefined {
  const value = one(inputs, path);
  return typeof value === "string" ? value : undefined;
}

interface Form {
  readonly name: string;
  /** Type without `azure-native:`, and paths in its inputs. */
  readonly of: Readonly<Record<string, readonly string[]>>;
  readonly fits: RegExp | ((value: unknown) => boolean);
  readonly allowed: string;
  readonly source: string;
  readonly traps?: readonly string[];
}

/** A rule for single values that all have one form. */
export function form({ name, of, fits, allowed, source, traps = [] }: Form): ValueRule {
  const byType = Object.fromEntries(Object.entries(of).map(([type, paths]) => [`azure-native:${type}`, paths]));
  const good = (value: unknown) =>
    fits instanceof RegExp ? typeof value === "string" && fits.test(value) : fits(value);
  return {
    name,
    types: Object.keys(byType),
    reads: [...new Set(Object.values(of).flat())],
    source,
    traps,
    broken: ({ type, inputs }) =>
      (byType[type] ?? [])
        .flatMap((path) => given(inputs, path))
        .filter(({ value }) => !good(value))
        .map(({ path, value }) => ({ path, given: value, allowed })),
  };
}

/** A rule for one type, told by a function that gives what is wrong. */
export function about(
  name: string,
  types: readonly string[],
  { source, traps = [], reads = [] }: { source: string; traps?: readonly string[]; reads?: readonly string[] },
  broken: ValueRule["broken"],
): ValueRule {
  return { name, types: types.map((type) => `azure-native:${type}`), reads, source, traps, broken };
}

export function wrong(path: string, value: unknown, allowed: string): Broken {
  return { path, given: value, allowed };
}

/** Last part of an id. */
export function lastOf(id: unknown): string {
  return String(id).split("/").at(-1) ?? "";
}
