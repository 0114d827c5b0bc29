import { Secret } from "../../plan/recorded";
import { openJson, toKey } from "./leaves";

/** In the place of a value: the property is left out; in a list, the entry. */
export const absent: unique symbol = Symbol("absent");

/** Any recorded value, at a path as `leaves` writes it; secrets and JSON texts are opened on the way. */
export function valueAt(holder: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((value, step) => {
    const opened = inside(value);
    if (typeof opened !== "object" || opened === null) return undefined;
    return Object.hasOwn(opened, step) ? (opened as Record<string, unknown>)[step] : undefined;
  }, holder);
}

/** The same with another value at the path: what is not on the way is shared, secrets stay secrets, and texts are texts. */
export function withValue<T>(holder: T, path: string, value: unknown): T {
  return put(holder, stepsOf(path), value) as T;
}

/** A value seen through a secret and through JSON in a text, and put back in the same wrapping. */
export function through(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (value instanceof Secret) return new Secret(through(value.value, change));
  const opened = openJson(value);
  return opened === undefined ? change(value) : JSON.stringify(change(opened));
}

/** The value without its wrapping. */
export function inside(value: unknown): unknown {
  if (value instanceof Secret) return inside(value.value);
  return openJson(value) ?? value;
}

function stepsOf(path: string): readonly string[] {
  return path === "" ? [] : path.split(".").map(toKey);
}

function put(holder: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  return through(holder, (opened) => {
    if (Array.isArray(opened)) {
      const index = Number(step);
      const kept: readonly unknown[] = opened;
      const entry = rest.length === 0 ? value : put(kept[index], rest, value);
      return entry === absent ? kept.toSpliced(index, 1) : kept.with(index, entry);
    }
    if (typeof opened !== "object" || opened === null) throw new Error(`there is nothing at "${step}"`);
    const { [step]: present, ...others } = opened as Record<string, unknown>;
    const entry = rest.length === 0 ? value : put(present, rest, value);
    // In its old place among the others: the order of keys is part of what a text says.
    return entry === absent ? others : { ...opened, [step]: entry };
  });
}
