/** What a type of resource can say of itself to a diagnostic setting. */
export interface Categories {
  readonly logs: readonly string[];
  readonly metrics: readonly string[];
}

const all = ["AllMetrics"];

/**
 * By the end of the type in an id, in small letters. Source: Azure Monitor documentation, supported log categories and metrics of
 * each type; NSG, balancer, address, network and autoscale from memory; 2026-11.
 */
export const categories: Readonly<Record<string, Categories>> = {
  "microsoft.cdn/profiles": {
    logs: ["FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"],
    metrics: all,
  },
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
      "SQLSecurityAuditEvents",
      "DevOpsOperationsAudit",
    ],
    metrics: ["Basic", "InstanceAndAppAdvanced", "WorkloadManagement"],
  },
  "microsoft.cache/redisenterprise": { logs: [], metrics: all },
  "microsoft.cache/redisenterprise/databases": { logs: ["ConnectionEvents"], metrics: [] },
  "microsoft.cache/redis": { logs: ["ConnectedClientList", "MSEntraAuthenticationAuditLog"], metrics: all },
  "microsoft.keyvault/vaults": { logs: ["AuditEvent", "AzurePolicyEvaluationDetails"], metrics: all },
  "microsoft.storage/storageaccounts/blobservices": {
    logs: ["StorageRead", "StorageWrite", "StorageDelete"],
    metrics: ["Transaction", "Capacity"],
  },
  "microsoft.network/networksecuritygroups": {
    logs: ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
    metrics: [],
  },
  "microsoft.network/loadbalancers": { logs: ["LoadBalancerHealthEvent"], metrics: all },
  "microsoft.network/publicipaddresses": {
    logs: ["DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"],
    metrics: all,
  },
  "microsoft.network/virtualnetworks": { logs: ["VMProtectionAlerts"], metrics: all },
  "microsoft.network/natgateways": { logs: [], metrics: all },
  "microsoft.insights/autoscalesettings": { logs: ["AutoscaleEvaluations", "AutoscaleScaleActions"], metrics: all },
  "microsoft.compute/virtualmachinescalesets": { logs: [], metrics: all },
  "microsoft.logic/workflows": { logs: ["WorkflowRuntime"], metrics: all },
};

/** Of a subscription's activity log. Source: Azure Monitor documentation, activity log categories; 2026-11. */
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
