/**
 * Categories that record who did what, or what a control did; the others are figures on how a service feels. Azure's list of
 * categories doesn't draw this line: it is drawn here.
 */
export const auditCategories: readonly string[] = [
  "AuditEvent",
  "AzurePolicyEvaluationDetails",
  "ConnectionEvents",
  "DevOpsOperationsAudit",
  "FrontDoorAccessLog",
  "FrontDoorWebApplicationFirewallLog",
  "NetworkSecurityGroupEvent",
  "NetworkSecurityGroupRuleCounter",
  "SQLSecurityAuditEvents",
  "StorageDelete",
  "StorageRead",
  "StorageWrite",
  "VMProtectionAlerts",
  "WorkflowRuntime",
];

/** Of the activity log: what 10.2.1.2 and its neighbours ask for. `Alert` says that an alarm of Azure Monitor fired. */
export const activityCategories: readonly string[] = ["Administrative", "Alert", "Policy", "Security"];
