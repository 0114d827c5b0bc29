import type { ResourceView } from "../../view";
import { entries, read, unseen } from "../../view";
import { withoutRegions } from "./region-twins";

/** Where two resources don't say the same. */
export interface Difference {
  /** In the inputs; for what is inside a document, the property that holds it. */
  readonly property: string;
  /** Inside the document; undefined for what is in none. */
  readonly inside?: string;
  /** Which of the two has less; undefined where that can't be told. */
  readonly less: "first" | "second" | undefined;
  readonly what: string;
}

type Place = Pick<Difference, "property" | "inside">;

/** Texts that are longer are scripts and other files, which may say what is only for one place. */
const longest = 400;

/**
 * Compares what two resources say, not how much: numbers, addresses and ids differ from place to place. Values are never told,
 * since one of them may be a secret, and what can't be seen differs from nothing.
 */
export function differences(one: ResourceView, other: ResourceView): readonly Difference[] {
  return ofObjects(one.inputs, other.inputs, { property: "" });
}

function ofValues(one: unknown, other: unknown, place: Place): readonly Difference[] {
  if (one === unseen || other === unseen || one === other) return [];
  if (one === undefined) return [{ ...place, less: "first", what: "not set" }];
  if (other === undefined) return [{ ...place, less: "second", what: "not set" }];
  const [a, b] = [documentIn(one), documentIn(other)];
  if (a !== undefined && b !== undefined) return ofValues(a, b, { ...place, inside: "" });
  if (Array.isArray(one) && Array.isArray(other)) return ofLists(one, other, place);
  if (isObject(one) && isObject(other)) return ofObjects(one, other, place);
  if (typeof one === "boolean" && typeof other === "boolean")
    return [{ ...place, less: one ? "second" : "first", what: "false" }];
  if (typeof one !== "string" || typeof other !== "string") return [];
  if (!isSaying(one) || !isSaying(other) || plain(one) === plain(other)) return [];
  return [{ ...place, less: undefined, what: "something else" }];
}

function ofLists(one: readonly unknown[], other: readonly unknown[], place: Place): readonly Difference[] {
  const [fewer, more] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (fewer < more) return [{ ...place, less: one.length === fewer ? "first" : "second", what: `${fewer} of ${more}` }];
  const others = entries(other);
  return entries(one).flatMap((entry, index) => ofValues(entry, others[index], step(place, String(index))));
}

function ofObjects(one: object, other: object, place: Place): readonly Difference[] {
  const names = new Map(Object.keys(other).map((key) => [withoutRegions(key), key]));
  const shared = Object.keys(one).map((key) => [key, names.get(withoutRegions(key)) ?? key] as const);
  const taken = new Set(shared.map(([, key]) => key));
  const rest = Object.keys(other).flatMap((key) => (taken.has(key) ? [] : [[key, key] as const]));
  return [...shared, ...rest].flatMap(([a, b]) => ofValues(read(one, a), read(other, b), step(place, a)));
}

function step({ property, inside }: Place, name: string): Place {
  if (inside === undefined) return { property: property === "" ? name : `${property}.${name}` };
  return { property, inside: inside === "" ? name : `${inside}.${name}` };
}

/** Policies and definitions in JSON. */
function documentIn(value: unknown): object | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  return parsed(value);
}

function parsed(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Not an address, a number or a time. */
function isSaying(text: string): boolean {
  return text.length <= longest && (/^(?:\d{12})?$/.test(text) || /^[^\d\s]/.test(text));
}

const ids = /(?<=^|[-/_])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=[a-f]*\d)[\da-f]{7,17})(?![\da-z])/g;

/** Accounts that the cloud itself uses differ by region. */
const owners = /^arn:aws[\w-]*:iam::\d{12}:root$/;

function plain(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  return withoutRegions(text).replace(ids, "#").replace(owners, "#");
}
