import { kept, production, promised } from "../promised";

export const site = {
  zones: promised<number>({
    says: "The network of a site spans three zones.",
    per: "serving site",
    holds: (zones, { claims }) => zones >= 3 && zones >= Number(claims["zones"]),
  }),
  "default deny": kept("What the flow table does not name is refused, by every group of rules.", "site"),
  "closed to the internet": kept("From the internet nothing but the balancer can be reached.", "site"),
  "no address by default": kept("No subnet hands out public addresses or a way out that nobody asked for.", "site"),
  "keys rotate": kept("Keys are the shop's own, and rotate by themselves.", "site"),
  "keys come back": promised<number>({
    says: "A key that was deleted can be had back for 30 days at least.",
    per: "site",
    when: production,
    holds: (days) => days >= 30,
  }),
  "logs searchable": promised<number>({
    says: "Logs stay searchable for `retention.logDays`.",
    per: "serving site",
    holds: (days, { settings }) => days >= settings.retention.logDays,
  }),
  "logs at rest": kept("Logs that can be searched lie under the shop's own key.", "serving site"),
  "alarms reach people": promised<readonly string[]>({
    says: "Alarms go to everyone in `alerts.email`.",
    per: "site",
    when: ({ alerts }) => alerts.email.length > 0,
    holds: (addresses, { settings }) =>
      addresses.length > 0 && addresses.every((a) => settings.alerts.email.includes(a)),
  }),
  "private ways": kept("Stores are reached without the internet.", "serving site"),
};
