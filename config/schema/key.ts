import * as v from "valibot";

/** What a person gives for a key, beside its bounds. */
export interface KeyText {
  readonly meaning: string;
  /** A good value: part of the advice on how to mend a wrong one. */
  readonly example: unknown;
  readonly unit?: string;
  /** What stands for a placeholder while only planning, by cloud where each has a form of its own. A key without one takes no placeholder. */
  readonly standIn?: string | Readonly<Record<string, string>>;
}

/** All that is known of a key; every check, page and message is made from it. */
export interface KeyFacts extends KeyText {
  readonly type: "text" | "whole number" | "number" | "true or false" | "time" | "list" | "object" | "map";
  readonly allowed: string;
  /** Keys inside an object. */
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  /** Schema of each item of a list, or of each value of a map. */
  readonly item?: v.GenericSchema;
  /** Stands for the names of a map's entries in keys such as `aws.images.<region>`. */
  readonly named?: string;
}

/** Beside the schemas, not in the library's metadata: that would be untyped, and lose the types of the values. */
const known = new WeakMap<v.GenericSchema, KeyFacts>();

function described<T extends v.GenericSchema>(schema: T, facts: KeyFacts): T {
  known.set(schema, facts);
  return schema;
}

export function text(pattern: RegExp, text: KeyText & { readonly allowed: string }) {
  return described(v.pipe(v.string(), v.regex(pattern)), { ...text, type: "text" });
}

export function choice<const T extends readonly string[]>(options: T, text: KeyText) {
  return described(v.picklist(options), { ...text, type: "text", allowed: oneOf(options) });
}

export function whole(min: number, max: number, text: KeyText) {
  const schema = v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
  return described(schema, { ...text, type: "whole number", allowed: `a whole number from ${min} to ${max}` });
}

export function number(min: number, max: number, text: KeyText) {
  const schema = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
  return described(schema, { ...text, type: "number", allowed: `a number from ${min} to ${max}` });
}

export function flag(text: KeyText) {
  return described(v.boolean(), { ...text, type: "true or false", allowed: "true or false" });
}

/** A moment; it must name its time zone, or it would mean another moment on each machine. */
export function time(text: KeyText) {
  const schema = v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check(isOnCalendar),
    v.transform((iso) => new Date(iso)),
    // The library takes "+05" for a time zone, JavaScript doesn't.
    v.check((date) => !Number.isNaN(date.getTime())),
  );
  const allowed = "an ISO 8601 time with seconds and time zone (Z, or such as -05:00), in quotes";
  return described(schema, { ...text, type: "time", allowed });
}

/** JavaScript takes 30 February for 2 March. */
function isOnCalendar(iso: string): boolean {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso.slice(0, 10));
}

export function list<T extends v.GenericSchema>(item: T, most: number, text: KeyText & { readonly allowed: string }) {
  return described(v.pipe(v.array(item), v.maxLength(most)), { ...text, type: "list", item });
}

export function map<T extends v.GenericSchema>(item: T, named: string, text: KeyText & { readonly allowed: string }) {
  return described(v.record(v.string(), item), { ...text, type: "map", item, named });
}

export function group<const T extends Record<string, v.GenericSchema>>(entries: T, meaning: string) {
  const allowed = `an object of ${Object.keys(entries).join(", ")}`;
  const needed = Object.entries(entries).filter(([, entry]) => !isOptional(entry));
  const example = Object.fromEntries(needed.map(([name, entry]) => [name, factsOf(entry).example]));
  // The library takes a list for an object without keys, and every default would hold.
  const schema = v.pipe(
    v.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value)),
    v.object(entries),
  );
  return described(schema, { type: "object", meaning, allowed, example, entries });
}

export function oneOf(options: readonly string[]): string {
  return options.length === 1 ? `"${options[0]}"` : `one of ${options.map((option) => `"${option}"`).join(", ")}`;
}

export function factsOf(schema: v.GenericSchema): KeyFacts {
  const facts = known.get(isOptional(schema) ? schema.wrapped : schema);
  if (facts === undefined) throw new Error(`a ${schema.type} in the schema was not made by a function of this file`);
  return facts;
}

export function isOptional(schema: v.GenericSchema): schema is v.OptionalSchema<v.GenericSchema, unknown> {
  return schema.type === "optional";
}

/** The value that holds where the key isn't set; undefined for a key that must be set, or may be left out. */
export function defaultOf(schema: v.GenericSchema): unknown {
  return isOptional(schema) ? v.getDefault(schema) : undefined;
}
