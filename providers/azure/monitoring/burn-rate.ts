import type { ScheduledQueryRule } from "@pulumi/azure-native/monitor";
import type { Scope, Signal } from "../../../components/contract";
import { logAlarm } from "../alarm";
import type { AzureSite } from "../options";

interface Pace {
  readonly name: string;
  readonly severity: Signal<ScheduledQueryRule>["severity"];
  /** How many times faster than the objective allows. */
  readonly factor: number;
  /** Over which it must have lasted: ISO 8601, of the values that the service takes, of which two days is the largest. */
  readonly long: "PT1H" | "PT6H" | "P1D";
  /** Within which it must still last: Kusto. */
  readonly short: "5m" | "30m" | "2h";
  readonly every: "PT5M" | "PT15M" | "PT1H";
}

/**
 * At these paces the budget of 30 days is gone in 2 days, 5 days and 10 days. Source: Google, The Site Reliability Workbook,
 * chapter 5, table 5-8; 2026-11.
 */
const paces: readonly Pace[] = [
  { name: "fast", severity: "page", factor: 14.4, long: "PT1H", short: "5m", every: "PT5M" },
  { name: "steady", severity: "page", factor: 6, long: "PT6H", short: "30m", every: "PT15M" },
  { name: "slow", severity: "ticket", factor: 3, long: "P1D", short: "2h", every: "PT1H" },
];

/** Requests below which a share of errors says nothing. */
const fewest = 100;

/**
 * How fast the shop eats the errors that its objective allows, as shoppers see it at the edge, whichever site answered. One
 * rule for both windows of each pace, so that it ends when it is over. `keeper` is the site whose workspace has the edge's log.
 */
export function burnRate(scope: Scope, keeper: AzureSite, objective: number): readonly Signal<ScheduledQueryRule>[] {
  const budget = 100 - objective;
  return paces.map(({ name, severity, factor, long, short, every }) =>
    logAlarm(scope, keeper, `slo-${name}-${keeper.region}`, {
      severity,
      meaning: `Errors at the edge eat the month's allowance ${factor} times too fast.`,
      query: errors(Number((factor * budget).toPrecision(6)), short),
      window: long,
      every,
    }),
  );
}

/**
 * One row where errors exceed the share in the rule's whole window and in the last part of it, nothing otherwise. That part ends
 * with the newest row, not with the clock: rows take minutes to arrive. Columns exist only once there is a row.
 */
function errors(share: number, short: Pace["short"]): string {
  return [
    "let answers = AzureDiagnostics",
    '| where ResourceProvider == "MICROSOFT.CDN" and Category == "FrontDoorAccessLog"',
    '| project TimeGenerated, failed = toint(column_ifexists("httpStatusCode_s", "0")) >= 500;',
    "let newest = toscalar(answers | summarize max(TimeGenerated));",
    "answers",
    `| extend recent = TimeGenerated > newest - ${short}`,
    "| summarize all = count(), whole = 100.0 * countif(failed) / count(), part = 100.0 * countif(failed and recent) / countif(recent)",
    `| where all > ${fewest} and whole > ${share} and part > ${share}`,
  ].join("\n");
}
