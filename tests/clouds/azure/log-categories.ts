/** What a type of resource can say of itself to a diagnostic setting. */
export interface Categories {
  readonly logs: readonly string[];
  readonly metrics: readonly string[];
}

const all = ["AllMetrics"];

/**
 * By the end of the type in an id, in small letters. Source: learn.microsoft.com, "Supported resource log categories for Azure
 * Monitor" and the reference page of each service; 2026-11.
 */
export const categories: Readonly<Record<string, Categories>> = {
  "microsoft.cache/redis": { logs: ["ConnectedClientList", "MSEntraAuthenticationAuditLog"], metrics: all },
  "microsoft.cache/redisenterprise": { logs: [], metrics: all },
  "microsoft.cache/redisenterprise/databases": { logs: ["ConnectionEvents"], metrics: [] },
  "microsoft.cdn/profiles": {
    logs: [
      "FrontDoorAccessLog",
      "FrontDoorHealthProbeLog",
      "FrontDoorWebApplicationFirewallLog",
      "AzureCdnAccessLog",
      "WebSocketSession",
    ],
    metrics: all,
  },
  "microsoft.insights/autoscalesettings": { logs: ["AutoscaleEvaluations", "AutoscaleScaleActions"], metrics: all },
  "microsoft.keyvault/vaults": { logs: ["AuditEvent", "AzurePolicyEvaluationDetails"], metrics: all },
  "microsoft.logic/workflows": { logs: ["WorkflowRuntime"], metrics: all },
  "microsoft.network/loadbalancers": { logs: ["LoadBalancerHealthEvent"], metrics: all },
  "microsoft.network/networksecuritygroups": {
    logs: ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
    metrics: [],
  },
  "microsoft.network/publicipaddresses": {
    logs: ["DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"],
    metrics: all,
  },
  "microsoft.network/virtualnetworks": { logs: ["VMProtectionAlerts"], metrics: all },
  "microsoft.sql/servers/databases": {
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
      "DevOpsOperationsAudit",
      "SQLSecurityAuditEvents",
    ],
    metrics: ["Basic", "InstanceAndAppAdvanced", "WorkloadManagement"],
  },
  "microsoft.storage/storageaccounts/blobservices": {
    logs: ["StorageRead", "StorageWrite", "StorageDelete"],
    metrics: ["Capacity", "Transaction"],
  },
};

/** Of a subscription's activity log. Source: learn.microsoft.com, "Azure Monitor activity log", categories; 2026-11. */
export const activityCategories: readonly string[] = [
  "Administrative",
  "Security",
  "ServiceHealth",
  "Alert",
  "Recommendation",
  "Policy",
  "Autoscale",
  "ResourceHealth",
];
