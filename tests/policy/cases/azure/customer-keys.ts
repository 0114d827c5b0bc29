import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const key = "azure-native:keyvault:Key";
const messages = "azure-native:servicebus:Namespace";

export const customerKeys: RuleCases = {
  rule: "customer-keys",
  cases: [
    {
      what: "an account under a key of the vault",
      stack: [
        {
          type: account,
          inputs: {
            encryption: {
              keySource: "microsoft.keyvault",
              keyVaultProperties: { keyName: "blobs", keyVaultUri: "https://kv-shop.vault.azure.net" },
            },
          },
        },
      ],
      found: [],
    },
    {
      what: "an account under the service's key",
      stack: [{ type: account, inputs: { encryption: { keySource: "Microsoft.Storage" } } }],
      found: [
        "it encryption.keySource",
        "it encryption.keyVaultProperties.keyName",
        "it encryption.keyVaultProperties.keyVaultUri",
      ],
    },
    {
      what: "an account whose encryption isn't known yet",
      stack: [{ type: account, inputs: { encryption: unseen } }],
      found: [
        "? it encryption.keySource",
        "? it encryption.keyVaultProperties.keyName",
        "? it encryption.keyVaultProperties.keyVaultUri",
      ],
    },
    {
      what: "keys in software, too short, or for everything",
      stack: [
        { type: key, name: "soft", inputs: { properties: { kty: "RSA", keySize: 4096 } } },
        { type: key, name: "short", inputs: { properties: { kty: "RSA-HSM", keySize: 1024 } } },
        { type: key, name: "wide", inputs: { properties: { kty: "EC-HSM", keyOps: ["sign", "wrapKey"] } } },
        { type: key, name: "good", inputs: { properties: { kty: "RSA-HSM", keyOps: ["encrypt", "wrapKey"] } } },
      ],
      found: ["soft properties.kty", "short properties.keySize", "wide properties.keyOps"],
    },
    {
      what: "a queue of a tier that takes no key, and one of a tier that does",
      stack: [
        { type: messages, name: "standard", inputs: { sku: { name: "Standard" } } },
        { type: messages, name: "premium", inputs: { sku: { name: "Premium" } } },
      ],
      found: ["premium encryption.keySource", "premium encryption.keyVaultProperties"],
    },
    {
      what: "a machine with a disk that is attached, and one that is made",
      stack: [
        {
          type: "azure-native:compute:VirtualMachine",
          inputs: {
            storageProfile: {
              osDisk: { managedDisk: { diskEncryptionSet: { id: "/des" } } },
              dataDisks: [{ createOption: "attach" }, { createOption: "Empty", managedDisk: {} }],
            },
          },
        },
      ],
      found: ["it storageProfile.dataDisks.1.managedDisk.diskEncryptionSet.id"],
    },
    {
      what: "a set that names one vault's key and another vault",
      stack: [
        {
          type: "azure-native:compute:DiskEncryptionSet",
          inputs: {
            activeKey: {
              keyUrl: "https://kv-one.vault.azure.net/keys/disks/0f",
              sourceVault: { id: "/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/KV-two" },
            },
          },
        },
      ],
      found: ["it activeKey.sourceVault.id"],
    },
    {
      what: "a server's key by the name of another",
      stack: [
        {
          type: "azure-native:sql:ServerKey",
          inputs: {
            serverKeyType: "AzureKeyVault",
            keyName: "kv-one_tde_0f",
            uri: "https://kv-one.vault.azure.net/keys/other/0f",
          },
        },
      ],
      found: ["it keyName"],
    },
  ],
};
