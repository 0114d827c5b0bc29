import type { Fields } from "./thing";

/** A value that a path leads to, with the path as it stands in the inputs. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/** All values at a path in which `[]` stands for each item of a list and `*` for each key. */
export function valuesAt(inputs: Fields, path: string): readonly Found[] {
  let found: readonly Found[] = [{ path: "", value: inputs }];
  for (const step of path.replaceAll("[]", ".[]").split(".")) found = found.flatMap((from) => inner(from, step));
  return found.filter(({ value }) => value !== undefined && value !== null);
}

export function valueAt(inputs: Fields, path: string): unknown {
  return valuesAt(inputs, path)[0]?.value;
}

function inner({ path, value }: Found, step: string): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  if (step === "[]")
    return Array.isArray(value) ? value.map((item: unknown, i) => ({ path: `${path}[${i}]`, value: item })) : [];
  const fields = value as Fields;
  const keys = step === "*" ? Object.keys(fields) : [step];
  return keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, value: fields[key] }));
}

/** Each text anywhere inside. */
export function* texts(value: unknown, path = ""): Generator<{ readonly path: string; readonly value: string }> {
  if (typeof value === "string") yield { path, value };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* texts(item, `${path}[${i}]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) yield* texts(item, path === "" ? key : `${path}.${key}`);
}

/** The same inputs with one value put elsewhere; undefined takes it away. Lists are reached as `rules[0].action`. */
export function withValue(inputs: Fields, path: string, value: unknown): Fields {
  const copy = structuredClone(inputs) as Record<string, unknown>;
  const steps = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const last = steps.pop();
  if (last === undefined) return copy;
  let at: Record<string, unknown> = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
}
