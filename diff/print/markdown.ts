import type { PlanFinding } from "../../plan/findings";
import type { ResourceChange } from "../compare/resources";
import type { StackDifference } from "../compare/stacks";
import type { Difference } from "../difference";
import { isEmpty } from "../difference";
import { count, countKinds, lossHint, shortType, show, showBoth, signs } from "./words";

/** The difference as GitHub shows it: what is refused first, the rest folded by stack. */
export function printMarkdown(difference: Difference): string {
  const { stacks, refused, allowed, blocking, notKnown } = difference;
  const parts = [
    `## ${refused.length + blocking.length > 0 ? "❌ Refused" : "✅ Nothing is refused"}`,
    refused.length === 0 ? "" : `### Data would be lost\n\n${refused.map(lossRow).join("\n")}\n\n${cell(lossHint)}`,
    blocking.length === 0 ? "" : `### New violations of mandatory rules\n\n${findingsTable(blocking)}`,
    allowed.length === 0 ? "" : `### Losses that are allowed by name\n\n${allowed.map(lossRow).join("\n")}`,
    ...stacks.map(stackPart),
    notKnown === 0
      ? ""
      : `${notKnown} of the changed properties have an effect that is not known: no table covers them.`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function lossRow({ name, type, kind, urn, loses, properties }: ResourceChange): string {
  const causes = properties.filter(({ effect }) => effect === "replacement").map(({ path }) => code(path));
  const because = causes.length > 0 ? ` (${causes.join(", ")})` : "";
  const fate = kind === "removed" ? "removed" : `replaced by an empty one${because}`;
  return `- **${cell(name)}** (${cell(shortType(type))}) is ${fate}: with it goes ${cell(loses ?? "")}. ${code(urn)}`;
}

function stackPart(stack: StackDifference): string {
  const title = `### ${cell(stack.stack)}`;
  if (stack.in === "base") return `${title}\n\nNo longer planned; what it built stands until someone destroys it.`;
  if (isEmpty(stack) && stack.promises !== undefined) return `${title}\n\nNo difference.`;
  const { resources, findings, promises, warnings } = stack;
  const new_ = stack.in === "head" ? "New; there is nothing to compare it with." : "";
  return [
    title,
    new_,
    stack.in === "both" ? (resources.length === 0 ? "No resource differs." : `${countKinds(resources)}.`) : "",
    resources.length === 0 ? "" : folded(count(resources.length, "resource"), resourcesTable(resources)),
    findings.appeared.length === 0 ? "" : `**New findings**\n\n${findingsTable(findings.appeared)}`,
    findings.mended.length === 0 ? "" : `**Mended findings**\n\n${findingsTable(findings.mended)}`,
    findings.waived.length === 0 ? "" : `**Newly waived**\n\n${findingsTable(findings.waived)}`,
    promises === undefined ? "The base was written by a plan that tells no promises." : promisesTable(promises),
    list("Warnings that came", warnings.came),
    list("Warnings that went", warnings.went),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function resourcesTable(resources: readonly ResourceChange[]): string {
  const rows = resources.flatMap(({ kind, name, type, from, effect, loses, properties }) => {
    const marked = kind === "changed" || kind === "renamed" || loses !== undefined ? effect : kind;
    const head = [
      code(signs[kind]),
      `${cell(name)}${from === undefined ? "" : " (renamed)"}`,
      cell(shortType(type)),
      "",
      marked,
    ];
    const details = properties.map((property) => [
      "",
      "",
      code(property.path),
      code(showBoth(property.before, property.after)),
      property.ignored ? "ignored by the program" : property.effect,
    ]);
    return [head, ...details];
  });
  return table(["", "resource", "type or property", "before → after", "effect"], rows);
}

function findingsTable(findings: readonly PlanFinding[]): string {
  const rows = findings.map(({ rule, controls, level, verdict, urn, property, message }) => [
    cell(rule),
    cell(controls.join(", ")),
    `${level}, ${verdict}`,
    `${cell(urn.split("::").at(-1) ?? urn)} ${property === "" ? "" : code(property)}`,
    cell(message),
  ]);
  return table(["rule", "PCI DSS", "", "resource", "found"], rows);
}

function promisesTable(promises: NonNullable<StackDifference["promises"]>): string {
  if (promises.length === 0) return "";
  const rows = promises.map(({ path, before, after }) => [code(path), code(show(before)), code(show(after))]);
  return `**Promises that changed**\n\n${table(["promise", "before", "after"], rows)}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `**${title}**\n\n${lines.map((line) => `- ${cell(line)}`).join("\n")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Text that stays text: no markup, no mention, no link. */
function cell(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]|~#!]/g, "\\$&")
    .replaceAll("@", "@\u200b")
    .replaceAll("://", ":\u200b//");
}

/** A value of the plan, as code. A code span in a table ends at a bar or at a backtick. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|").replaceAll(/\s+/g, " ")}\``;
}
