import { aws } from "./aws";
import { azure } from "./azure";
import type { Effect, TypeEffects } from "./effect";
import { words } from "./effect";

/** What a change of one property does, and where that is written; "not known" where no row covers it. */
export interface Found {
  readonly effect: Effect;
  readonly source?: string;
}

interface Row extends TypeEffects {
  readonly source: string;
}

const rows: ReadonlyMap<string, Row> = new Map(
  [...aws, ...azure].flatMap(({ source, rows: each }) => each.map((row) => [row.type, { ...row, source }] as const)),
);

/** `path` is dotted, with the index of a list as a step of its own. */
export function effectOf(type: string, path: string, before: unknown, after: unknown): Found {
  const row = rows.get(type);
  if (row === undefined) return { effect: "not known" };
  const { source, unless = [] } = row;
  const exception = unless.find(({ property, when }) => covers(property, path) && when(before, after));
  if (exception !== undefined) return { effect: exception.effect, source };
  const shorter = typeof before === "number" && typeof after === "number" && after < before;
  const marks: readonly (readonly [string | undefined, Effect])[] = [
    [row.replaces, "replacement"],
    [row.restarts, "restart"],
    [row.shortens, shorter ? "loss of data" : "in place"],
    [row.inPlace, "in place"],
  ];
  // The row that names the most of the path knows best: a part may be replaced where the rest is not.
  let best: { readonly effect: Effect; readonly length: number } | undefined;
  for (const [text, effect] of marks) {
    for (const property of words(text)) {
      if (property === "others" || !covers(property, path)) continue;
      const { length } = property.split(".");
      if (best === undefined || length > best.length) best = { effect, length };
    }
  }
  if (best !== undefined) return { effect: best.effect, source };
  return words(row.inPlace).includes("others") ? { effect: "in place", source } : { effect: "not known" };
}

/** A whole is changed with a part of it, never a part that is named with the whole. */
function covers(property: string, path: string): boolean {
  const steps = path.split(".");
  return property.split(".").every((step, index) => step === "*" || step === steps[index]);
}
