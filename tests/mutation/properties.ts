import type { StackPlan } from "../../plan/stack-plan";
import { leaves } from "./leaves";
import { matches, matchesProperty, matchesType } from "./match";
import type { Tables } from "./written";

export interface Unclassified {
  readonly type: string;
  readonly path: string;
}

/** How many of the recorded properties the rules must watch. A property is a leaf of the inputs of a resource of a cloud. */
export interface PropertyCount {
  readonly all: number;
  readonly watched: number;
  readonly neutral: number;
  readonly unclassified: readonly Unclassified[];
}

/** Classifies every property; what is both in a row and in a neutral group is watched. */
export function countProperties(
  { resources }: Pick<StackPlan, "resources">,
  { weakenings, neutrals }: Tables,
): PropertyCount {
  const patterns = neutrals.flatMap(({ properties }) => properties);
  const seen = new Map<string, "watched" | "neutral" | "unclassified">();
  const count = { all: 0, watched: 0, neutral: 0 };
  const unclassified: Unclassified[] = [];
  for (const { type, inputs, custom } of resources) {
    if (!custom || type.startsWith("pulumi:")) continue;
    const rows = weakenings.filter((row) => matchesType(row.type, type));
    for (const { path, value } of leaves(inputs)) {
      const id = `${type} ${path}`;
      const kind =
        seen.get(id) ??
        (rows.some(({ property }) => watches(property, path, value))
          ? "watched"
          : patterns.some((pattern) => matchesProperty(pattern, type, path))
            ? "neutral"
            : "unclassified");
      seen.set(id, kind);
      count.all++;
      if (kind === "unclassified") unclassified.push({ type, path });
      else count[kind]++;
    }
  }
  return { ...count, unclassified };
}

/** A row of a list is about each of its entries, and one of an object about its emptiness; not about all that is in it. */
function watches(pattern: string, path: string, value: unknown): boolean {
  if (matches(pattern, path)) return true;
  const above = /^(.+)\.([^.]+)$/.exec(path);
  const bare = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return above !== null && (bare || /^\d+$/.test(above[2] ?? "")) && matches(pattern, above[1] ?? "");
}
