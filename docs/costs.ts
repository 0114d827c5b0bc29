import type { StackPlan } from "../plan/stack-plan";
import { onAws } from "./prices/aws";
import { onAzure } from "./prices/azure";
import type { PriceList } from "./prices/price";

const lists: Readonly<Record<string, PriceList>> = { aws: onAws, azure: onAzure };

const hoursOfMonth = 730;

/** What stands every hour of the month whoever comes, as far as a price is known, and what no price is known of. */
export function costs(plan: StackPlan): string {
  const rows = priced(plan);
  const cells = [
    ["What", "Count", "USD each", "USD a month", "Source"],
    ...rows.map(({ what, count, usd, per, month, source }) => [
      what,
      String(count),
      `${usd} a${per === "hour" ? "n hour" : " month"}`,
      month.toFixed(0),
      source,
    ]),
    ["**Sum of what is known**", "", "", `**${total(rows).toFixed(0)}**`, ""],
  ];
  return `${markdownTable(cells)}\n\nNot known, and not in the sum: ${listOf(plan).notKnown.join(", ")}.`;
}

/** One line for each stack: the sum, the dearest of what is in it, and that there is more. */
export function costsInShort(plans: readonly StackPlan[]): string {
  return markdownTable([
    ["Stack", "Known, USD a month", "Most of it", "Not known, among others"],
    ...plans.map((plan) => {
      const rows = priced(plan);
      const [most] = rows;
      return [
        `\`${plan.stack}\``,
        total(rows).toFixed(0),
        most === undefined ? "" : `${most.count} × ${most.what}`,
        listOf(plan).notKnown.slice(0, 3).join(", "),
      ];
    }),
  ]);
}

function listOf({ stack, settings }: StackPlan): PriceList {
  const list = lists[settings.cloud];
  if (list === undefined) throw new Error(`docs/prices/ has no list for the cloud of ${stack}`);
  return list;
}

/** Dearest first. */
function priced(plan: StackPlan) {
  return listOf(plan)
    .prices.map((price) => {
      const count = price.count(plan.resources);
      return { ...price, count, month: count * price.usd * (price.per === "hour" ? hoursOfMonth : 1) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.month - a.month);
}

function total(rows: readonly { readonly month: number }[]): number {
  return rows.reduce((sum, { month }) => sum + month, 0);
}

function markdownTable(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
