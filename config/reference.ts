import type * as v from "valibot";
import { schema } from "./schema";
import { defaultOf, factsOf, isOptional } from "./schema/key";

interface Row {
  readonly key: string;
  readonly type: string;
  readonly default: string;
  readonly unit: string;
  readonly meaning: string;
  readonly allowed: string;
}

const columns = ["key", "type", "default", "unit", "meaning", "allowed"] as const;

/** Text of docs/config.md: one table for each top-level key that holds others, and one for those that hold none. */
export function configReference(): string {
  const entries = Object.entries(factsOf(schema).entries ?? {});
  const plain = entries.filter(([, entry]) => isLeaf(entry)).flatMap(([name, entry]) => rowsOf(entry, name));
  const groups = entries.filter(([, entry]) => !isLeaf(entry));
  return [
    "<!-- Made by `npm run docs` from config/schema.ts: change it there. -->",
    "# Configuration",
    intro,
    "## Keys by themselves",
    table(plain),
    ...groups.flatMap(([name, entry]) => [`## ${name}`, factsOf(entry).meaning, table(rowsOf(entry, name))]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

const intro = `Set a key with \`pulumi config set domain shop.example.com\`, one inside another with \`pulumi config set --path 'database.storageGiB' 800\`, or write it into \`Pulumi.<stack>.yaml\` with \`commerce:\` before its top-level name. \`npm run plan -- prod-aws --set database.storageGiB=800\` tries a value without writing it.

"must be set" in the column of defaults marks what each stack has to decide; "–" what may be left out. A value in angle brackets, such as \`"<12-digit account id>"\`, is a placeholder: the plan puts a stand-in in its place and lists it, and the engine refuses to run while one is left. Keys marked with ◇ take one.

A wrong value, a missing one and a key that is not in these tables are all reported together, with what is allowed and how to mend it. What must hold between keys stands in \`config/rules.ts\`.`;

function rowsOf(schema: v.GenericSchema, key: string): readonly Row[] {
  const { entries, item, named, type, meaning, allowed, unit = "", standIn } = factsOf(schema);
  if (type === "object") {
    const inside = Object.entries(entries ?? {}).flatMap(([name, entry]) => rowsOf(entry, `${key}.${name}`));
    const mayBeLeftOut = isOptional(schema) && defaultOf(schema) === undefined;
    return mayBeLeftOut ? [{ key: `\`${key}\``, type, default: "–", unit, meaning, allowed }, ...inside] : inside;
  }
  const inner = named === undefined ? `${key}[]` : `${key}.<${named}>`;
  const placeholder = standIn ?? (item === undefined ? undefined : factsOf(item).standIn);
  const mark = placeholder === undefined ? "" : " ◇";
  const row = { key: `\`${key}\`${mark}`, type, default: defaultText(schema), unit, meaning, allowed };
  // Items that are objects have keys of their own; plain items are said by what is allowed.
  return item !== undefined && factsOf(item).entries !== undefined ? [row, ...rowsOf(item, inner)] : [row];
}

function defaultText(schema: v.GenericSchema): string {
  const value = defaultOf(schema);
  if (value !== undefined) return `\`${JSON.stringify(value)}\``;
  return isOptional(schema) ? "–" : "must be set";
}

function isLeaf(schema: v.GenericSchema): boolean {
  const { type, item } = factsOf(schema);
  return type !== "object" && (item === undefined || factsOf(item).entries === undefined);
}

/** A table whose columns are aligned, as the formatter of this repository wants it. */
function table(rows: readonly Row[]): string {
  const cells = [columns.map(String), ...rows.map((row) => columns.map((column) => row[column]))];
  const widths = columns.map((_, index) => Math.max(3, ...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
