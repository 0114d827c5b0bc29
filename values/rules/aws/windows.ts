import type { Broken } from "../../rule";

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const clock = "([01][0-9]|2[0-3]):([0-5][0-9])";
const daily = new RegExp(`^${clock}-${clock}$`);
const weekly = new RegExp(`^(${days.join("|")}):${clock}-(${days.join("|")}):${clock}$`, "i");
const day = 24 * 60;

/** Minutes of a day's window from midnight, as hh:mm-hh:mm; the end is later than the start. */
function dayWindow(text: unknown): readonly [number, number] | undefined {
  const found = daily.exec(String(text));
  if (found === null) return undefined;
  const [from = 0, fromMinute = 0, to = 0, toMinute = 0] = found.slice(1).map(Number);
  const start = from * 60 + fromMinute;
  const end = to * 60 + toMinute;
  return [start, end > start ? end : end + day];
}

/** Minutes from Sunday's midnight, as ddd:hh:mm-ddd:hh:mm. */
function weekWindow(text: unknown): readonly [number, number] | undefined {
  const found = weekly.exec(String(text));
  if (found === null) return undefined;
  const at = (name = "", hour = "0", minute = "0") =>
    days.indexOf(name.toLowerCase()) * day + Number(hour) * 60 + Number(minute);
  const start = at(found[1], found[2], found[3]);
  const end = at(found[4], found[5], found[6]);
  return [start, end > start ? end : end + 7 * day];
}

/** Backups are taken each day, maintenance once a week: both well formed, long enough, and apart from each other. */
export function windowProblem(
  inputs: Readonly<Record<string, unknown>>,
  backup: string,
  upkeep: string,
  least: number,
): Broken[] {
  const found: Broken[] = [];
  const backups = dayWindow(inputs[backup]);
  const maintenance = weekWindow(inputs[upkeep]);
  if (typeof inputs[backup] === "string" && backups === undefined)
    found.push({ path: backup, given: inputs[backup], allowed: "hh:mm-hh:mm" });
  if (typeof inputs[upkeep] === "string" && maintenance === undefined)
    found.push({ path: upkeep, given: inputs[upkeep], allowed: "ddd:hh:mm-ddd:hh:mm, with days as in mon" });
  if (backups !== undefined && backups[1] - backups[0] < least)
    found.push({ path: backup, given: inputs[backup], allowed: `${least} minutes or more` });
  if (maintenance !== undefined && (maintenance[1] - maintenance[0] < least || maintenance[1] - maintenance[0] > day))
    found.push({ path: upkeep, given: inputs[upkeep], allowed: `${least} minutes to a day` });
  if (backups !== undefined && maintenance !== undefined && overlap(backups, maintenance))
    found.push({ path: upkeep, given: inputs[upkeep], allowed: `a time apart from ${backup}` });
  return found;
}

function overlap([from, to]: readonly [number, number], [start, end]: readonly [number, number]): boolean {
  // The week before and the one after, for windows over midnight.
  for (let shift = -day; shift <= 8 * day; shift += day) if (from + shift < end && start < to + shift) return true;
  return false;
}
