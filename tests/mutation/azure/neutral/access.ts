import type { Neutral } from "../../tables";

export const access: readonly Neutral[] = [
  {
    reason: "A hint for the directory while a principal is new; it changes no right.",
    properties: ["azure-native:authorization:RoleAssignment principalType"],
  },
  {
    reason: "Where a role may be assigned, and that it is one of our own; it grants nothing until it is assigned.",
    properties: [
      "azure-native:authorization:RoleDefinition assignableScopes.*",
      "azure-native:authorization:RoleDefinition scope",
      "azure-native:authorization:RoleDefinition roleType",
    ],
  },
  {
    reason: "Which version of a built-in definition is meant.",
    properties: ["azure-native:authorization:PolicyAssignment definitionVersion"],
  },
  {
    reason: "Each of the two alone still takes our images in: either all images are, or those of the list.",
    properties: [
      "azure-native:authorization:PolicyAssignment parameters.listOfLinuxImageIdToInclude.value",
      "azure-native:authorization:PolicyAssignment parameters.listOfLinuxImageIdToInclude.value.*",
      "azure-native:authorization:PolicyAssignment parameters.scopeToSupportedImages.value",
    ],
  },
  {
    reason: "The service knows one policy only.",
    properties: ["azure-native:redisenterprise:AccessPolicyAssignment accessPolicyName"],
  },
  {
    reason: "Already the widest of its values; any other is stricter.",
    properties: [
      "azure-native:applicationinsights:Component publicNetworkAccessForIngestion",
      "azure-native:applicationinsights:Component publicNetworkAccessForQuery",
      "azure-native:keyvault:Vault properties.networkAcls.bypass",
      "azure-native:network:PrivateLinkService visibility.subscriptions.*",
      "azure-native:network:VirtualNetwork enableDdosProtection",
      "azure-native:network:VirtualNetwork enableVmProtection",
      "azure-native:operationalinsights:Workspace features.enableLogAccessUsingOnlyResourcePermissions",
      "azure-native:operationalinsights:Workspace publicNetworkAccessForIngestion",
      "azure-native:operationalinsights:Workspace publicNetworkAccessForQuery",
      "azure-native:storage:StorageAccount sasPolicy.expirationAction",
    ],
  },
  {
    reason: "When a notice goes out before a key ends; the key is rotated long before.",
    properties: ["azure-native:keyvault:Key properties.rotationPolicy.lifetimeActions.*.trigger.timeBeforeExpiry"],
  },
  {
    reason: "The interface knows one value.",
    properties: ["azure-native:keyvault:Vault properties.sku.family", "azure-native:sql:Server version"],
  },
];
