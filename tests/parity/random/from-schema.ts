import * as fc from "fast-check";
import type * as v from "valibot";
import { factsOf, isOptional } from "../../../config/schema/key";

/** The valid values of a key, from the very bounds that the program checks it against. */
export function ofSchema(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const bare = isOptional(schema) ? schema.wrapped : schema;
  const { type, entries, item } = factsOf(bare);
  if (entries !== undefined) {
    return fc.record(Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, ofSchema(entry)])), {
      requiredKeys: Object.entries(entries)
        .filter(([, entry]) => !isOptional(entry))
        .map(([name]) => name),
    });
  }
  if (type === "list" && item !== undefined) return fc.array(ofSchema(item), { maxLength: 3 });
  if (type === "true or false") return fc.boolean();
  const { options } = bare as { options?: readonly string[] };
  if (options !== undefined) return fc.constantFrom(...options);
  const { least, most, pattern } = boundsOf(bare);
  if (type === "whole number") return fc.integer({ min: least, max: most });
  if (type === "number") return fc.double({ min: least, max: most, noNaN: true });
  if (pattern !== undefined) return fc.stringMatching(pattern);
  throw new Error(`no arbitrary for a ${type}`);
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp | undefined;
}

/** Bounds of a scalar key: the actions of its pipe. */
export function boundsOf(schema: v.GenericSchema): Bounds {
  const bare = isOptional(schema) ? schema.wrapped : schema;
  const { pipe = [] } = bare as { pipe?: readonly { readonly type: string; readonly requirement?: unknown }[] };
  const of = (type: string) => pipe.find((action) => action.type === type)?.requirement;
  return {
    least: Number(of("min_value")),
    most: Number(of("max_value")),
    pattern: of("regex") as RegExp | undefined,
  };
}

/** Schema of the key at a dotted path. Throws where there is none. */
export function schemaAt(schema: v.GenericSchema, path: string): v.GenericSchema {
  return path.split(".").reduce((at, name) => {
    const { entries } = factsOf(at);
    const inner = entries?.[name];
    if (inner === undefined) throw new Error(`the schema has no ${path}`);
    return inner;
  }, schema);
}
