import type { PropertyChange, ResourceChange } from "../compare/resources";
import type { StackDifference } from "../compare/stacks";
import type { Difference } from "../difference";
import { isEmpty } from "../difference";
import type { Effect } from "../effects/effect";
import type { Paint, Style } from "../../plan/print/paint";
import { wrap } from "../../plan/print/table";
import { count, countKinds, lossHint, shortType, show, showBoth, signs } from "./words";

const columns = 120;

const styles: Readonly<Record<Effect, Style>> = {
  "in place": "dim",
  restart: "yellow",
  "not known": "yellow",
  replacement: "red",
  "loss of data": "red",
};

/** The difference for a terminal: what is refused first. */
export function printText(difference: Difference, paint: Paint): string {
  const { stacks, notKnown } = difference;
  const sections = [
    refusal(difference, paint),
    blocked(difference, paint),
    allowance(difference, paint),
    ...stacks.map((stack) => printStack(stack, paint)),
    notKnown === 0
      ? ""
      : `${count(notKnown, "changed property").replace("propertys", "properties")} with an effect that is not known: no table covers it. Read the provider's documentation.`,
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function refusal({ refused }: Difference, paint: Paint): string {
  if (refused.length === 0) return "";
  const lines = refused.flatMap((change) => [
    `${paint("red", "✗")} ${change.name} (${shortType(change.type)}) is ${lost(change)}: with it goes ${change.loses ?? ""}.`,
    `  ${change.urn}`,
    ...change.properties
      .filter(({ effect }) => effect === "replacement")
      .map((property) => `  because of ${line(property, paint)}`),
  ]);
  return [paint("red", "REFUSED: DATA WOULD BE LOST"), ...lines, wrap(lossHint, columns, 0)].join("\n");
}

function lost({ kind }: ResourceChange): string {
  return kind === "removed" ? "removed" : "replaced by an empty one";
}

function blocked({ blocking }: Difference, paint: Paint): string {
  if (blocking.length === 0) return "";
  const lines = blocking.map(({ rule, urn, message }) => `${paint("red", "✗")} ${rule}: ${urn}: ${message}`);
  return [paint("red", "REFUSED: NEW VIOLATIONS OF MANDATORY RULES"), ...lines].join("\n");
}

function allowance({ allowed }: Difference, paint: Paint): string {
  return allowed
    .map(
      (change) =>
        `${paint("yellow", "!")} Allowed by name: ${change.urn} is ${lost(change)}; with it goes ${change.loses ?? ""}.`,
    )
    .join("\n");
}

function printStack(stack: StackDifference, paint: Paint): string {
  const title = paint("bold", stack.stack);
  if (stack.in === "head")
    return [`${title}: new; there is nothing to compare it with`, ...printRest(stack, paint)].join("\n");
  if (stack.in === "base") return `${title}: no longer planned; what it built stands until someone destroys it`;
  if (isEmpty(stack) && stack.promises !== undefined) return `${title}: no difference`;
  const { resources } = stack;
  return [
    `${title}: ${resources.length === 0 ? "no resource differs" : countKinds(resources)}`,
    ...resources.flatMap((change) => printChange(change, paint)),
    ...printRest(stack, paint),
  ].join("\n");
}

function printChange({ kind, name, type, from, effect, dependents, properties, loses }: ResourceChange, paint: Paint) {
  const mark =
    kind === "changed" || kind === "renamed" || loses !== undefined ? ` [${paint(styles[effect], effect)}]` : "";
  const origin = from === undefined ? "" : `, was ${from.split("::").at(-1) ?? from}`;
  const after = dependents === undefined ? "" : `; ${count(dependents, "resource")} that depend on it may follow`;
  return [
    `  ${signs[kind]} ${name} (${shortType(type)}${origin})${mark}${after}`,
    ...properties.map((property) => `      ${line(property, paint)}`),
  ];
}

function line({ path, before, after, effect, ignored }: PropertyChange, paint: Paint): string {
  const mark = ignored ? "ignored by the program" : effect;
  return `${path}: ${showBoth(before, after)} [${paint(styles[effect], mark)}]`;
}

function printRest({ findings, promises, warnings }: StackDifference, paint: Paint): readonly string[] {
  const finding = (sign: string) => (each: (typeof findings.appeared)[number]) =>
    `  ${sign} ${each.level}, ${each.verdict}: ${each.rule}: ${each.urn}: ${each.message}`;
  return [
    ...titled("  New findings", findings.appeared.map(finding(paint("red", "✗")))),
    ...titled("  Mended findings", findings.mended.map(finding(paint("green", "✓")))),
    ...titled("  Newly waived", findings.waived.map(finding(paint("yellow", "!")))),
    ...titled(
      "  Promises that changed",
      promises === undefined
        ? ["  the base was written by a plan that tells none"]
        : promises.map(({ path, before, after }) => `  ${path}: ${show(before)} → ${show(after)}`),
    ),
    ...titled(
      "  Warnings that came",
      warnings.came.map((warning) => `  ${paint("yellow", "!")} ${warning}`),
    ),
    ...titled(
      "  Warnings that went",
      warnings.went.map((warning) => `  ${warning}`),
    ),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}
