import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import {
  ActionGroup,
  ActivityLogAlert,
  DiagnosticSetting,
  SubscriptionDiagnosticSetting,
} from "@pulumi/azure-native/monitor";
import { Table, Workspace } from "@pulumi/azure-native/operationalinsights";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import {
  BlobContainer,
  BlobContainerImmutabilityPolicy,
  BlobServiceProperties,
  ManagementPolicy,
  StorageAccount,
} from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { keyUser, keyVaultUri, subscription } from "./landing-zone";

const categories = ["Administrative", "Security", "Policy", "Alert", "ServiceHealth"];

async function program() {
  const { name: resourceGroupName } = new ResourceGroup("logs", { resourceGroupName: "rg-logs", location: "eastus" });
  const workspace = new Workspace(
    "logs",
    {
      resourceGroupName,
      workspaceName: "log-central",
      sku: { name: "PerGB2018" },
      // All of it at hand for the whole year, so that no table needs a word.
      retentionInDays: 365,
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
    },
    { protect: true },
  );
  // One that is seldom read: three months at hand, the rest of three years further off.
  new Table("gateway", {
    resourceGroupName,
    workspaceName: workspace.name,
    tableName: "AGWAccessLogs",
    plan: "Analytics",
    retentionInDays: 90,
    totalRetentionInDays: 1095,
  });
  const archive = new StorageAccount(
    "archive",
    {
      resourceGroupName,
      accountName: "stactivityarchive",
      kind: "StorageV2",
      sku: { name: "Standard_GZRS" },
      accessTier: "Cool",
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      publicNetworkAccess: "Enabled",
      networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny", ipRules: [] },
      identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        keyVaultProperties: { keyVaultUri, keyName: "log-archive" },
        encryptionIdentity: { encryptionUserAssignedIdentity: keyUser },
        requireInfrastructureEncryption: true,
      },
    },
    { protect: true },
  );
  const inArchive = { resourceGroupName, accountName: archive.name };
  new BlobServiceProperties("archive", {
    ...inArchive,
    blobServicesName: "default",
    isVersioningEnabled: true,
    deleteRetentionPolicy: { enabled: true, days: 30 },
  });
  // The name under which the service delivers.
  const container = new BlobContainer("activity", {
    ...inArchive,
    containerName: "insights-activity-logs",
    publicAccess: "None",
  });
  new BlobContainerImmutabilityPolicy(
    "activity",
    {
      ...inArchive,
      containerName: container.name,
      immutabilityPolicyName: "default",
      immutabilityPeriodSinceCreationInDays: 400,
      allowProtectedAppendWrites: true,
    },
    { retainOnDelete: true },
  );
  new ManagementPolicy("archive", {
    ...inArchive,
    managementPolicyName: "default",
    policy: {
      rules: [
        {
          name: "end",
          enabled: true,
          type: "Lifecycle",
          definition: {
            filters: { blobTypes: ["appendBlob"] },
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 1100 } } },
          },
        },
      ],
    },
  });
  const activity = new SubscriptionDiagnosticSetting("activity", {
    name: "activity",
    workspaceId: workspace.id,
    storageAccountId: archive.id,
    logs: categories.map((category) => ({ category, enabled: true })),
  });
  // Who reads the logs is logged too.
  new DiagnosticSetting("workspace", {
    name: "queries",
    resourceUri: workspace.id,
    workspaceId: workspace.id,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });
  new DiagnosticSetting("archive", {
    name: "blobs",
    resourceUri: pulumi.interpolate`${archive.id}/blobServices/default`,
    workspaceId: workspace.id,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });
  const people = new ActionGroup("on-call", {
    resourceGroupName,
    actionGroupName: "ag-security",
    groupShortName: "security",
    location: "Global",
    enabled: true,
    emailReceivers: [{ name: "desk", emailAddress: "security-desk@example.com", useCommonAlertSchema: true }],
  });
  for (const operation of [
    "Microsoft.Insights/diagnosticSettings/delete",
    "Microsoft.Network/networkSecurityGroups/delete",
    "Microsoft.Network/frontdoorWebApplicationFirewallPolicies/delete",
    "Microsoft.Storage/storageAccounts/delete",
  ]) {
    new ActivityLogAlert(operation.toLowerCase().split("/").slice(1).join("-"), {
      resourceGroupName,
      location: "Global",
      enabled: true,
      scopes: [`/subscriptions/${subscription}`],
      condition: {
        allOf: [
          { field: "category", equals: "Administrative" },
          { field: "operationName", equals: operation },
        ],
      },
      actions: { actionGroups: [{ actionGroupId: people.id }] },
    });
  }
  new ManagementLockByScope("archive", { scope: archive.id, level: "CanNotDelete", lockName: "archive" });
  return { setting: activity.id };
}

export const logArchive: Neighbour = {
  name: "log-archive",
  cloud: "azure",
  what: "Where a subscription's administrative calls are searched and kept: a workspace, a locked container, and alarms to people.",
  program,
};
