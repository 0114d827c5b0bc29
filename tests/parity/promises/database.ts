import { kept, production, promised, twoRegions, warm } from "../promised";

export const database = {
  zones: promised<number>({
    says: "The database survives the loss of a zone.",
    per: "serving site",
    holds: (zones, { claims }) => zones >= 2 && zones === claims["zones"],
  }),
  "at rest": promised<boolean>({
    says: "The database lies under the shop's own key.",
    per: "serving site",
    holds: (own, { claims }) => own && claims["atRest"] === "customer-key",
  }),
  "in transit": promised<boolean>({
    says: "The database answers over TLS 1.2 or newer only.",
    per: "serving site",
    holds: (forced, { claims }) => forced && claims["inTransit"] === "tls-required",
  }),
  exposure: promised<boolean>({
    says: "The database has no public address.",
    per: "serving site",
    holds: (isPrivate, { claims }) => isPrivate && claims["exposure"] === "private",
  }),
  "backup days": promised<number>({
    says: "The database can be set back by `retention.backupDays`.",
    per: "serving site",
    holds: (days, { settings, claims }) => days === settings.retention.backupDays && days === claims["backupDays"],
    same: true,
  }),
  "deletion guard": kept("The database is guarded against deletion.", "serving site", production),
  "backups elsewhere": kept("Backups lie in the other region too.", "stack", twoRegions),
  "copy elsewhere": kept("A copy that can be promoted stands in the other region.", "stack", warm),
  "roles swap": kept("What a failover changes, no later run changes back.", "serving site", warm),
  "no password": kept("The application signs in as its identity, with a token.", "serving site"),
  "not as administrator": kept("The application's user is not the administrator.", "serving site"),
  "migrator apart": kept("No instance of the application carries the migrator's identity.", "serving site"),
  "set up by itself": kept("A short-lived instance creates users, grants and schema.", "serving site"),
  audit: kept("Sign-ins and changes are audited.", "serving site"),
};
