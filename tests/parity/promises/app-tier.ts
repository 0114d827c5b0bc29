import type { Settings } from "../../../config/settings";
import { kept, production, promised } from "../promised";

/** Instances that so much of everyday load needs: worked out here once more, from the users on. */
function needed({ concurrentUsers, workload }: Settings, factor: number): number {
  const { thinkSeconds, requestsPerPage, cachedShare, headroom, requestsPerInstance } = workload;
  const requests = (concurrentUsers * factor * requestsPerPage * (1 - cachedShare)) / thinkSeconds;
  // The dust of binary fractions is no instance.
  return (requests * headroom) / requestsPerInstance - 1e-6;
}

const leadMilliseconds = 30 * 60_000;

/** Instances with which a fleet of three zones, less one, carries so many; a standby, a quarter, each zone at least one. */
function fleet(needs: number, part: number): number {
  return Math.max(1, Math.ceil((Math.ceil(needs / 2) * 3 * part) / 3 - 1e-9)) * 3;
}

/** A change of the least number that is yet to come. */
export interface Planned {
  readonly at: string;
  readonly least: number;
}

/** A standby has a quarter of the active fleet, and one instance in each zone. */
const share = (name: string, { active }: Settings) => (name.includes(active) ? 1 : 1 / 4);

export const appTier = {
  zones: promised<number>({
    says: "The fleet is spread over three zones.",
    per: "serving site",
    holds: (zones, { claims }) => zones >= 3 && zones === claims["zones"],
  }),
  "loses a zone": promised<number>({
    says: "What is left of the fleet after the loss of a zone carries everyday load; a standby, a quarter of it.",
    per: "serving site",
    holds: (least, { settings, resource: { name } }) => {
      const inPeak = settings.peaks.some(
        ({ start, end }) => start.getTime() - leadMilliseconds <= settings.now.getTime() && settings.now < end,
      );
      const left = (least / 3) * 2;
      return (
        least >= 3 && least % 3 === 0 && (inPeak || left >= Math.min(1e9, needed(settings, 1) * share(name, settings)))
      );
    },
    same: true,
  }),
  "room above": promised<number>({
    says: "The fleet may grow to half more than its highest peak needs.",
    per: "serving site",
    holds: (most, { settings }) => {
      const factor = Math.max(1, ...settings.peaks.map((peak) => peak.factor));
      return most <= 1_000 && most >= needed(settings, factor) * 1.5;
    },
    same: true,
  }),
  peaks: promised<readonly Planned[]>({
    says: "Before each peak its fleet stands, half an hour ahead.",
    per: "serving site",
    when: ({ peaks, now }) => peaks.some(({ start }) => start.getTime() - leadMilliseconds > now.getTime()),
    holds: (planned, { settings, resource: { name } }) =>
      settings.peaks
        .filter(({ start }) => start.getTime() - leadMilliseconds > settings.now.getTime())
        .every(({ start, factor }) => {
          const part = share(name, settings);
          const enough = (least: number) => (least / 3) * 2 >= needed(settings, factor) * part;
          // Where everyday's fleet carries the peak, nothing need be planned.
          return (
            enough(fleet(needed(settings, 1), part)) ||
            planned.some(({ at, least }) => Date.parse(at) === start.getTime() - leadMilliseconds && enough(least))
          );
        }),
    same: true,
  }),
  "scales by load": kept("The fleet follows its load.", "serving site"),
  "never shrunk by a run": kept("No run sends the number of instances down.", "serving site"),
  "no public address": kept("Instances have no public address.", "serving site"),
  "at rest": promised<boolean>({
    says: "Disks lie under the shop's own key.",
    per: "serving site",
    holds: (own, { claims }) => own && claims["atRest"] === "customer-key",
  }),
  "no password": kept("Nobody signs in to an instance with a password, and no port is open for it.", "serving site"),
  hardened: kept("Instances are of the hardened kind: guarded metadata, or a measured boot.", "serving site"),
  "image by digest": kept("The container's image is pinned by its digest.", "serving site"),
  "healthy first": kept("An instance joins when it is healthy, and is replaced when it no longer is.", "serving site"),
  rolls: kept("Changes roll through the fleet, some instances at a time.", "serving site"),
  "rolls back": kept("A change that raises alarms is rolled back.", "serving site", production),
  "grows old": kept("No instance gets older than a month.", "serving site"),
  "logs shipped": kept("What instances log is shipped.", "serving site"),
};
