import { ManagementLockByScope, RoleAssignment } from "@pulumi/azure-native/authorization";
import { Key, Vault } from "@pulumi/azure-native/keyvault";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type { Neighbour } from "../neighbour";
import { builtIn, logged, tenant } from "./landing-zone";

async function program() {
  const group = new ResourceGroup("keys", {});
  const vault = new Vault(
    "vault",
    {
      resourceGroupName: group.name,
      vaultName: "kv-tokenisation",
      properties: {
        tenantId: tenant,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        publicNetworkAccess: "SecuredByPerimeter",
        networkAcls: { bypass: "None", defaultAction: "Deny", ipRules: [], virtualNetworkRules: [] },
      },
      tags: { owner: "payments", "pci-scope": "cde" },
    },
    { protect: true },
  );
  // Field by field, by the tokeniser itself; it wraps nothing that a disk or a database uses.
  const key = new Key(
    "fields",
    {
      resourceGroupName: group.name,
      vaultName: vault.name,
      keyName: "card-fields",
      properties: {
        kty: "RSA-HSM",
        keySize: 4096,
        keyOps: ["encrypt", "decrypt", "wrapKey", "unwrapKey"],
        attributes: { enabled: true, exportable: false },
        rotationPolicy: {
          attributes: { expiryTime: "P1Y" },
          lifetimeActions: [
            { action: { type: "rotate" }, trigger: { timeBeforeExpiry: "P60D" } },
            { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
          ],
        },
      },
    },
    { protect: true, retainOnDelete: true },
  );
  const tokeniser = new UserAssignedIdentity("tokeniser", { resourceGroupName: group.name });
  new RoleAssignment("tokeniser", {
    principalId: tokeniser.principalId,
    principalType: "ServicePrincipal",
    // Key Vault Crypto User
    roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/12338af0-0e69-4776-bea7-57ae8d297424",
    scope: vault.id,
  });
  new RoleAssignment("auditors", {
    principalId: "6d4c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a",
    principalType: "Group",
    roleDefinitionId: builtIn("keyVaultReader"),
    scope: vault.id,
  });
  new ManagementLockByScope("vault", { scope: vault.id, level: "CanNotDelete", lockName: "keys", notes: "Cards." });
  logged("vault", vault.id);
  return { key: key.keyUri };
}

export const keyProject: Neighbour = {
  name: "key-project",
  cloud: "azure",
  what: "A vault and one key for the fields of cards, with those who may use it and those who may look: nothing else.",
  program,
};
