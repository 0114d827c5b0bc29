import type { ResourceChange } from "../compare/resources";

const longest = 100;

/** A value on one line. Secrets come masked; null is what a plan doesn't know. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "not known";
  const text = (typeof value === "string" ? value : JSON.stringify(value)).replaceAll(/\s+/g, " ");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Both sides of a change. Of long texts, the part in which they differ. */
export function showBoth(before: unknown, after: unknown): string {
  if (typeof before === "string" && typeof after === "string" && Math.max(before.length, after.length) > longest) {
    const start = commonStart(before, after);
    const from = Math.max(0, start - 20);
    const cut = (text: string) => `${from > 0 ? "…" : ""}${text.slice(from)}`;
    return `${show(cut(before))} → ${show(cut(after))}`;
  }
  return `${show(before)} → ${show(after)}`;
}

function commonStart(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return index;
}

export const signs: Readonly<Record<ResourceChange["kind"], string>> = {
  added: "+",
  removed: "-",
  changed: "~",
  renamed: "=",
};

/** Last part of a type token, and the service: `rds Instance`. */
export function shortType(type: string): string {
  const [, service = "", kind = ""] = type.split(":");
  return `${service.split("/")[0] ?? ""} ${kind}`.trim();
}

/** "1 change", "2 changes". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function countKinds(resources: readonly ResourceChange[]): string {
  return (["added", "removed", "changed", "renamed"] as const)
    .map((kind) => [kind, resources.filter((change) => change.kind === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(", ");
}

export const lossHint =
  "If it is meant: first save what is in it and plan how it comes back, then name it: --allow-loss URN (may be repeated), or a line with the URN in .github/allowed-losses.txt, added by the same pull request.";
