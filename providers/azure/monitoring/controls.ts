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
 * Operations that switch a control of a site off (PCI DSS 10.7.2: each failure is noticed at once).
 * Source: Azure role-based access control documentation, "Azure permissions" of each provider; 2026-11.
 */
const ends: readonly string[] = [
  "Microsoft.Network/networkSecurityGroups/write",
  "Microsoft.Network/networkSecurityGroups/delete",
  "Microsoft.Network/networkSecurityGroups/securityRules/write",
  "Microsoft.Network/networkSecurityGroups/securityRules/delete",
  "Microsoft.Network/virtualNetworks/subnets/write",
  "Microsoft.Network/privateEndpoints/delete",
  "Microsoft.Network/privateLinkServices/write",
  "Microsoft.KeyVault/vaults/write",
  "Microsoft.KeyVault/vaults/delete",
  "Microsoft.Storage/storageAccounts/write",
  "Microsoft.Storage/storageAccounts/delete",
  "Microsoft.Storage/storageAccounts/blobServices/write",
  "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/write",
  "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete",
  "Microsoft.Storage/storageAccounts/managementPolicies/write",
  "Microsoft.Storage/storageAccounts/managementPolicies/delete",
  "Microsoft.Sql/servers/write",
  "Microsoft.Sql/servers/delete",
  "Microsoft.Sql/servers/databases/delete",
  "Microsoft.Sql/servers/firewallRules/write",
  "Microsoft.Sql/servers/administrators/write",
  "Microsoft.Sql/servers/azureADOnlyAuthentications/write",
  "Microsoft.Sql/servers/azureADOnlyAuthentications/delete",
  "Microsoft.Sql/servers/auditingSettings/write",
  "Microsoft.Sql/servers/extendedAuditingSettings/write",
  "Microsoft.Sql/servers/encryptionProtector/write",
  "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies/write",
  "Microsoft.OperationalInsights/workspaces/write",
  "Microsoft.OperationalInsights/workspaces/delete",
  "Microsoft.Insights/dataCollectionRules/write",
  "Microsoft.Insights/dataCollectionRules/delete",
  // Who is told of all this.
  "Microsoft.Insights/metricAlerts/delete",
  "Microsoft.Insights/scheduledQueryRules/delete",
];

/** The same of the edge, of what the subscription has once, and of what hangs on resources of every group. */
const globalEnds: readonly string[] = [
  "Microsoft.Cdn/profiles/delete",
  "Microsoft.Cdn/profiles/securityPolicies/write",
  "Microsoft.Cdn/profiles/securityPolicies/delete",
  "Microsoft.Cdn/profiles/afdEndpoints/routes/write",
  "Microsoft.Network/frontDoorWebApplicationFirewallPolicies/write",
  "Microsoft.Network/frontDoorWebApplicationFirewallPolicies/delete",
  "Microsoft.Network/dnsZones/delete",
  "Microsoft.Network/networkWatchers/flowLogs/write",
  "Microsoft.Network/networkWatchers/flowLogs/delete",
  "Microsoft.Insights/diagnosticSettings/write",
  "Microsoft.Insights/diagnosticSettings/delete",
  "Microsoft.Authorization/roleAssignments/write",
  "Microsoft.Authorization/roleAssignments/delete",
  "Microsoft.Authorization/roleDefinitions/write",
  "Microsoft.Authorization/policyAssignments/write",
  "Microsoft.Authorization/policyAssignments/delete",
  "Microsoft.Authorization/locks/delete",
  "Microsoft.Security/pricings/write",
  "Microsoft.Insights/actionGroups/write",
  "Microsoft.Insights/actionGroups/delete",
  "Microsoft.Insights/activityLogAlerts/write",
  "Microsoft.Insights/activityLogAlerts/delete",
  // Rules that keep alerts from being told.
  "Microsoft.AlertsManagement/actionRules/write",
];

/** Uses of a vault that end a key or change what may be done with it: the vault alone records them. */
const keyEnds = ["KeyDelete", "KeyPurge", "KeyUpdate", "KeyRotationPolicySet"] as const;

/** Tells people when someone switches a control of the site off. `up` does some of it too: then they know why. */
export function controlAlarms(scope: Scope, site: AzureSite): readonly Signal<ActivityLogAlert | ScheduledQueryRule>[] {
  const { group, dnsGroup } = site.link;
  return [
    activityAlarm(scope, site, `controls-${site.region}`, {
      meaning: `A control in ${site.region} was switched off or changed; the mail says which, by whom and when.`,
      scopes: [group.id, dnsGroup.id],
      conditions: done(ends),
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
      conditions: done(globalEnds),
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
function done(operations: readonly string[]): Conditions {
  return [
    { field: "category", equals: "Administrative" },
    { field: "operationName", containsAny: [...operations] },
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
