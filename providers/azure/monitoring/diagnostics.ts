import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import type { BySite, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { Logged, LoggedKind, StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/** What one kind of resource can hand over. A category that it hasn't is refused, and with it the whole setting. */
interface Records {
  readonly logs: readonly string[];
  readonly metrics: readonly string[];
  /** True where rows go to tables of their own instead of the one that all kinds share, and where that has to be asked for. */
  readonly ownTables?: true;
}

/**
 * Source: Azure Monitor documentation, "supported resource log categories" and "supported metrics", by resource type, pages of
 * 2026-07-14; Azure SQL documentation, "configure streaming export of metrics and resource logs"; 2026-11.
 */
export const recordsByKind: Readonly<Record<LoggedKind, Records>> = {
  vault: { logs: ["AuditEvent", "AzurePolicyEvaluationDetails"], metrics: ["AllMetrics"], ownTables: true },
  network: { logs: ["VMProtectionAlerts"], metrics: ["AllMetrics"] },
  // Not its flows: the network hands them over itself, and this way of getting them ends.
  "security-group": { logs: ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"], metrics: [] },
  "load-balancer": { logs: ["LoadBalancerHealthEvent"], metrics: ["AllMetrics"], ownTables: true },
  "front-door": {
    logs: ["FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"],
    metrics: ["AllMetrics"],
  },
  // They have tables of their own without being asked.
  blobs: { logs: ["StorageRead", "StorageWrite", "StorageDelete"], metrics: ["Transaction"] },
  "sql-database": {
    logs: [
      "SQLInsights",
      "AutomaticTuning",
      "QueryStoreRuntimeStatistics",
      "QueryStoreWaitStatistics",
      "Errors",
      "DatabaseWaitStatistics",
      "Timeouts",
      "Blocks",
      "Deadlocks",
    ],
    metrics: ["Basic", "InstanceAndAppAdvanced", "WorkloadManagement"],
  },
  // Of the whole server: the audit of all its databases is handed over by this one.
  "sql-master": { logs: ["SQLSecurityAuditEvents", "DevOpsOperationsAudit"], metrics: [] },
  "redis-cluster": { logs: [], metrics: ["AllMetrics"] },
  "redis-database": { logs: ["ConnectionEvents"], metrics: [], ownTables: true },
  "redis-classic": {
    logs: ["ConnectedClientList", "MSEntraAuthenticationAuditLog"],
    metrics: ["AllMetrics"],
    ownTables: true,
  },
  autoscale: { logs: ["AutoscaleEvaluations", "AutoscaleScaleActions"], metrics: ["AllMetrics"], ownTables: true },
  "logic-app": { logs: ["WorkflowRuntime"], metrics: ["AllMetrics"] },
};

/**
 * To the region's workspace, to be searched, and to the region's log store, to be kept: the store's own rules end what is old,
 * a setting's own retention is withdrawn.
 */
export function diagnostics(
  scope: Scope,
  sites: BySite<AzureSite>,
  stores: BySite<{ readonly logs: StoreLink }>,
  resources: readonly Logged[],
): readonly DiagnosticSetting[] {
  return resources.map(({ name, kind, id, region }) => {
    const site = at(sites, region);
    const { logs: store } = at(stores, region);
    const { logs, metrics, ownTables } = recordsByKind[kind];
    return new DiagnosticSetting(
      name,
      {
        name: azureName("diagnostics", { prefix: scope.prefix, account: site.link.account }, name),
        resourceUri: id,
        workspaceId: site.link.workspace.id,
        storageAccountId: store.account.id,
        ...(ownTables && { logAnalyticsDestinationType: "Dedicated" }),
        logs: logs.map((category) => ({ category, enabled: true })),
        metrics: metrics.map((category) => ({ category, enabled: true })),
      },
      inSite(scope, site, { dependsOn: [...store.ready] }),
    );
  });
}
