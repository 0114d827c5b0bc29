import type { PropertyCount } from "./properties";
import { generalPath } from "./leaves";
import type { Outcome } from "./run";
import { isCaught } from "./run";
import type { Weakening } from "./tables";

/** The share of the mutants that must be caught. */
export const wanted = 0.97;

export interface Tally {
  readonly relevant: number;
  readonly caught: number;
  /** Of the caught: those that only rules of other controls saw. */
  readonly elsewhere: number;
}

export interface Report {
  readonly overall: Tally;
  readonly byCloud: Readonly<Record<string, Tally>>;
  readonly byControl: Readonly<Record<string, Tally>>;
  readonly survivors: readonly Outcome[];
  readonly properties: PropertyCount;
  /** Rows that make no mutant of these stacks. */
  readonly idle: readonly Weakening[];
}

export interface ReportArgs {
  readonly outcomes: readonly Outcome[];
  readonly cloudOf: (stack: string) => string;
  readonly properties: PropertyCount;
  readonly idle: readonly Weakening[];
}

export function reportOf({ outcomes, cloudOf, properties, idle }: ReportArgs): Report {
  return {
    overall: tally(outcomes),
    byCloud: by(outcomes, ({ mutant }) => [cloudOf(mutant.stack)]),
    byControl: by(outcomes, ({ mutant }) => mutant.controls),
    survivors: outcomes.filter((outcome) => !isCaught(outcome)),
    properties,
    idle,
  };
}

/** No mutants, no proof. */
export function share({ relevant, caught }: Tally): number {
  return relevant === 0 ? 0 : caught / relevant;
}

/** The report as a person reads it. */
export function print({ overall, byCloud, byControl, survivors, properties, idle }: Report): string {
  const { all, watched, neutral, unclassified } = properties;
  const lines = [
    "Mutants that weaken a control, and those that a rule caught",
    ...table([
      ["", "relevant", "caught", "share", "elsewhere", "survived"],
      row("all", overall),
      ...sorted(byCloud).map(([cloud, each]) => row(cloud, each)),
      ...sorted(byControl).map(([control, each]) => row(control, each)),
    ]),
    "",
    `Properties: ${all}; watched ${watched} (${percent(watched, all)}), neutral ${neutral} (${percent(neutral, all)}), ` +
      `in no table ${unclassified.length} (${percent(unclassified.length, all)})`,
    ...listed(
      unclassified.map(({ type, path }) => `${type} ${generalPath(path)}`),
      "In no table:",
    ),
    ...listed(
      idle.map(({ type, property }) => `${type} ${generalPath(property)}`.trim()),
      "Rows that make no mutant of these stacks:",
    ),
    "",
    survivors.length === 0 ? "No survivors." : `Survivors (${survivors.length}):`,
    ...survivors.map((outcome) => `  ${survivorLine(outcome)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Long values are cut in the middle: of an id the end matters. */
export function survivorLine({ mutant, fate, by: thrown }: Outcome): string {
  const { stack, type, name, property, operator, value, controls } = mutant;
  const short = value.length > 120 ? `${value.slice(0, 40)}...${value.slice(-77)}` : value;
  const what = [`${stack} ${type}::${name}`, property, operator, short].filter((part) => part !== "").join(" ");
  return `${what} [${controls.join(", ")}]${fate === "failed" ? ` (a rule threw: ${thrown})` : ""}`;
}

function tally(outcomes: readonly Outcome[]): Tally {
  return {
    relevant: outcomes.length,
    caught: outcomes.filter(isCaught).length,
    elsewhere: outcomes.filter(({ fate }) => fate === "elsewhere").length,
  };
}

function by(
  outcomes: readonly Outcome[],
  keysOf: (outcome: Outcome) => readonly string[],
): Readonly<Record<string, Tally>> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    for (const key of keysOf(outcome)) groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, tally(group)]));
}

/** "10.2.1" after "2.2.7". */
function sorted(tallies: Readonly<Record<string, Tally>>): readonly (readonly [string, Tally])[] {
  return Object.entries(tallies).sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
}

function row(name: string, each: Tally): readonly string[] {
  const { relevant, caught, elsewhere } = each;
  const columns = [relevant, caught, percent(caught, relevant), elsewhere, relevant - caught];
  return [name, ...columns.map(String)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function listed(lines: readonly string[], title: string): readonly string[] {
  const different = [...new Set(lines)].sort();
  return different.length === 0 ? [] : [title, ...different.map((line) => `  ${line}`)];
}
