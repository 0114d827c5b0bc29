import { kept, production, promised, twoRegions } from "../promised";

/** A flow of the table that ends in a store: something carries it. */
const carried = (says: string) => kept(says, "site");

export const storage = {
  "at rest": kept("Assets, backups and audit lie under the shop's own key.", "site"),
  "logs at rest": kept("The store of logs lies under the shop's own key.", "site"),
  "in transit": kept("Stores answer over TLS 1.2 or newer only.", "store"),
  "not public": kept("No object can be made public.", "store"),
  "identities only": kept("Access is by identity alone: no shared keys, no lists on objects.", "store"),
  versions: kept("What is overwritten or deleted is kept as a version.", "store"),
  copies: kept("Each store is copied to the other region at all times.", "store", twoRegions),
  lifecycle: promised<number>({
    says: "Logs and audit end after `retention.auditDays`, backups after `retention.backupDays`.",
    per: "store",
    holds: (days, { resource, settings: { retention } }) => {
      if (/^(logs|audit)-/.test(resource.name)) return days >= retention.auditDays;
      return resource.name.startsWith("backups-") ? days >= retention.backupDays : true;
    },
  }),
  "audit lock": promised<number>({
    says: "The audit store is locked for `retention.auditDays`.",
    per: "site",
    when: production,
    holds: (days, { settings }) => days >= settings.retention.auditDays,
  }),
  "irrevocable lock": kept(
    "With `lock: irrevocable` nobody can lift the lock, from the first run on.",
    "site",
    ({ lock }) => lock === "irrevocable",
  ),
  "deletion guard": kept("Stores are guarded against deletion.", "store", production),
  "app-assets": carried("The application's identity reads and writes assets."),
  "edge-assets": kept("The edge reads assets from the store itself.", "stack"),
  "database-backups": kept("Exports of the database are written to the store of backups.", "serving site"),
  "database-logs": kept("Audit logs of the database are delivered to the store of logs.", "serving site"),
  "balancer-logs": kept("Who asked the balancer for what is delivered to the store of logs.", "stack"),
  "network-logs": carried("Who talked to whom is delivered to the store of logs."),
  "assets-logs": carried("Who read and wrote which asset is delivered to the store of logs."),
  "backups-logs": carried("Who read and wrote which backup is delivered to the store of logs."),
  "audit-logs": carried("Who read the audit record is delivered to the store of logs."),
  "trail-audit": kept(
    "Administrative calls are delivered to the audit store.",
    "stack",
    ({ accountGuards }) => accountGuards.auditTrail,
  ),
};
