import type { Figure } from "./scenarios/scenario";

const columns = [
  ["failed", "what failed"],
  ["left", "what was left"],
  ["next", "what the next run did"],
  ["lost", "what was lost"],
] as const;

/** What the scenarios came to, as text. */
export function printFigures(figures: readonly (readonly [title: string, figure: Figure])[]): string {
  return figures
    .map(([title, figure]) =>
      [title, ...columns.map(([key, label]) => `  ${`${label}:`.padEnd(24)}${figure[key]}`)].join("\n"),
    )
    .join("\n");
}
