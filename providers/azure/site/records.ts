import { Component } from "@pulumi/azure-native/applicationinsights";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { ActionGroup, DataCollectionRule } from "@pulumi/azure-native/monitor";
import { Workspace } from "@pulumi/azure-native/operationalinsights";
import type * as pulumi from "@pulumi/pulumi";
import { assign } from "../shared/roles";
import type { Ground } from "./ground";
import { named, onGround, placed } from "./ground";
import { recordTables } from "./record-tables";

export interface Records {
  readonly workspace: Workspace;
  readonly insights: Component;
  readonly collection: DataCollectionRule;
  readonly actionGroup: ActionGroup;
  readonly ready: readonly pulumi.Resource[];
}

/** Where the site's logs and metrics go, and whom its alarms tell. */
export function records(ground: Ground, app: UserAssignedIdentity): Records {
  const { scope, spec } = ground;
  const workspace = new Workspace(
    `logs-${spec.region}`,
    {
      workspaceName: named(ground, "workspace", "logs"),
      sku: { name: "PerGB2018" },
      retentionInDays: spec.logDays,
      // A cap drops what PCI DSS asks to keep.
      workspaceCapping: { dailyQuotaGb: -1 },
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      publicNetworkAccessForIngestion: "Enabled",
      publicNetworkAccessForQuery: "Enabled",
      ...placed(ground),
    },
    onGround(ground, { protect: scope.protect }),
  );
  recordTables(ground, workspace);
  const insights = new Component(
    `insights-${spec.region}`,
    {
      resourceName: named(ground, "insights", "insights"),
      kind: "web",
      applicationType: "web",
      ingestionMode: "LogAnalytics",
      workspaceResourceId: workspace.id,
      // Nothing is taken with a key: the application sends as its identity.
      disableLocalAuth: true,
      publicNetworkAccessForIngestion: "Enabled",
      publicNetworkAccessForQuery: "Enabled",
      ...placed(ground),
    },
    onGround(ground),
  );
  const publisher = assign(scope, { link: ground }, `app-metrics-${spec.region}`, {
    role: "Monitoring Metrics Publisher",
    identity: app,
    on: insights.id,
    why: "The application reports its requests and failures.",
  });
  const actionGroup = new ActionGroup(
    `alarms-${spec.region}`,
    {
      actionGroupName: named(ground, "actionGroup", "alarms"),
      resourceGroupName: ground.group.name,
      // Served from everywhere, so that a lost region can still tell people.
      location: "Global",
      // At most 12 characters; it begins the subject of each mail.
      groupShortName: "shop",
      enabled: true,
      emailReceivers: spec.alertEmail.map((emailAddress, index) => ({
        name: `mail-${index + 1}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      tags: scope.tags,
    },
    onGround(ground),
  );
  return { workspace, insights, collection: collection(ground, workspace), actionGroup, ready: [publisher] };
}

/** What the agent on each instance sends: the system's and the application's log, and what a host can't see of a guest. */
function collection(ground: Ground, workspace: Workspace): DataCollectionRule {
  const levels = ["Info", "Notice", "Warning", "Error", "Critical", "Alert", "Emergency"];
  return new DataCollectionRule(
    `instances-${ground.spec.region}`,
    {
      dataCollectionRuleName: named(ground, "dataRule", "instances"),
      kind: "Linux",
      dataSources: {
        syslog: [
          {
            name: "system",
            streams: ["Microsoft-Syslog"],
            facilityNames: ["auth", "authpriv", "cron", "daemon", "kern", "local0", "syslog", "user"],
            logLevels: levels,
          },
        ],
        performanceCounters: [
          {
            name: "guest",
            streams: ["Microsoft-Perf"],
            samplingFrequencyInSeconds: 60,
            // As the agent on Linux knows them: without a leading stroke, and with every disk.
            counterSpecifiers: ["Memory(*)\\% Used Memory", "Logical Disk(*)\\% Used Space"],
          },
        ],
      },
      destinations: { logAnalytics: [{ name: "site", workspaceResourceId: workspace.id }] },
      dataFlows: [{ streams: ["Microsoft-Syslog", "Microsoft-Perf"], destinations: ["site"] }],
      ...placed(ground),
    },
    onGround(ground),
  );
}
