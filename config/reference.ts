import type * as v from "valibot";
import { rules } from "./rules";
import { schema } from "./schema";
import { defaultOf, factsOf, isOptional } from "./schema/key";
import { leadMinutes } from "./sizing";

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
    regionsNote,
    lossNote,
    ...groups.flatMap(([name, entry]) => [
      `## ${name}`,
      factsOf(entry).meaning,
      table(rowsOf(entry, name)),
      ...(notes[name] ?? []),
    ]),
    "## Between keys",
    rules
      .flat()
      .map(({ holds }) => `- ${holds}`)
      .join("\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

const intro = `Set a key with \`pulumi config set domain shop.example.com\`, one inside another with \`pulumi config set --path 'database.storageGiB' 800\`, or write it into \`Pulumi.<stack>.yaml\` with \`commerce:\` before its top-level name. \`npm run plan -- prod-aws --set database.storageGiB=800\` tries a value without writing it.

"must be set" in the column of defaults marks what each stack has to decide; "–" what may be left out. A value in angle brackets, such as \`"<12-digit account id>"\`, is a placeholder: the plan puts a stand-in in its place and lists it, and the engine refuses to run while one is left. Keys marked with ◇ take one.

A wrong value, a missing one and a key that is not in these tables are all reported together, with what is allowed and how to mend it. What must hold between keys is at the end of this page.`;

const regionsNote = `\`regions\` says where the shop stands, \`active\` which of them writes, \`recovery\` what the other one holds:

- \`none\`: there is no other region. For development.
- \`cold\`: copies of backups, logs, audit and assets; no compute and no database. The cheaper one, and the slower.
- \`warm\`: a copy of the database that can be promoted, and a quarter of the fleet. A failover needs no \`pulumi up\`.

Names and addresses depend on neither order nor role, so a change of \`active\` or of the order replaces nothing. \`active\` records who writes: set it after a failover, not to make one. What each mode loses, and for how long, is in [recovery.md](recovery.md).`;

const lossNote = `\`lost\`, \`lostSince\`, \`restore\` and \`rebuild\` are for the days of a loss; in quiet times no stack sets them. With \`lost\`, everything that was made in that region stays registered as it is in the state: nothing of it is added, changed or dropped, so \`up\` works while the region answers nothing. With \`cold\`, \`restore\` beside it says that the lost region was the one that wrote. When they are set and removed, step by step, is in [recovery.md](recovery.md).`;

/** What a table can't say, by top-level key. */
const notes: Readonly<Record<string, readonly string[]>> = {
  workload: [
    `Instances needed = users ÷ \`thinkSeconds\` × \`requestsPerPage\` × (1 − \`cachedShare\`) × \`headroom\` ÷ \`requestsPerInstance\`, rounded up, and then so many more that the loss of a zone leaves as many. The plan prints each step. Change \`requestsPerInstance\` together with \`app.size\`: it is what a load test of your image finds.`,
  ],
  peaks: [
    `A time names its own zone: \`2026-11-26T18:00:00-05:00\` is six in the evening in New York in winter, \`2026-11-26T23:00:00Z\` the same moment. One without a zone is refused, for it would be another moment on each machine. The plan prints UTC.`,
    `Capacity stands ${leadMinutes} minutes before a peak's start and until its end. Its factor raises the least number of instances in both regions; the largest number is half more than the highest peak needs. A peak that is past is dropped with a warning, one that is under way counts at once. Nothing repeats: each year's sale is an entry of its own.`,
  ],
  accountGuards: [
    `Detector, recorder and hub exist once in each region of an account: where one is there already, \`up\` fails on a second. The plan's list of what to do before the first \`up\` has the commands that show it.`,
  ],
};

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
