import type { ControlEvidence, Line, RuleEvidence, StackEvidence, Verdict } from "../document";
import { shortType } from "../names";
import type { Group } from "./grouped";
import { grouped } from "./grouped";
import { anchor, blocks, code, few, link, plain, table } from "./markdown-parts";

const order: readonly Verdict[] = ["finding", "cannot tell", "waived", "conforms", "no complaint"];

/** One row for each control: what the rules say, and where the details are. */
export function overview({ stack, controls }: StackEvidence): string {
  const rows = controls.map(({ number, title, level, rules }) => {
    const lines = rules.flatMap((rule) => rule.lines);
    return [link(number, stack, number), plain(title), level, said(lines)];
  });
  return table(["Control", "In short", "Level", "What the rules say"], rows);
}

function said(lines: readonly Line[]): string {
  if (lines.length === 0) return "nothing: no rule judged a resource";
  const counts = order.map((verdict) => {
    const resources = new Set(lines.filter((line) => line.verdict === verdict).map(({ urn, name }) => urn || name))
      .size;
    return resources === 0 || verdict === "no complaint" ? "" : `${verdict}: ${resources}`;
  });
  return counts.filter((count) => count !== "").join("; ");
}

export function controlSection(stack: string, control: ControlEvidence): string {
  const { number, title, level, shows, remains, rules, disabled } = control;
  return blocks(
    `${anchor(stack, number)}\n#### ${number} ${plain(title)}`,
    `${level === "mandatory" ? "Mandatory" : "Advisory"}. **What code can show:** ${plain(shows)} **What remains with you:** ${plain(remains)}`,
    ...rules.map(ruleSection),
    rules.length === 0 ? "No rule of the pack judges it here." : "",
    disabled.length === 0 ? "" : `Switched off by the pack's configuration: ${disabled.map(code).join(", ")}.`,
  );
}

export function ruleSection({ rule, title, level, lines }: RuleEvidence): string {
  if (lines.length === 0) return `${code(rule)} (${level}), ${plain(title)}: nothing here that it judges.`;
  const groups = [...grouped(lines)].sort(
    (one, other) => order.indexOf(one.line.verdict) - order.indexOf(other.line.verdict),
  );
  return blocks(
    `${code(rule)} (${level}): ${plain(title)}`,
    table(["Resources", "Property", "Value", "Verdict"], groups.map(row)),
  );
}

function row({ type, names, count, properties, values, line }: Group): readonly string[] {
  const what = type.startsWith("control:")
    ? `control ${few(names)}`
    : `${count} × ${shortType(type)}: ${few(names, 3)}`;
  return [plain(what), properties.map(code).join(", "), shown(values), verdictOf(line)];
}

function shown(values: readonly string[]): string {
  const [first = "", ...others] = values;
  return others.length === 0 ? code(first) : `${code(first)} and ${others.length} other values`;
}

function verdictOf({ verdict, wanted, mend, waiver }: Line): string {
  if (waiver !== undefined)
    return `**waived** by ${plain(waiver.owner)} until ${plain(waiver.expires)}: ${plain(waiver.reason)}. Wanted: ${plain(wanted ?? "")}`;
  if (verdict === "finding") return `**finding**. Wanted: ${plain(wanted ?? "")}. To mend: ${plain(mend ?? "")}`;
  if (verdict === "cannot tell") return `**cannot tell**. Wanted: ${plain(wanted ?? "")}`;
  return verdict;
}

/** What needs a person's eye, before everything else: each complaint once, however many requirements it stands under. */
export function findingsSection({ controls, others, badWaivers }: StackEvidence): string {
  const byRule = new Map<string, RuleEvidence>();
  for (const rule of [...controls.flatMap((control) => control.rules), ...others]) {
    const known = byRule.get(rule.rule)?.lines ?? [];
    const lines = rule.lines.filter((line) => isOpen(line) && !known.some((each) => isSame(each, line)));
    if (known.length + lines.length > 0) byRule.set(rule.rule, { ...rule, lines: [...known, ...lines] });
  }
  if (byRule.size === 0 && badWaivers.length === 0) return "None.";
  return blocks(
    ...[...byRule.values()].map(ruleSection),
    badWaivers.map((message) => `- ${plain(message)}`).join("\n"),
  );
}

function isOpen({ verdict }: Line): boolean {
  return verdict !== "conforms" && verdict !== "no complaint";
}

function isSame(one: Line, other: Line): boolean {
  return (
    one.urn === other.urn &&
    one.name === other.name &&
    one.property === other.property &&
    one.wanted === other.wanted &&
    one.value === other.value
  );
}
