import type { Promises } from "../../components/promises";
import { promisesOf } from "../promises";
import type { StackPlan } from "../stack-plan";
import type { Paint } from "./paint";
import { table, wrap } from "./table";

/** What each tier claims, the published service levels, and what a reader would otherwise assume wrongly. */
export function printPromises(plan: StackPlan, paint: Paint, columns: number): string {
  const promises = Object.entries(promisesOf(plan).tiers);
  const header = ["tier", "zones", "at rest", "in transit", "reached", "backups", "service level"];
  const rows = promises.map(([tier, promise]) => [
    tier,
    // A service of the whole region stands in no zone of ours.
    promise.zones === 0 ? "–" : String(promise.zones),
    promise.atRest,
    promise.inTransit,
    promise.exposure,
    promise.backupDays === undefined ? "–" : `${promise.backupDays} days`,
    promise.serviceLevel === undefined ? "–" : `${promise.serviceLevel.percent} %`,
  ]);
  const caveats = [...tiersByCaveat(promises)].map(
    ([caveat, tiers]) => `${paint("yellow", "!")} ${wrap(`${tiers.join(", ")}: ${caveat}`, columns, 2).trimStart()}`,
  );
  return [
    table([header.map((title) => paint("dim", title)), ...rows], ["left", "right"]),
    "",
    serviceLevels(plan),
    ...(caveats.length > 0 ? ["", ...caveats] : []),
  ].join("\n");
}

/** What holds for several is said once. */
function tiersByCaveat(promises: readonly (readonly [string, Promises])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [tier, { caveats = [] }] of promises)
    for (const caveat of caveats) found.set(caveat, [...(found.get(caveat) ?? []), tier]);
  return found;
}

/**
 * The product of the published levels in one region is a floor that contracts give, printed and never compared with the
 * objective: credits don't keep a shop up.
 */
function serviceLevels(plan: StackPlan): string {
  const { objective, contractFloor, weakest } = promisesOf(plan);
  const aim = `Objective: ${objective} % over 30 days, measured by the burn-rate alarms.`;
  return `${aim} Contract floor of one region: ${contractFloor.toFixed(2)} %; weakest link: ${weakest.tier} (${weakest.percent} %).`;
}
