import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Neutral, Weakening } from "./tables";

export interface Tables {
  readonly weakenings: readonly Weakening[];
  readonly neutrals: readonly Neutral[];
}

const clouds = ["aws", "azure"] as const;

/** All tables of both clouds: every list that a file in `<cloud>/weakening/` exports, and `<cloud>/neutral.ts`. */
export function writtenTables(): Tables {
  return {
    weakenings: clouds.flatMap((cloud) => listsIn(join(__dirname, cloud, "weakening"), isWeakening)),
    neutrals: clouds.flatMap((cloud) => [
      ...listsIn(join(__dirname, cloud), isNeutral),
      ...listsIn(join(__dirname, cloud, "neutral"), isNeutral),
    ]),
  };
}

/** An index that gathers the others exports the same rows again: each counts once. */
function listsIn<Row>(folder: string, isRow: (row: unknown) => row is Row): readonly Row[] {
  const rows = filesIn(folder).flatMap((file) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- tables are found by their folder, not by a list of files
    Object.values(require(join(folder, file)) as Record<string, unknown>).flatMap((value) =>
      Array.isArray(value) ? value.filter(isRow) : [],
    ),
  );
  return [...new Set(rows)];
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .sort();
  } catch {
    return [];
  }
}

function isWeakening(row: unknown): row is Weakening {
  return typeof row === "object" && row !== null && "operators" in row && "controls" in row;
}

function isNeutral(row: unknown): row is Neutral {
  return typeof row === "object" && row !== null && "reason" in row && "properties" in row;
}
