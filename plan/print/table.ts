import { stripVTControlCharacters } from "node:util";

export type Align = "left" | "right";

/** Rows as aligned columns, two spaces apart. Widths ignore colours. */
export function table(rows: readonly (readonly string[])[], align: readonly Align[] = []): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, width(cell))));
  }
  const line = (row: readonly string[]) => row.map((cell, column) => pad(cell, widths[column] ?? 0, align[column]));
  return rows.map((row) => line(row).join("  ").trimEnd()).join("\n");
}

/** Text broken at spaces so that no line is longer than `columns`, each line after `indent` spaces. */
export function wrap(text: string, columns: number, indent: number): string {
  const room = columns - indent;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => " ".repeat(indent) + line).join("\n");
}

function width(text: string): number {
  return stripVTControlCharacters(text).length;
}

function pad(cell: string, to: number, align: Align = "left"): string {
  const space = " ".repeat(to - width(cell));
  return align === "left" ? cell + space : space + cell;
}
