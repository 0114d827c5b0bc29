import type { Weakening } from "../../tables";
import { named, ofType, oneOf } from "./rows";

/** What guards the platform, by the type of resource that the activity log names. Names and balances of the shop are not among them. */
const guarded = [
  "Microsoft.Cdn/profiles",
  "Microsoft.Cdn/profiles/securityPolicies",
  "Microsoft.Cdn/profiles/afdEndpoints/routes",
  "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
  "Microsoft.Network/networkWatchers/flowLogs",
  "Microsoft.Network/networkSecurityGroups",
  "Microsoft.Network/networkSecurityGroups/securityRules",
  "Microsoft.Network/virtualNetworks/subnets",
  "Microsoft.Network/privateEndpoints",
  "Microsoft.Insights/diagnosticSettings",
  "Microsoft.Insights/dataCollectionRules",
  "Microsoft.Insights/actionGroups",
  "Microsoft.Insights/activityLogAlerts",
  "Microsoft.OperationalInsights/workspaces",
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Authorization/roleDefinitions",
  "Microsoft.Authorization/policyAssignments",
  "Microsoft.Authorization/locks",
  "Microsoft.Security/pricings",
  "Microsoft.KeyVault/vaults",
  "Microsoft.Storage/storageAccounts",
  "Microsoft.Storage/storageAccounts/blobServices",
  "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
  "Microsoft.Storage/storageAccounts/managementPolicies",
  "Microsoft.Sql/servers",
  "Microsoft.Sql/servers/firewallRules",
  "Microsoft.Sql/servers/administrators",
  "Microsoft.Sql/servers/azureADOnlyAuthentications",
  "Microsoft.Sql/servers/auditingSettings",
  "Microsoft.Sql/servers/extendedAuditingSettings",
  "Microsoft.Sql/servers/encryptionProtector",
];

const actionGroups = ofType(
  "monitor:ActionGroup",
  {
    property: "emailReceivers",
    operators: ["empty", "drop", "fewer"],
    where: (value) => Array.isArray(value) && value.length > 0,
    controls: ["10.7.2", "12.10.5"],
  },
  { property: "emailReceivers.*.emailAddress", operators: ["empty", "drop"], controls: ["10.7.2", "12.10.5"] },
  { property: "enabled", operators: ["flip"], controls: ["10.7.2", "12.10.5"] },
  { property: "", operators: ["remove"], controls: ["10.7.2", "12.10.5"] },
);

const ofControls = named(/^controls-/);
const ofThreats = named(/^threats$/);

const activity = ofType(
  "monitor:ActivityLogAlert",
  { property: "actions.actionGroups", operators: ["empty"], controls: ["12.10.5"] },
  { property: "actions.actionGroups.*.actionGroupId", operators: ["unrelate"], controls: ["12.10.5"] },
  ...[
    { where: ofControls, controls: ["10.7.2"] },
    { where: ofThreats, controls: ["11.5.1", "12.10.5"] },
  ].flatMap(
    (alert) =>
      [
        { property: "condition.allOf", operators: ["empty"], ...alert },
        { property: "condition.allOf.*.field", operators: ["replace"], weak: ["caller"], ...alert },
        // Neither names a change of a resource, nor a threat.
        { property: "condition.allOf.*.equals", operators: ["replace"], weak: ["Autoscale"], ...alert },
        { property: "enabled", operators: ["flip"], ...alert },
        { property: "scopes", operators: ["empty"], ...alert },
        { property: "scopes.*", operators: ["unrelate"], ...alert },
        { property: "", operators: ["remove"], ...alert },
      ] as const,
  ),
  // Only attempts that failed would be told.
  {
    property: "condition.allOf.*.containsAny.*",
    operators: ["replace"],
    weak: ["failed"],
    where: (value, _inputs, name) => value === "succeeded" && name.startsWith("controls-"),
    controls: ["10.7.2"],
  },
  {
    property: "condition.allOf.*.containsAny.*",
    operators: ["replace"],
    weak: ["Microsoft.Web/serverFarms"],
    where: oneOf(...guarded),
    controls: ["10.7.2"],
  },
);

/** Alarms on a control: that a log store takes nothing, that someone without the right asked, that the firewall refuses much. */
const metricOfControl = named(/^(logs|audit)-(availability|throttled)-|-refused-|^blocked$/);

const metrics = ofType(
  "monitor:MetricAlert",
  { property: "actions", operators: ["empty", "drop"], controls: ["12.10.5"] },
  { property: "actions.*.actionGroupId", operators: ["unrelate"], controls: ["12.10.5"] },
  { property: "enabled", operators: ["flip"], where: metricOfControl, controls: ["10.7.2"] },
  { property: "criteria.allOf", operators: ["empty"], where: metricOfControl, controls: ["10.7.2"] },
  {
    property: "criteria.allOf.*.metricName",
    operators: ["replace"],
    weak: ["UsedCapacity"],
    where: metricOfControl,
    controls: ["10.7.2"],
  },
  { property: "scopes", operators: ["empty"], where: metricOfControl, controls: ["10.7.2"] },
  { property: "scopes.*", operators: ["unrelate"], where: metricOfControl, controls: ["10.7.2"] },
  { property: "", operators: ["remove"], where: metricOfControl, controls: ["10.7.2"] },
);

/** Reviews of logs: refused logins, ended keys, instances that have fallen silent. */
const review = { where: named(/^(cache-refused|keys|fleet-silent)-/), controls: ["10.4.1.1", "10.7.2"] };

const queries = ofType(
  "monitor:ScheduledQueryRule",
  { property: "actions.actionGroups", operators: ["empty"], controls: ["12.10.5"] },
  { property: "actions.actionGroups.*", operators: ["unrelate"], controls: ["12.10.5"] },
  { property: "enabled", operators: ["flip"], ...review },
  { property: "criteria.allOf", operators: ["empty"], ...review },
  { property: "criteria.allOf.*.query", operators: ["empty", "replace"], weak: ["print none = 1 | take 0"], ...review },
  { property: "criteria.allOf.*.operator", operators: ["replace"], weak: ["LessThan"], ...review },
  { property: "criteria.allOf.*.threshold", operators: ["replace"], weak: [1_000_000], ...review },
  { property: "scopes", operators: ["empty"], ...review },
  { property: "scopes.*", operators: ["unrelate"], ...review },
  { property: "", operators: ["remove"], ...review },
);

export const alerts: readonly Weakening[] = [...actionGroups, ...activity, ...metrics, ...queries];
