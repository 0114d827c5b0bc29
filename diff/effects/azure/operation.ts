import type { EffectTable } from "../effect";
import { described } from "./sources";

/** Rights, alarms and what watches over controls. */
export const operation: EffectTable = {
  source: described,
  rows: [
    {
      type: "azure-native:authorization:RoleAssignment",
      replaces: "scope roleAssignmentName principalId principalType roleDefinitionId",
      inPlace: "condition conditionVersion description",
    },
    {
      type: "azure-native:authorization:RoleDefinition",
      replaces: "scope roleDefinitionId",
      inPlace: "assignableScopes description permissions roleName roleType",
    },
    {
      type: "azure-native:authorization:PolicyAssignment",
      replaces: "scope policyAssignmentName location",
      inPlace: "others",
    },
    {
      type: "azure-native:managedidentity:UserAssignedIdentity",
      replaces: "resourceGroupName resourceName location",
      inPlace: "tags",
    },
    {
      type: "azure-native:monitor:ActionGroup",
      replaces: "resourceGroupName actionGroupName location",
      inPlace: "others",
    },
    {
      type: "azure-native:monitor:ActivityLogAlert",
      replaces: "resourceGroupName activityLogAlertName location",
      inPlace: "others",
    },
    { type: "azure-native:monitor:MetricAlert", replaces: "resourceGroupName ruleName location", inPlace: "others" },
    {
      type: "azure-native:monitor:ScheduledQueryRule",
      replaces: "resourceGroupName ruleName location",
      inPlace: "others",
    },
    {
      type: "azure-native:monitor:AutoscaleSetting",
      replaces: "resourceGroupName autoscaleSettingName location",
      inPlace: "others",
    },
    {
      type: "azure-native:monitor:DataCollectionRule",
      replaces: "resourceGroupName dataCollectionRuleName location",
      inPlace: "others",
    },
    { type: "azure-native:monitor:DiagnosticSetting", replaces: "resourceUri name", inPlace: "others" },
    { type: "azure-native:monitor:SubscriptionDiagnosticSetting", replaces: "name", inPlace: "others" },
    {
      type: "azure-native:applicationinsights:WebTest",
      replaces: "resourceGroupName webTestName location",
      inPlace: "others",
    },
    {
      type: "azure-native:applicationinsights:Workbook",
      replaces: "resourceGroupName resourceName location",
      inPlace: "others",
    },
    // Another content runs again under the same name.
    {
      type: "azure-native:resources:Deployment",
      replaces: "resourceGroupName deploymentName",
      inPlace: "properties tags",
    },
    {
      type: "azure-native:resources:DeploymentAtSubscriptionScope",
      replaces: "deploymentName location",
      inPlace: "properties tags",
    },
    { type: "azure-native:logic:Workflow", replaces: "resourceGroupName workflowName location", inPlace: "others" },
  ],
};
