import type * as v from "valibot";
import { nearest } from "./nearest";
import type { Problem } from "./problems";
import { setCommand, shown } from "./problems";
import type { KeyFacts } from "./schema/key";
import { factsOf } from "./schema/key";

/** A key that still holds its marked placeholder. */
export interface Placeholder {
  /** Dotted path, as `pulumi config set --path` takes it. */
  readonly key: string;
  /** The marked form itself, such as `<12-digit account id>`. */
  readonly given: string;
  readonly meaning: string;
  readonly allowed: string;
  /** Command that sets it. */
  readonly mend: string;
}

export interface Read {
  /** The values, with text made into numbers and the like where the schema asks for it, and placeholders settled. */
  readonly values: unknown;
  readonly placeholders: readonly Placeholder[];
  /** Keys that the schema doesn't know. */
  readonly unknown: readonly Problem[];
}

/** Goes through raw values along the schema. It judges no value: it only finds what the schema's own parser can't. */
export function read(schema: v.GenericSchema, raw: unknown): Read {
  const cloud = isRecord(raw) ? String(raw["cloud"]) : "";
  const placeholders: Placeholder[] = [];
  const unknown: Problem[] = [];
  const values = visit(schema, raw, "");
  return { values, placeholders, unknown };

  function visit(schema: v.GenericSchema, value: unknown, key: string): unknown {
    const facts = factsOf(schema);
    const { entries, item } = facts;
    if (entries !== undefined && isRecord(value)) return visitEntries(entries, value, key);
    if (facts.type === "map" && item !== undefined && isRecord(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, visit(item, inner, join(key, name))]),
      );
    }
    if (facts.type === "list" && item !== undefined && Array.isArray(value)) {
      return value.map((inner, index) => visit(item, inner, `${key}[${index}]`));
    }
    return typeof value === "string" ? visitText(facts, value, key) : value;
  }

  function visitEntries(entries: NonNullable<KeyFacts["entries"]>, value: Record<string, unknown>, key: string) {
    const known = Object.keys(entries);
    for (const [name, inner] of Object.entries(value)) {
      if (!known.includes(name)) unknown.push(unknownKey(join(key, name), inner, name, known));
    }
    return Object.fromEntries(
      Object.entries(entries)
        .filter(([name]) => Object.hasOwn(value, name))
        .map(([name, schema]) => [name, visit(schema, value[name], join(key, name))]),
    );
  }

  function visitText(facts: KeyFacts, value: string, key: string): unknown {
    if (isPlaceholder(value) && facts.standIn !== undefined) {
      const { meaning, allowed, standIn } = facts;
      // Where each cloud has a form of its own, its stand-in is the better example.
      const ofCloud = typeof standIn === "string" ? undefined : (standIn[cloud] ?? Object.values(standIn)[0]);
      placeholders.push({ key, given: value, meaning, allowed, mend: setCommand(key, ofCloud ?? facts.example) });
      return ofCloud ?? standIn;
    }
    // Scalars reach the program as text, and `pulumi config set --path` writes a decimal as text.
    if (/^(whole )?number$/.test(facts.type) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    if (facts.type === "true or false" && /^(true|false)$/.test(value)) return value === "true";
    return value;
  }
}

/** Anything between angle brackets: no real value of a key that takes a placeholder looks like it. */
export function isPlaceholder(value: string): boolean {
  return /^<.*>$/s.test(value);
}

function unknownKey(key: string, value: unknown, name: string, known: readonly string[]): Problem {
  const meant = nearest(name, known);
  return {
    key,
    given: `${shown(value)}, but there is no such key`,
    allowed: known.join(", "),
    mend: meant === undefined ? "remove it; docs/config.md lists every key" : `did you mean ${meant}?`,
  };
}

function join(key: string, name: string): string {
  return key === "" ? name : `${key}.${name}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
