import type * as v from "valibot";
import type { KeyFacts } from "./key";
import { factsOf } from "./key";

/** Facts of the key at a path; of the nearest one above where the path leads out of the schema. */
export function factsAt(schema: v.GenericSchema, path: readonly (string | number)[]): KeyFacts {
  const facts = factsOf(schema);
  const [head, ...rest] = path;
  if (head === undefined) return facts;
  const next = facts.entries?.[head] ?? facts.item;
  return next === undefined ? facts : factsAt(next, rest);
}

/** A path as one would type it: `peaks[0].start`. */
export function toKey(path: readonly (string | number)[]): string {
  return path.reduce<string>((key, part) => {
    if (typeof part === "number") return `${key}[${part}]`;
    return key === "" ? part : `${key}.${part}`;
  }, "");
}
