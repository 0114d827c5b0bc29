import { ActivityLogAlert } from "@pulumi/azure-native/monitor";
import type { ScheduledQueryRule } from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import { logAlarm } from "../alarm";
import type { AzureSite, Place } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

type Conditions = pulumi.Unwrap<ActivityLogAlert["condition"]>["allOf"];

/**
 * Types of a site's resources that are its controls, or hold one (PCI DSS 10.7.2: each failure is noticed at once). Types, not
 * operations: a rule takes one name of an operation only, and refuses a list of them. So what is done to these beside writing
 * and deleting, such as asking for an account's keys, is told too.
 * Source: Azure role-based access control documentation, "Azure permissions" of each provider; Azure/bicep #6979; 2026-11.
 */
const controls: readonly string[] = [
  "Microsoft.Network/networkSecurityGroups",
  "Microsoft.Network/networkSecurityGroups/securityRules",
  "Microsoft.Network/virtualNetworks/subnets",
  "Microsoft.Network/privateEndpoints",
  "Microsoft.Network/privateLinkServices",
  "Microsoft.KeyVault/vaults",
  "Microsoft.Storage/storageAccounts",
  "Microsoft.Storage/storageAccounts/blobServices",
  "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
  "Microsoft.Storage/storageAccounts/managementPolicies",
  "Microsoft.Sql/servers",
  "Microsoft.Sql/servers/databases",
  "Microsoft.Sql/servers/firewallRules",
  "Microsoft.Sql/servers/administrators",
  "Microsoft.Sql/servers/azureADOnlyAuthentications",
  "Microsoft.Sql/servers/auditingSettings",
  "Microsoft.Sql/servers/extendedAuditingSettings",
  "Microsoft.Sql/servers/encryptionProtector",
  "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
  "Microsoft.OperationalInsights/workspaces",
  "Microsoft.Insights/dataCollectionRules",
  // Who is told of all this.
  "Microsoft.Insights/metricAlerts",
  "Microsoft.Insights/scheduledQueryRules",
];

/** The same of the edge, of what the subscription has once, and of what hangs on resources of every group. */
const globalControls: readonly string[] = [
  "Microsoft.Cdn/profiles",
  "Microsoft.Cdn/profiles/securityPolicies",
  "Microsoft.Cdn/profiles/afdEndpoints/routes",
  "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
  "Microsoft.Network/dnsZones",
  "Microsoft.Network/networkWatchers/flowLogs",
  "Microsoft.Insights/diagnosticSettings",
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Authorization/roleDefinitions",
  "Microsoft.Authorization/policyAssignments",
  "Microsoft.Authorization/locks",
  "Microsoft.Security/pricings",
  "Microsoft.Insights/actionGroups",
  "Microsoft.Insights/activityLogAlerts",
  // Rules that keep alerts from being told.
  "Microsoft.AlertsManagement/actionRules",
];

/** Uses of a vault that end a key or change what may be done with it: the vault alone records them. */
const keyEnds = ["KeyDelete", "KeyPurge", "KeyUpdate", "KeyRotationPolicySet"] as const;

/** Tells people when someone switches a control of the site off. `up` does some of it too: then they know why. */
export function controlAlarms(scope: Scope, site: AzureSite): readonly Signal<ActivityLogAlert | ScheduledQueryRule>[] {
  const { group, dnsGroup } = site.link;
  return [
    activityAlarm(scope, site, `controls-${site.region}`, {
      meaning: `A control in ${site.region} was switched off, changed or handled; the mail says which, how, by whom and when.`,
      scopes: [group.id, dnsGroup.id],
      conditions: doneTo(controls),
    }),
    logAlarm(scope, site, `keys-${site.region}`, {
      severity: "page",
      meaning: `A key in ${site.region} was ended or changed: what is encrypted with it may stop.`,
      query: `AZKVAuditLogs | where OperationName in (${keyEnds.map((name) => `"${name}"`).join(", ")})`,
    }),
  ];
}

/** Tells people the same of the edge and of what the subscription has once. */
export function globalControlAlarms(scope: Scope, edge: Place): readonly Signal<ActivityLogAlert>[] {
  return [
    activityAlarm(scope, edge, "controls-edge", {
      meaning: "A control of the edge or the subscription was switched off or changed; the mail says which, by whom.",
      scopes: [subscription(edge)],
      conditions: doneTo(globalControls),
    }),
    activityAlarm(scope, edge, "service-health", {
      meaning: "The cloud says that a service in use is disturbed, unsafe, or needs something done.",
      scopes: [subscription(edge)],
      conditions: [
        { field: "category", equals: "ServiceHealth" },
        {
          anyOf: ["Incident", "Security", "ActionRequired"].map((kind) => ({
            field: "properties.incidentType",
            equals: kind,
          })),
        },
      ],
    }),
  ];
}

/** Tells people of what Defender finds, where this stack runs it. */
export function findings(scope: Scope, edge: Place): Signal<ActivityLogAlert> {
  return activityAlarm(scope, edge, "threats", {
    meaning: "Defender for Cloud found a threat; the mail says where.",
    scopes: [subscription(edge)],
    conditions: [{ field: "category", equals: "Security" }],
  });
}

function subscription({ link }: Place): string {
  return `/subscriptions/${link.account}`;
}

/** Each operation is told once, when it has succeeded, and not also when it began. */
function doneTo(resources: readonly string[]): Conditions {
  return [
    { field: "category", equals: "Administrative" },
    { field: "resourceType", containsAny: [...resources] },
    { field: "status", containsAny: ["succeeded"] },
  ];
}

interface ActivityAlarmArgs {
  readonly meaning: string;
  /** What happens below these ids is looked at. */
  readonly scopes: readonly pulumi.Input<string>[];
  readonly conditions: Conditions;
}

/** An alarm on the record of administrative calls, which knows no severity. */
function activityAlarm(
  scope: Scope,
  place: Place,
  name: string,
  { meaning, scopes, conditions }: ActivityAlarmArgs,
): Signal<ActivityLogAlert> {
  const { account, group, actionGroup } = place.link;
  const handle = new ActivityLogAlert(
    name,
    {
      activityLogAlertName: azureName("alert", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      // Served from everywhere.
      location: "Global",
      description: `[ticket] ${meaning}`,
      enabled: true,
      scopes: [...scopes],
      condition: { allOf: conditions },
      actions: { actionGroups: [{ actionGroupId: actionGroup.id }] },
      tags: scope.tags,
    },
    inSite(scope, place),
  );
  return { name, region: place.region, severity: "ticket", meaning, handle };
}
