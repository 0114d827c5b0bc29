import { RoleAssignment } from "@pulumi/azure-native/authorization";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import { stableGuid } from "./names";

/**
 * Built-in roles in use, the narrowest that each mechanism works with.
 * Source: Azure role-based access control documentation, "Azure built-in roles"; 2026-11.
 */
export const roles = {
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "Key Vault Secrets User": "4633458b-17de-408a-b874-0445c86b69e6",
  "Managed Identity Operator": "f1a07417-d97a-45cb-824c-7a7467783830",
  "Monitoring Metrics Publisher": "3913510d-42f4-4e42-8a64-420c390055eb",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
} as const;

export type RoleName = keyof typeof roles;

export interface AssignArgs {
  readonly role: RoleName;
  readonly identity: UserAssignedIdentity;
  /** Id of what the role is for. */
  readonly on: pulumi.Input<string>;
  /** Why, in one sentence. */
  readonly why: string;
}

/** One role for one identity on one resource. The name is a GUID that is the same in every run. */
export function assign(
  scope: Scope,
  place: { readonly link: { readonly provider: pulumi.ProviderResource; readonly account: string } },
  name: string,
  { role, identity, on, why }: AssignArgs,
): RoleAssignment {
  const { provider, account } = place.link;
  return new RoleAssignment(
    name,
    {
      roleAssignmentName: stableGuid(account, scope.prefix, name),
      principalId: identity.principalId,
      // Said, so that the directory is not asked for an identity that it has not heard of yet.
      principalType: "ServicePrincipal",
      roleDefinitionId: `/subscriptions/${account}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
      scope: on,
      description: why,
    },
    { parent: scope.parent, provider },
  );
}
