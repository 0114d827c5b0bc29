import { holds, show } from "../../checks";
import type { Check } from "../../rule";

/** Azure reads ids, and most of its words, without regard to case. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one === "string" && typeof other === "string") return one.toLowerCase() === other.toLowerCase();
  return one === other;
}

/** One of these words, however it is written; `undefined` in the list allows it to be left out. */
export function isWord(property: string, allowed: readonly (string | undefined)[], mend?: string): Check {
  const wanted = allowed.map((each) => (each === undefined ? "nothing" : show(each))).join(" or ");
  return holds(property, (value) => allowed.some((each) => same(each, value)), wanted, mend);
}

/** None of these words, however it is written; `undefined` in the list means that it has to be there. */
export function isNoWord(property: string, refused: readonly (string | undefined)[], mend?: string): Check {
  const wanted = `not ${refused.map((each) => (each === undefined ? "left out" : show(each))).join(" or ")}`;
  return holds(property, (value) => !refused.some((each) => same(each, value)), wanted, mend ?? `change ${property}`);
}

export function isOn(value: unknown): boolean {
  return value === true || same(value, "true") || same(value, "enabled") || same(value, "on");
}
