import type { ValueRule } from "../../rule";
import { about, wrong } from "./given";

/** Types that are declared, and whose service ended or which do harm. */
const ended: Readonly<Record<string, { readonly instead: string; readonly trap: string }>> = {
  "frontdoor:FrontDoor": {
    instead: "cdn.Profile and its parts: the classic one takes no new profiles since 2025-04-01",
    trap: "18",
  },
  "cdn:Policy": { instead: "frontdoor.Policy: this one belongs to the classic product", trap: "18" },
  "cdn:Endpoint": { instead: "cdn.AFDEndpoint", trap: "18" },
  "storage:StorageAccountStaticWebsite": {
    instead: "the app tier or an upload inside the network: it calls the store itself",
    trap: "6",
  },
  "storage:Blob": { instead: "an upload inside the network: it calls the store itself", trap: "6" },
  "keyvault:Secret": { instead: "tokens of identities: its value stands in the state", trap: "6" },
  "network:NetworkWatcher": { instead: "the region's own watcher, by name: a second is refused", trap: "37" },
  "network:SecurityRule": { instead: "rules inside their group: both together delete each other's", trap: "36" },
  "sql:FirewallRule": { instead: "a private endpoint: refused (42101) where public access is off", trap: "42" },
  "sql:BackupLongTermRetentionPolicy": {
    instead: "sql.LongTermRetentionPolicy: this one is the first, of 2017",
    trap: "47",
  },
  "sql:ServerVulnerabilityAssessment": {
    instead: "sql.SqlVulnerabilityAssessmentsSetting: the classic one doesn't go with express",
    trap: "49",
  },
  "authorization:ManagementLockAtResourceLevel": {
    instead: "protect and policies: a lock stops the program's own updates",
    trap: "67",
  },
  "authorization:ManagementLockByScope": {
    instead: "protect and policies: a lock stops the program's own updates",
    trap: "67",
  },
  "security:Pricing": {
    instead: "a deployment at the subscription: destroy would set the plan back for all",
    trap: "64",
  },
};

export const products: readonly ValueRule[] = [
  about(
    "type-in-use",
    Object.keys(ended),
    {
      source: "Retirement notices and provider issues of each; 2026-11",
      traps: [...new Set(Object.values(ended).map(({ trap }) => trap))],
    },
    ({ type }) => {
      const known = ended[type.slice("azure-native:".length)];
      return known === undefined ? [] : [wrong("", type, known.instead)];
    },
  ),
];
