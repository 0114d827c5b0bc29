import { isDeepStrictEqual } from "node:util";
import type { RecordedResource } from "../../plan/recorded";
import { Secret, UNKNOWN } from "../../plan/recorded";
import { foreign } from "./foreign";
import { toKey } from "./leaves";
import { longest, shortest } from "./magnitude";
import { absent, inside, through, valueAt, withValue } from "./place";
import type { Operator, Weakening } from "./tables";
import type { Where, Wider } from "./widen";
import { wider } from "./widen";

/** What an operator made of a resource. */
export interface Mutated {
  /** `undefined` where the resource is gone. */
  readonly resource: RecordedResource | undefined;
  /** What stands at the property now; `absent` for nothing. */
  readonly value: unknown;
  /** What was done, in short, where the value alone doesn't say it. */
  readonly shown?: string;
}

/** Words that change places, as services spell them. */
const opposites: readonly (readonly [unknown, unknown])[] = [
  [true, false],
  ["true", "false"],
  ["True", "False"],
  ["Enabled", "Disabled"],
  ["enabled", "disabled"],
  ["ENABLED", "DISABLED"],
  ["Enable", "Disable"],
  ["enable", "disable"],
  ["ENABLE", "DISABLE"],
  ["On", "Off"],
  ["on", "off"],
  ["ON", "OFF"],
  ["Yes", "No"],
  ["yes", "no"],
  ["Allow", "Deny"],
  ["allow", "deny"],
  ["ALLOW", "DENY"],
  // Parameters of databases.
  ["1", "0"],
];

type Made = Wider & Pick<Mutated, "shown">;
type Change = (value: unknown, where: Where) => readonly Made[];

const some = (value: unknown): readonly Made[] => (value === undefined ? [] : [{ value }]);

/** By operator: from what stands at a property, without its wrapping, to what might stand there. */
const changes: Readonly<Record<Exclude<Operator, "remove" | "unprotect" | "replace">, Change>> = {
  drop: () => [{ value: absent }],
  flip: (value) => {
    const pair = opposites.find((words) => words.includes(value));
    return pair === undefined ? [] : [{ value: pair[0] === value ? pair[1] : pair[0] }];
  },
  widen: wider,
  shorten: (value) => some(shortest(value)),
  lengthen: (value) => some(longest(value)),
  empty: (value) => {
    if (Array.isArray(value)) return [{ value: [] }];
    if (typeof value === "object" && value !== null) return [{ value: {} }];
    return typeof value === "string" ? [{ value: "" }] : [];
  },
  fewer: (value) => {
    if (!Array.isArray(value)) return [];
    const list: readonly unknown[] = value;
    return list.map((entry, index) => ({
      value: list.toSpliced(index, 1),
      shown: `without ${index}: ${JSON.stringify(entry)}`,
    }));
  },
  unrelate: (value) => [{ value: foreign(value) }],
};

/** All that an operator can make of a resource at one path of its inputs. What would change nothing is left out. */
export function mutate(
  operator: Operator,
  resource: RecordedResource,
  path: string,
  { weak = [] }: Pick<Weakening, "weak">,
): readonly Mutated[] {
  if (operator === "remove") return path === "" ? [{ resource: undefined, value: absent }] : [];
  if (operator === "unprotect") return unprotected(resource);
  const before = valueAt(resource.inputs, path);
  if (before === undefined || hides(before)) return [];
  const made = operator === "replace" ? replacements(before, weak) : wrapped(before, operator, resource, path);
  return made
    .filter(({ value, beside }) => beside !== undefined || !isDeepStrictEqual(opened(value), opened(before)))
    .map(({ value, beside = {}, ...rest }) => {
      const holder = path.split(".").slice(0, -1);
      const inputs = Object.entries(beside).reduce(
        (so, [key, other]) => withValue(so, [...holder, key].join("."), other),
        withValue(resource.inputs, path, value),
      );
      const shown = Object.keys(beside).length > 0 ? { shown: `with ${JSON.stringify(beside)} instead` } : rest;
      return { resource: { ...resource, inputs }, value, ...shown };
    });
}

function wrapped(
  before: unknown,
  operator: keyof typeof changes,
  { type }: RecordedResource,
  path: string,
): readonly Made[] {
  const keys = path.split(".").map(toKey);
  const entry = /^\d+$/.test(keys.at(-1) ?? "");
  const key = keys.findLast((step) => !/^\d+$/.test(step)) ?? "";
  return changes[operator](inside(before), { type, key, entry }).map((wide) => ({
    ...wide,
    value: wide.value === absent ? absent : through(before, () => wide.value),
  }));
}

/** A weak value that is written as a value replaces a document that is written as text in the same form. */
function replacements(before: unknown, weak: readonly unknown[]): readonly Made[] {
  return weak.map((value) => {
    if (value === undefined) return { value: absent };
    const given = typeof value === "object" && value !== null;
    if (given) return { value: through(before, () => value) };
    return { value: before instanceof Secret ? new Secret(value) : value };
  });
}

function unprotected(resource: RecordedResource): readonly Mutated[] {
  const { protect, retainOnDelete } = resource.options;
  if (!protect && !retainOnDelete) return [];
  const options = { ...resource.options, protect: false, retainOnDelete: false };
  return [{ resource: { ...resource, options }, value: absent }];
}

function hides(value: unknown): boolean {
  return value === UNKNOWN || (value instanceof Secret && hides(value.value));
}

/** Without wrappings, so that neither a class nor white space in a document is a difference. */
function opened(value: unknown): unknown {
  const inner = inside(value);
  if (Array.isArray(inner)) return inner.map(opened);
  if (typeof inner !== "object" || inner === null) return inner;
  return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, opened(item)]));
}
