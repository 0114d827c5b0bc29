import type { Values } from "./schema";
import { ahead } from "./sizing";

/** Each says something about right values that a person should know; none stops a run. */
const table: readonly ((values: Values, now: Date) => readonly string[])[] = [
  ({ peaks }, now) =>
    peaks
      .filter(({ end }) => end <= now)
      .map(({ name, end }) => `peak ${name} ended on ${day(end)}: it is left out; remove it from the config`),
  ({ lock, retention }) =>
    lock === "irrevocable"
      ? [
          `lock is irrevocable: nobody, the account's owner included, can delete the audit record or shorten its ${retention.auditDays} days; the store can't be destroyed before`,
        ]
      : [],
  ({ cache: { engine, waiver } }) =>
    engine === "memcached" && waiver !== undefined
      ? [`cache.engine is memcached until ${day(waiver.expires)}, accepted because: ${waiver.reason}`]
      : [],
  ({ database: { storageGiB, maxStorageGiB } }) =>
    maxStorageGiB < storageGiB * 1.26
      ? [
          `database.maxStorageGiB is less than 26 % above database.storageGiB: expect an event at once that storage nears its limit`,
        ]
      : [],
  ({ protect, network }) =>
    protect && network.nat === "single"
      ? ["network.nat is single: the loss of its zone cuts the other zones off from the internet"]
      : [],
  ({ lost, lostSince, peaks }, now) =>
    lost !== undefined && lostSince === undefined && peaks.some(({ start }) => ahead(start) <= now)
      ? [
          `a peak has begun: all that was made for it in ${lost} is taken to stand there. If the preview wants to create some of it, set lostSince to the end of the last \`up\` before the loss`,
        ]
      : [],
  ({ lost, rebuild }) =>
    lost === undefined && rebuild === undefined
      ? []
      : [`${lost === undefined ? "rebuild" : "lost"} is set: ${lost ?? rebuild} is not there to take over`],
  ({ app: { image }, regions }) => {
    const [, home] = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\//.exec(image) ?? [];
    return regions.length > 1 && regions.some((region) => region === home)
      ? [
          `app.image lies in the registry of ${home}: with that region lost, the other one can start no instance; keep it in a registry of a third region`,
        ]
      : [];
  },
];

export function warn(values: Values, now: Date): readonly string[] {
  return table.flatMap((warning) => warning(values, now));
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
