import { PolicyAssignment, RoleAssignment, RoleDefinition } from "@pulumi/azure-native/authorization";
import { FederatedIdentityCredential, UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type { Neighbour } from "../neighbour";
import { builtIn, roles, subscription } from "./landing-zone";

async function program() {
  const group = new ResourceGroup("deployments", {
    resourceGroupName: "rg-deployments",
    location: "westeurope",
    tags: { owner: "platform" },
  });
  const target = new ResourceGroup("shop", { resourceGroupName: "rg-shop", location: "westeurope" });
  const deployer = new UserAssignedIdentity("deployer", {
    resourceGroupName: group.name,
    resourceName: "id-shop-deployer",
  });
  // No secret: the pipeline shows a token of its own, for this branch of this repository.
  new FederatedIdentityCredential("main", {
    resourceGroupName: group.name,
    resourceName: deployer.name,
    federatedIdentityCredentialResourceName: "main",
    issuer: "https://token.actions.githubusercontent.com",
    audiences: ["api://AzureADTokenExchange"],
    subject: "repo:example/shop:ref:refs/heads/main",
  });
  // Over one group, not over the subscription.
  new RoleAssignment("deployer", {
    principalId: deployer.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("contributor"),
    scope: target.id,
    description: "Deploys the shop.",
  });
  new RoleAssignment("auditors", {
    roleAssignmentName: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    principalId: "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c5e",
    principalType: "Group",
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles.reader}`,
    scope: `/subscriptions/${subscription}`,
  });
  const restarter = new RoleDefinition("restarter", {
    roleDefinitionId: "6fa459ea-ee8a-4ca4-894e-db77e160355e",
    roleName: "Shop restarter",
    description: "Starts instances again, and sees why.",
    roleType: "CustomRole",
    scope: target.id,
    assignableScopes: [target.id],
    permissions: [
      {
        actions: [
          "Microsoft.Compute/virtualMachineScaleSets/restart/action",
          "Microsoft.Compute/virtualMachineScaleSets/*/read",
          "Microsoft.Insights/metrics/read",
        ],
        notActions: [],
        dataActions: [],
        notDataActions: [],
      },
    ],
  });
  new RoleAssignment("on-call", {
    principalId: "c1d2e3f4-a5b6-4c7d-8e9f-a0b1c2d3e4f5",
    principalType: "Group",
    roleDefinitionId: restarter.id,
    scope: target.id,
  });
  // Of the built-in policies, "Storage accounts should prevent shared key access": seen here, refused elsewhere.
  new PolicyAssignment("no-shared-keys", {
    policyAssignmentName: "no-shared-keys",
    scope: target.id,
    policyDefinitionId: "/providers/Microsoft.Authorization/policyDefinitions/8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54",
    displayName: "No shared keys",
    enforcementMode: "Default",
    parameters: { effect: { value: "Audit" } },
  });
  return { client: deployer.clientId };
}

export const identitiesAndRoles: Neighbour = {
  name: "identities-and-roles",
  cloud: "azure",
  what: "A pipeline's identity, two roles over one group and a reader of the subscription: nothing that stores, listens or logs.",
  program,
};
