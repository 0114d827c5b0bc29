import { all, isGiven, isOneOf, isTrue, unless } from "../checks";
import type { Check } from "../rule";

const key = "the URL of a customer key";
const set = "the id of a disk encryption set";

/**
 * What "encrypted at rest" means for each kind of store: Azure encrypts all of them; a key of the customer's is asked for
 * wherever the service takes one. Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11.
 */
export const encryptionAtRest: Readonly<Record<string, Check>> = {
  "azure-native:storage:StorageAccount": all(
    isOneOf("encryption.keySource", ["Microsoft.Keyvault"]),
    isGiven("encryption.keyVaultProperties.keyName", "the name of a customer key"),
  ),
  // A server takes its key at birth (keyId), or by a protector beside it, which alone survives a rotation. That each server
  // has one of the two is a relation, which a rule over one resource can't see.
  "azure-native:sql:EncryptionProtector": all(
    isOneOf("serverKeyType", ["AzureKeyVault"]),
    isGiven("serverKeyName", "the name of the server's key"),
  ),
  "azure-native:sql:ManagedInstance": isGiven("keyId", key),
  "azure-native:sql:TransparentDataEncryption": isOneOf("state", ["Enabled"]),
  "azure-native:redisenterprise:RedisEnterprise": isGiven(
    "encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl",
    key,
  ),
  "azure-native:compute:VirtualMachineScaleSet": all(
    isTrue("virtualMachineProfile.securityProfile.encryptionAtHost"),
    isGiven("virtualMachineProfile.storageProfile.osDisk.managedDisk.diskEncryptionSet.id", set),
  ),
  "azure-native:compute:VirtualMachine": all(
    isTrue("securityProfile.encryptionAtHost"),
    isGiven("storageProfile.osDisk.managedDisk.diskEncryptionSet.id", set),
  ),
  "azure-native:compute:Disk": isGiven("encryption.diskEncryptionSetId", set),
  "azure-native:compute:Snapshot": isGiven("encryption.diskEncryptionSetId", set),
  "azure-native:compute:DiskEncryptionSet": unless("activeKey.sourceVault.id", isGiven("activeKey.keyUrl", key)),
  "azure-native:dbforpostgresql:Server": all(
    isOneOf("dataEncryption.type", ["AzureKeyVault"]),
    isGiven("dataEncryption.primaryKeyURI", key),
  ),
  "azure-native:dbformysql:Server": all(
    isOneOf("dataEncryption.type", ["AzureKeyVault"]),
    isGiven("dataEncryption.primaryKeyURI", key),
  ),
  "azure-native:cosmosdb:DatabaseAccount": isGiven("keyVaultKeyUri", key),
  "azure-native:containerregistry:Registry": isOneOf("encryption.status", ["enabled"]),
  "azure-native:servicebus:Namespace": isOneOf("encryption.keySource", ["Microsoft.KeyVault"]),
  "azure-native:eventhub:Namespace": isOneOf("encryption.keySource", ["Microsoft.KeyVault"]),
};

/** Types that look like stores and lie under the key of what they belong to, which is in the table above. */
export const encryptedByParent: readonly string[] = [
  "azure-native:sql:Database",
  "azure-native:redisenterprise:Database",
  "azure-native:dbforpostgresql:Database",
  "azure-native:dbformysql:Database",
  // Holds keys, in hardware or under the provider's own; takes none of the customer's.
  "azure-native:keyvault:Vault",
];
