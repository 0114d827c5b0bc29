import type { Weakening } from "../../tables";
import { activityCategories, auditCategories } from "./audit-categories";
import { at, eachPlace, ofType, oneOf, type Row } from "./rows";

type Where = NonNullable<Row["where"]>;

/** More than any setting names (9 on 2026-11-24). */
const places = 16;

const categoriesOf = (inputs: unknown): readonly unknown[] =>
  ((at(inputs, "logs") ?? []) as readonly unknown[]).map((log) => at(log, "category"));

const withAudit: Where = (_value, inputs) =>
  categoriesOf(inputs).some((category) => auditCategories.includes(String(category)));

/** Sends what Front Door's firewall did. */
const ofFirewall: Where = (_value, inputs) => categoriesOf(inputs).includes("FrontDoorWebApplicationFirewallLog");

const switchedOff = (categories: readonly string[], control: string): readonly Row[] =>
  eachPlace(places, (place) => [
    {
      property: `logs.${place}.enabled`,
      operators: ["flip"],
      where: (_value, inputs) => categories.includes(String(at(inputs, "logs", place, "category"))),
      controls: [control],
    },
  ]);

const resourceLogs = ofType(
  "monitor:DiagnosticSetting",
  { property: "logs", operators: ["empty", "drop"], where: withAudit, controls: ["10.2.1"] },
  { property: "logs", operators: ["empty", "drop"], where: ofFirewall, controls: ["6.4.2"] },
  { property: "logs.*.category", operators: ["drop"], where: oneOf(...auditCategories), controls: ["10.2.1"] },
  ...switchedOff(auditCategories, "10.2.1"),
  { property: "resourceUri", operators: ["unrelate"], where: withAudit, controls: ["10.2.1"] },
  // The workspace is the central place, the account the one that keeps them long enough.
  { property: "workspaceId", operators: ["unrelate", "drop"], where: withAudit, controls: ["10.3.3"] },
  { property: "storageAccountId", operators: ["unrelate", "drop"], where: withAudit, controls: ["10.5.1", "10.3.3"] },
  { property: "", operators: ["remove"], where: withAudit, controls: ["10.2.1"] },
  { property: "", operators: ["remove"], where: ofFirewall, controls: ["6.4.2"] },
);

const activityLog = ofType(
  "monitor:SubscriptionDiagnosticSetting",
  { property: "logs", operators: ["empty", "drop"], controls: ["10.2.1.2"] },
  { property: "logs.*.category", operators: ["drop"], where: oneOf(...activityCategories), controls: ["10.2.1.2"] },
  ...switchedOff(activityCategories, "10.2.1.2"),
  { property: "workspaceId", operators: ["unrelate", "drop"], controls: ["10.3.3"] },
  { property: "storageAccountId", operators: ["unrelate", "drop"], controls: ["10.3.2", "10.5.1"] },
  { property: "", operators: ["remove"], controls: ["10.2.1.2"] },
);

const syslog = "dataSources.syslog";

/** What the agents on the instances send. */
const collection = ofType(
  "monitor:DataCollectionRule",
  { property: "dataFlows", operators: ["empty"], controls: ["10.2.1"] },
  {
    property: "dataFlows.*.streams.*",
    operators: ["replace"],
    weak: ["Microsoft-Perf"],
    where: oneOf("Microsoft-Syslog"),
    controls: ["10.2.1"],
  },
  { property: "dataFlows.*.destinations", operators: ["empty"], controls: ["10.3.3"] },
  { property: syslog, operators: ["empty", "drop"], controls: ["10.2.1"] },
  // Logins stand under these two.
  {
    property: `${syslog}.*.facilityNames.*`,
    operators: ["replace"],
    weak: ["lpr"],
    where: oneOf("auth", "authpriv"),
    controls: ["10.2.1"],
  },
  { property: `${syslog}.*.logLevels`, operators: ["empty", "fewer"], controls: ["10.2.1"] },
  { property: `${syslog}.*.streams`, operators: ["empty"], controls: ["10.2.1"] },
  {
    property: "destinations.logAnalytics.*.workspaceResourceId",
    operators: ["unrelate"],
    controls: ["10.3.3"],
  },
  { property: "", operators: ["remove"], controls: ["10.2.1"] },
);

const workspaces = ofType(
  "operationalinsights:Workspace",
  { property: "features.disableLocalAuth", operators: ["flip", "drop"], controls: ["8.2.2"] },
  // 30 is the service's default.
  { property: "retentionInDays", operators: ["shorten", "drop", "replace"], weak: [30], controls: ["10.5.1"] },
  // Free keeps seven days.
  { property: "sku.name", operators: ["replace"], weak: ["Free"], controls: ["10.5.1"] },
  // Once the day's allowance is used up, nothing more is taken in.
  { property: "workspaceCapping.dailyQuotaGb", operators: ["replace"], weak: [1], controls: ["10.2.1"] },
  { property: "", operators: ["remove"], controls: ["10.3.3"] },
  { property: "", operators: ["unprotect"], controls: ["10.5.1"] },
);

export const logs: readonly Weakening[] = [...resourceLogs, ...activityLog, ...collection, ...workspaces];
