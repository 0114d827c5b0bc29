import type { EvidenceDocument, Line, RuleEvidence } from "../document";

export const header = [
  "stack",
  "control",
  "control title",
  "control level",
  "rule",
  "rule level",
  "type",
  "resource",
  "urn",
  "property",
  "value",
  "verdict",
  "wanted",
  "mend",
  "waived by",
  "waived until",
  "waived because",
] as const;

/** One line for each control, rule, resource and property: RFC 4180, but for LF at the end of a line. */
export function toCsv({ stacks }: EvidenceDocument): string {
  const rows = stacks.flatMap(({ stack, controls, others }) => [
    ...controls.flatMap(({ number, title, level, rules }) =>
      rules.flatMap((rule) => linesOf([stack, number, title, level], rule)),
    ),
    ...others.flatMap((rule) => linesOf([stack, "", "", ""], rule)),
  ]);
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function linesOf(before: readonly string[], { rule, level, lines }: RuleEvidence): readonly (readonly string[])[] {
  return lines.map((line) => [...before, rule, level, ...cellsOf(line)]);
}

function cellsOf({ type, name, urn, property, value, verdict, wanted, mend, waiver }: Line): readonly string[] {
  const accepted = [waiver?.owner ?? "", waiver?.expires ?? "", waiver?.reason ?? ""];
  return [type, name, urn, property, value, verdict, wanted ?? "", mend ?? "", ...accepted];
}

/**
 * A spreadsheet runs what begins like a formula: such a cell gets an apostrophe before it, and so does one that begins with
 * an apostrophe of its own, so that one always comes off again. Source: OWASP, "CSV Injection"; 2026-11.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n'＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
