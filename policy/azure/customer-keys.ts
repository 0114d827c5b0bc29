import { all, isGiven, isOneOf, unless } from "../checks";
import type { Check, CloudRule } from "../rule";

const key = "the URL of a customer key";
const set = "the id of a disk encryption set";

/**
 * Which stores take a key of the customer's, and by which property.
 * Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "azure-native:storage:StorageAccount": all(
    isOneOf("encryption.keySource", ["Microsoft.Keyvault"]),
    isGiven("encryption.keyVaultProperties.keyName", "the name of a customer key"),
  ),
  // A server takes its key at birth (keyId), or by a protector beside it, which alone survives a rotation.
  "azure-native:sql:EncryptionProtector": all(
    isOneOf("serverKeyType", ["AzureKeyVault"]),
    isGiven("serverKeyName", "the name of the server's key"),
  ),
  "azure-native:sql:ManagedInstance": isGiven("keyId", key),
  "azure-native:redisenterprise:RedisEnterprise": isGiven(
    "encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl",
    key,
  ),
  "azure-native:compute:VirtualMachineScaleSet": isGiven(
    "virtualMachineProfile.storageProfile.osDisk.managedDisk.diskEncryptionSet.id",
    set,
  ),
  "azure-native:compute:VirtualMachine": isGiven("storageProfile.osDisk.managedDisk.diskEncryptionSet.id", set),
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

export const customerKeys: CloudRule = { name: "customer-keys", resources };
