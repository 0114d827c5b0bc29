import type { Variable } from "../components/variables";
import { instanceVariables, settingVariables } from "../components/variables";
import { ownVariables as ownOnAws } from "../providers/aws/app-tier/boot/environment";
import { ownVariables as ownOnAzure } from "../providers/azure/app-tier/boot/environment";

/** The table of variables that a container is told. */
export function variablesTable(): string {
  const rows = (variables: Readonly<Record<string, Variable>>, where: string) =>
    Object.entries(variables).map(([name, { meaning, example }]) => [
      `\`${name}\``,
      `${meaning}${where}`,
      `\`${example}\``,
    ]);
  return table([
    ["Variable", "Meaning", "Example"],
    ...rows(settingVariables, ""),
    ...rows(instanceVariables, ""),
    ...rows(ownOnAws, " On AWS only."),
    ...rows(ownOnAzure, " On Azure only."),
  ]);
}

/** Columns as wide as their widest cell, as the formatter wants them. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body.map(line)].join("\n");
}
