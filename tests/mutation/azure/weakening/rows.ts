import type { Weakening } from "../../tables";

export type Row = Omit<Weakening, "type">;

/** Rows of one type, without its prefix: `sql:Server`. */
export function ofType(type: string, ...rows: readonly Row[]): readonly Weakening[] {
  return rows.map((row) => ({ type: `azure-native:${type}`, ...row }));
}

/** The same rows for each place of a list, where what an entry's property means depends on its other properties. */
export function eachPlace(places: number, rows: (place: number) => readonly Row[]): readonly Row[] {
  return Array.from({ length: places }, (_, place) => rows(place)).flat();
}

/** What stands at these steps below a value. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (here, step) => (typeof here === "object" && here !== null ? (here as Record<string, unknown>)[step] : undefined),
    value,
  );
}

/** A condition on the value alone. */
export const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

/** A condition on the resource's name alone. */
export const named =
  (pattern: RegExp) =>
  (_value: unknown, _inputs: unknown, name: string): boolean =>
    pattern.test(name);

export const anotherSubscription = "/subscriptions/99999999-8888-4777-8666-555555555555";
