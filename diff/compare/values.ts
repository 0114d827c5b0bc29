import { isDeepStrictEqual } from "node:util";

/** One place where two values differ; undefined where one side has nothing there, null where it isn't known. */
export interface ValueChange {
  /** Dotted; the index of a list is a step of its own, and so is a step inside a JSON document that is kept as text. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Entries = Readonly<Record<string, unknown>>;

/** Where two values differ, as deep as it can be told. */
export function compareValues(before: unknown, after: unknown, path: string): readonly ValueChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [opened(before), opened(after)];
  if (isEntries(one) && isEntries(other)) return compareEntries(one, other, path);
  // What came or went as a whole is told by its parts: tables name parts.
  if (before === undefined && isEntries(one ?? other))
    return compareEntries({}, other as Entries, path, { before, after });
  if (after === undefined && isEntries(one)) return compareEntries(one, {}, path, { before, after });
  if (Array.isArray(one) && Array.isArray(other)) return compareLists(one, other, path);
  return [{ path, before, after }];
}

function compareEntries(
  before: Entries,
  after: Entries,
  path: string,
  whole?: { readonly before: unknown; readonly after: unknown },
): readonly ValueChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const found = keys.flatMap((key) => compareValues(before[key], after[key], path === "" ? key : `${path}.${key}`));
  // An object without content that came or went.
  return found.length === 0 && whole !== undefined ? [{ path, ...whole }] : found;
}

/** Lists of plain values are told as a whole; lists of objects item by item, without what stands in both. */
function compareLists(before: readonly unknown[], after: readonly unknown[], path: string): readonly ValueChange[] {
  if (![...before, ...after].some(isEntries)) return [{ path, before, after }];
  const identity = identityOf(before, after);
  const partner = (item: unknown, index: number, items: readonly unknown[]) =>
    identity === undefined
      ? items[index]
      : items.find((other) => (other as Entries)[identity] === (item as Entries)[identity]);
  if (identity !== undefined || before.length === after.length) {
    const gone = before.flatMap((item, index) => compareValues(item, partner(item, index, after), `${path}.${index}`));
    const come = after.flatMap((item, index) =>
      partner(item, index, before) === undefined ? compareValues(undefined, item, `${path}.${index}`) : [],
    );
    return [...gone, ...come];
  }
  const without = (items: readonly unknown[], others: readonly unknown[]) =>
    items.flatMap((item, index) => (others.some((other) => isDeepStrictEqual(item, other)) ? [] : [{ item, index }]));
  const found = [
    ...without(before, after).map(({ item, index }) => ({ path: `${path}.${index}`, before: item, after: undefined })),
    ...without(after, before).map(({ item, index }) => ({ path: `${path}.${index}`, before: undefined, after: item })),
  ];
  // The same items in another number or order.
  return found.length > 0 ? found : [{ path, before, after }];
}

/** The property that tells the items of two lists apart, if there is one. */
function identityOf(before: readonly unknown[], after: readonly unknown[]): string | undefined {
  return ["name", "id", "key", "Sid", "sid", "ruleId"].find((key) =>
    [before, after].every((items) => {
      const values = items.map((item) => (isEntries(item) ? item[key] : undefined));
      return values.every((value) => typeof value === "string") && new Set(values).size === values.length;
    }),
  );
}

/** A JSON document in text, as what it says. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
