import type { Paint } from "../plan/print/paint";
import type { Checked } from "./check";
import type { Mistake } from "./mistake";

/** What was found in each stack, then what nothing knows over all of them. */
export function printReport(
  found: readonly { readonly stack: string; readonly checked: Checked }[],
  unchecked: boolean,
  paint: Paint,
): string {
  const lines: string[] = [];
  for (const { stack, checked } of found) {
    const { mistakes, unknown } = checked;
    const count = `${mistakes.length} wrong of ${checked.values} values`;
    lines.push(
      paint("bold", stack),
      `  ${paint(mistakes.length > 0 ? "red" : "green", count)}; ${unknown} not known before the first run`,
      ...mistakes.flatMap((mistake) => printMistake(mistake, paint)),
    );
  }
  return `${[...lines, "", ...coverage(found, unchecked, paint)].join("\n")}\n`;
}

function printMistake({ type, name, path, given, allowed, source }: Mistake, paint: Paint): string[] {
  const shown = given === undefined ? "nothing" : JSON.stringify(given);
  return [
    `  ${paint("red", "✗")} ${type} ${paint("bold", name)}`,
    `      ${path === "" ? "as a whole" : path}: ${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}`,
    `      allowed: ${allowed.length > 400 ? `${allowed.slice(0, 400)}…` : allowed}`,
    paint("dim", `      ${source}`),
  ];
}

interface Share {
  readonly type: string;
  readonly checked: number;
  readonly unchecked: readonly string[];
}

/** How many properties of each type are known, over all the stacks. */
export function shares(found: readonly Pick<Checked, "checked" | "unchecked">[]): Share[] {
  const byType = new Map<string, { checked: Set<string>; unchecked: Set<string> }>();
  for (const side of ["checked", "unchecked"] as const) {
    for (const key of found.flatMap((each) => [...each[side]])) {
      const space = key.indexOf(" ");
      const type = key.slice(0, space);
      const sets = byType.get(type) ?? { checked: new Set(), unchecked: new Set() };
      sets[side].add(key.slice(space + 1));
      byType.set(type, sets);
    }
  }
  return [...byType]
    .map(([type, sets]) => ({ type, checked: sets.checked.size, unchecked: [...sets.unchecked].sort() }))
    .sort((one, other) => other.unchecked.length - one.unchecked.length || (one.type < other.type ? -1 : 1));
}

function coverage(found: readonly { readonly checked: Checked }[], all: boolean, paint: Paint): string[] {
  const lines: string[] = [];
  for (const cloud of ["aws", "azure-native", "random"]) {
    const types = shares(found.map(({ checked }) => checked)).filter(({ type }) => type.startsWith(`${cloud}:`));
    const missing = types.reduce((sum, { unchecked }) => sum + unchecked.length, 0);
    const total = types.reduce((sum, { checked }) => sum + checked, missing);
    if (total === 0) continue;
    const textual = new Set(found.flatMap(({ checked }) => [...checked.textual]));
    const free = [...textual].filter((path) => path.startsWith(`${cloud}:`)).length;
    lines.push(
      `${paint("bold", cloud)}: ${total - missing} of ${total} properties checked, ${percent(missing, total)} not; of ${free} nothing more is known than that they are text`,
    );
    for (const { type, checked, unchecked } of types.filter((each) => each.unchecked.length > 0)) {
      lines.push(`  ${type}: ${unchecked.length} of ${checked + unchecked.length} unchecked`);
      if (all) lines.push(...unchecked.map((path) => paint("dim", `    ${path}`)));
    }
  }
  return lines;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
