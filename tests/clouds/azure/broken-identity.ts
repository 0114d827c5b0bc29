import type { Broken } from "../broken";
import { twice, withInput, without, withoutWaiting } from "../broken";

const assignment = "azure-native:authorization:RoleAssignment";
const definition = "azure-native:authorization:RoleDefinition";
const policy = "azure-native:authorization:PolicyAssignment";
const account = "azure-native:storage:StorageAccount";
const network = "azure-native:network:VirtualNetwork";

/** One edit after the other. */
const both =
  (...edits: readonly Broken["edit"][]): Broken["edit"] =>
  (program) =>
    edits.reduce((edited, edit) => edit(edited), program);

export const brokenIdentity: readonly Broken[] = [
  {
    title: "one right given twice",
    code: "RoleAssignmentExists",
    edit: twice(assignment, "app-metrics-eastus2", { roleAssignmentName: "11111111-2222-4333-8444-555555555555" }),
  },
  {
    title: "a right whose name is no GUID",
    code: "InvalidRoleAssignmentId",
    edit: withInput(assignment, "app-metrics-eastus2", "roleAssignmentName", "app-metrics"),
  },
  {
    title: "a role that isn't there",
    code: "RoleDefinitionDoesNotExist",
    edit: withInput(
      assignment,
      "app-metrics-eastus2",
      "roleDefinitionId",
      "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/00000000-2222-4333-8444-555555555555",
    ),
  },
  {
    title: "a role of its own, assigned as soon as it is made",
    code: "RoleDefinitionDoesNotExist",
    edit: withoutWaiting(assignment, "database-runs-eastus2", "resources:Deployment"),
  },
  {
    title: "a role outside its scopes",
    code: "RoleDefinitionDoesNotExist",
    edit: withInput(definition, "database-runs-eastus2", "assignableScopes", ["/subscriptions/x/resourceGroups/other"]),
  },
  {
    title: "two roles of one name",
    code: "RoleDefinitionWithSameNameExists",
    edit: twice(definition, "app-logs-eastus2", { roleDefinitionId: "11111111-2222-4333-8444-555555555555" }),
  },
  {
    title: "a right for nobody",
    code: "PrincipalNotFound",
    edit: withInput(assignment, "app-metrics-eastus2", "principalId", "11111111-2222-4333-8444-555555555555"),
  },
  {
    title: "a right for an identity just made, whose type isn't said",
    code: "PrincipalNotFound",
    edit: withInput(assignment, "app-certificate-eastus2", "principalType", undefined),
  },
  {
    title: "a policy that Azure doesn't have",
    code: "PolicyDefinitionNotFound",
    edit: withInput(
      policy,
      "app-logs-eastus2",
      "policyDefinitionId",
      "/providers/Microsoft.Authorization/policyDefinitions/11111111-2222-4333-8444-555555555555",
    ),
  },
  {
    title: "an initiative that Azure doesn't have",
    code: "PolicySetDefinitionNotFound",
    edit: withInput(
      policy,
      "pci-dss",
      "policyDefinitionId",
      "/providers/Microsoft.Authorization/policySetDefinitions/11111111-2222-4333-8444-555555555555",
    ),
  },
  {
    title: "an account whose identity may not use the key",
    code: "KeyVaultAuthenticationFailure",
    edit: without(assignment, "storage-key-eastus2"),
  },
  {
    title: "an account that doesn't wait for the network, while its right spreads",
    code: "KeyVaultAuthenticationFailure",
    edit: both(
      withoutWaiting(account, "assets-eastus2", "network:Subnet"),
      withoutWaiting(account, "assets-eastus2", "VirtualNetworkLink"),
    ),
  },
  {
    title: "a network that doesn't wait for the rights, so that nothing does",
    code: "KeyVaultAuthenticationFailure",
    edit: withoutWaiting(network, "network-eastus2", "RoleAssignment"),
  },
];
