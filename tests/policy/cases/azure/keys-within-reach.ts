import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const vault: Given = {
  type: "azure-native:keyvault:Vault",
  name: "vault",
  inputs: { vaultName: "kv-shop", properties: { enableRbacAuthorization: true, sku: { name: "Premium" } } },
};
const key: Given = {
  type: "azure-native:keyvault:Key",
  name: "key",
  inputs: { vaultName: "kv-shop", keyName: "blobs" },
  refs: { vaultName: ["vault"] },
};
const identity: Given = {
  type: "azure-native:managedidentity:UserAssignedIdentity",
  name: "identity",
  inputs: { resourceName: "id-blobs" },
};
const store: Given = {
  type: account,
  inputs: {
    encryption: {
      keyVaultProperties: { keyName: "blobs", keyVaultUri: "https://KV-shop.vault.azure.net/" },
      encryptionIdentity: { encryptionUserAssignedIdentity: "/x/userAssignedIdentities/id-blobs" },
    },
  },
  refs: { encryption: ["vault", "key", "identity"] },
};
const all = [vault, key, identity, store];
const right = (below: string, over: readonly string[]): Given => ({
  type: "azure-native:authorization:RoleAssignment",
  name: "right",
  inputs: {
    roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/E147488A-F6F5-4113-8E2D-B22465E65BF6",
    principalId: "5b1c",
    scope: `/x/vaults/kv-shop${below}`,
  },
  refs: { principalId: ["identity"], scope: over },
});

export const keysWithinReach: RuleCases = {
  rule: "keys-within-reach",
  cases: [
    {
      what: "an account, its key, its identity and the right",
      stack: [...all, right("/keys/blobs", ["key"])],
      found: [],
    },
    {
      what: "a right over the whole vault",
      stack: [...all, { ...right("", ["vault"]) }],
      found: [],
    },
    { what: "no right", stack: all, found: ["it encryption.keyVaultProperties"] },
    {
      what: "no right, but a vault that goes by policies of access",
      stack: [{ ...vault, inputs: { ...vault.inputs, properties: {} } }, ...all.slice(1)],
      found: ["vault properties.sku.name"],
    },
    {
      what: "a key of another vault, which somebody else watches over",
      stack: [
        {
          type: account,
          inputs: {
            encryption: {
              keyVaultProperties: { keyName: "blobs", keyVaultUri: "https://kv-central.vault.azure.net/" },
            },
          },
        },
      ],
      found: [],
    },
    {
      what: "this stack's key by its output, in another vault",
      stack: [
        vault,
        key,
        identity,
        right("/keys/blobs", ["key"]),
        {
          ...store,
          inputs: {
            encryption: {
              keyVaultProperties: { keyName: "blobs", keyVaultUri: "https://kv-central.vault.azure.net/" },
            },
          },
        },
      ],
      found: ["it encryption.keyVaultProperties"],
    },
    {
      what: "a name that no key of the vault has",
      stack: [
        vault,
        key,
        {
          type: account,
          inputs: {
            encryption: { keyVaultProperties: { keyName: "blob", keyVaultUri: "https://kv-shop.vault.azure.net/" } },
          },
        },
      ],
      found: ["it encryption.keyVaultProperties"],
    },
    {
      what: "values that aren't known yet",
      stack: [...all.slice(0, 3), right("", ["key"]), { ...store, inputs: { encryption: unseen } }],
      found: [],
    },
    {
      what: "a vault without hardware that holds a key, and one that holds none",
      stack: [
        { ...vault, inputs: { vaultName: "kv-shop", properties: { sku: { name: "standard" } } } },
        key,
        {
          type: vault.type,
          name: "secrets",
          inputs: { vaultName: "kv-secrets", properties: { sku: { name: "standard" } } },
        },
      ],
      found: ["vault properties.sku.name"],
    },
    {
      what: "a set for disks while the disks name another",
      stack: [
        { type: "azure-native:compute:DiskEncryptionSet", name: "set", inputs: { diskEncryptionSetName: "des-own" } },
        {
          type: "azure-native:compute:Disk",
          inputs: { encryption: { diskEncryptionSetId: "/x/diskEncryptionSets/des-else" } },
        },
      ],
      found: ["set "],
    },
  ],
};
