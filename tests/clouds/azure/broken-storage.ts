import type { Broken } from "../broken";
import { twice, withInput, withoutWaiting } from "../broken";

const account = "azure-native:storage:StorageAccount";
const service = "azure-native:storage:BlobServiceProperties";
const replication = "azure-native:storage:ObjectReplicationPolicy";
const vault = "azure-native:keyvault:Vault";

export const brokenStorage: readonly Broken[] = [
  {
    title: "two vaults of one name",
    code: "VaultAlreadyExists",
    edit: twice(vault, "vault-eastus2", { resourceGroupName: "shared" }),
  },
  {
    title: "a vault with too long a name",
    code: "VaultNameNotValid",
    edit: withInput(vault, "vault-eastus2", "vaultName", "commerce-prod-azure-keys-eastus2"),
  },
  {
    title: "a vault that is told not to be protected",
    code: "BadRequest",
    edit: withInput(vault, "vault-eastus2", "properties.enablePurgeProtection", false),
  },
  {
    title: "keys in hardware in a standard vault",
    code: "BadParameter",
    edit: withInput(vault, "vault-eastus2", "properties.sku.name", "standard"),
  },
  {
    title: "an account with a hyphen in its name",
    code: "AccountNameInvalid",
    edit: withInput(account, "assets-eastus2", "accountName", "commerce-assets"),
  },
  {
    title: "two accounts of one name",
    code: "StorageAccountAlreadyTaken",
    edit: twice(account, "logs-eastus2", { resourceGroupName: "shared" }),
  },
  {
    title: "an account with a key of no vault",
    code: "KeyVaultVaultNotFound",
    edit: withInput(
      account,
      "logs-eastus2",
      "encryption.keyVaultProperties.keyVaultUri",
      "https://nowhere.vault.azure.net/",
    ),
  },
  {
    title: "an account with a key that isn't there",
    code: "KeyVaultEncryptionKeyNotFound",
    edit: withInput(account, "logs-eastus2", "encryption.keyVaultProperties.keyName", "none"),
  },
  {
    title: "an account with a key of a vault that can be purged",
    code: "KeyVaultPolicyError",
    edit: withInput(vault, "vault-eastus2", "properties.enablePurgeProtection", undefined),
  },
  {
    title: "a vault that lets no service in",
    code: "KeyVaultAuthenticationFailure",
    edit: withInput(vault, "vault-eastus2", "properties.networkAcls.bypass", "None"),
  },
  {
    title: "objects replicated from an account without a change feed",
    code: "InvalidRequestPropertyValue",
    edit: withInput(service, "assets-eastus2", "changeFeed.enabled", false),
  },
  {
    title: "objects replicated into an account without versions",
    code: "InvalidRequestPropertyValue",
    edit: withInput(service, "assets-centralus", "isVersioningEnabled", false),
  },
  {
    title: "a replication that doesn't wait for the service's settings",
    code: "InvalidRequestPropertyValue",
    edit: (program) => {
      const waits = ["BlobServiceProperties", "BlobContainer", "ManagementPolicy", "PrivateEndpoint", "PrivateDns"];
      return [...waits, "RoleAssignment"].reduce(
        (edited, on) => withoutWaiting(replication, "assets-in-centralus", on)(edited),
        program,
      );
    },
  },
  {
    title: "a replication into a container that isn't there",
    code: "ContainerNotFound",
    edit: withInput(replication, "assets-in-centralus", "rules[0].destinationContainer", "elsewhere"),
  },
  {
    title: "a sending end that doesn't wait for the receiving one",
    code: "ObjectReplicationPolicyNotFound",
    edit: withoutWaiting(replication, "assets-out-eastus2", "assets-in-centralus"),
  },
  {
    title: "restoring over a longer time than deleted blobs are kept",
    code: "InvalidRequestPropertyValue",
    edit: withInput(service, "assets-eastus2", "restorePolicy", { enabled: true, days: 90 }),
  },
];
