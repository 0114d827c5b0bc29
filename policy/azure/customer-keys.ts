import { all, each, either, holds, ifSet, isAtLeast, isGiven, notEmpty, unless } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at } from "../view";
import { isNoWord, isWord, same } from "./shared/words";

const url = "the URL of a customer key";
const set = "the id of a disk encryption set";
const keyVault = ["Microsoft.KeyVault"];

const keyUrl = (property: string): Check => isGiven(property, url);

/** By name, in a vault. */
const named = (properties: string, uri = "keyVaultUri"): Check =>
  all(
    isGiven(`${properties}.keyName`, "the name of a customer key"),
    isGiven(`${properties}.${uri}`, "the address of the vault"),
  );

const bySource = (property: string, uri?: string): Check =>
  all(isWord(`${property}.keySource`, keyVault), named(`${property}.keyVaultProperties`, uri));

const dataEncryption = all(isWord("dataEncryption.type", ["AzureKeyVault"]), keyUrl("dataEncryption.primaryKeyURI"));

/** A disk that is encrypted inside a confidential instance names its set there. */
const disk = (managed: string): Check =>
  either(
    isGiven(`${managed}.diskEncryptionSet.id`, set),
    isGiven(`${managed}.securityProfile.diskEncryptionSet.id`, set),
  );
const dataDisks = (list: string): Check => each(list, "managedDisk", disk);

/** A disk that is only attached brings its own encryption. */
const madeHere =
  (property: string): Check =>
  (resource) =>
    same(at(resource, `${property}.createOption`), "Attach") ? [] : disk(`${property}.managedDisk`)(resource);

/** Data on a disk that goes with the instance lies under the host's encryption alone, and the size says whether it does. */
const osDisk = (property: string): Check => unless(`${property}.diffDiskSettings`, disk(`${property}.managedDisk`));

/** What wraps the keys of stores signs nothing: a signature would be open to whoever runs a store. */
const fewOperations: Check = holds(
  "properties.keyOps",
  (value) => {
    const may = (operation: string) => Array.isArray(value) && value.some((each) => same(each, operation));
    return !(may("sign") && (may("wrapKey") || may("encrypt")));
  },
  "either to sign, or to wrap and encrypt",
  "leave out of properties.keyOps what the key is not for",
);

/** Only Premium, and clusters of one's own, take a key. */
const messages: Check = (resource) =>
  same(at(resource, "sku.name"), "Premium") ||
  at(resource, "clusterArmId") !== undefined ||
  at(resource, "encryption") !== undefined
    ? all(
        isWord("encryption.keySource", keyVault),
        notEmpty("encryption.keyVaultProperties", "name a customer key"),
        each("encryption.keyVaultProperties", "keyName", (property) => isGiven(property, "the name of a customer key")),
      )(resource)
    : [];

/** In the address of a key: the vault, the key, the version. */
const inUrl = /^https:\/\/([^./]+)\.[^/]+\/keys\/([^/]+)(?:\/([^/]+))?\/?$/i;

function disagree(property: string, found: unknown, wanted: string): readonly Complaint[] {
  const mend = "name one and the same key in both";
  return [{ verdict: "violates", property, found: JSON.stringify(found), wanted, mend }];
}

/** The name begins with the vault and the key; where those are others than in the address, the two speak of two keys. */
const nameAgrees: Check = (resource) => {
  const [name, uri] = [at(resource, "keyName"), at(resource, "uri")];
  const [, vault = "", key = ""] = (typeof uri === "string" ? inUrl.exec(uri) : null) ?? [];
  const begin = `${vault}_${key}_`;
  if (typeof name !== "string" || key === "" || name.toLowerCase().startsWith(begin.toLowerCase())) return [];
  return disagree("keyName", name, `${begin}…`);
};

const vaultAgrees: Check = (resource) => {
  const [id, uri] = [at(resource, "activeKey.sourceVault.id"), at(resource, "activeKey.keyUrl")];
  const parts = typeof uri === "string" ? inUrl.exec(uri) : null;
  if (typeof id !== "string" || parts === null || same(id.split("/").at(-1), parts[1])) return [];
  return disagree("activeKey.sourceVault.id", id, `the vault of the key, ${parts[1] ?? ""}`);
};

/**
 * Which stores take a key of the customer's, and by which property; and that keys stand in hardware.
 * Source: @pulumi/azure-native 3.28.0, declarations of each type; Azure documentation, customer-managed keys; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "azure-native:keyvault:Key": all(
    isWord("properties.kty", ["RSA-HSM", "EC-HSM"], "make it RSA-HSM or EC-HSM, in a vault whose sku is premium"),
    ifSet("properties.keySize", isAtLeast("properties.keySize", 2048)),
    fewOperations,
  ),
  "azure-native:storage:StorageAccount": bySource("encryption"),
  "azure-native:storage:EncryptionScope": all(isWord("source", keyVault), keyUrl("keyVaultProperties.keyUri")),
  // A server takes its key at birth (keyId), or by a protector beside it, which alone survives a rotation.
  "azure-native:sql:EncryptionProtector": all(
    isWord("serverKeyType", ["AzureKeyVault"]),
    isGiven("serverKeyName", "the name of the server's key"),
  ),
  "azure-native:sql:ServerKey": all(isWord("serverKeyType", ["AzureKeyVault"]), keyUrl("uri"), nameAgrees),
  "azure-native:sql:ManagedInstanceKey": all(isWord("serverKeyType", ["AzureKeyVault"]), keyUrl("uri")),
  "azure-native:sql:ManagedInstance": keyUrl("keyId"),
  "azure-native:redisenterprise:RedisEnterprise": keyUrl("encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl"),
  "azure-native:compute:VirtualMachineScaleSet": ifSet(
    "virtualMachineProfile.storageProfile",
    all(
      osDisk("virtualMachineProfile.storageProfile.osDisk"),
      dataDisks("virtualMachineProfile.storageProfile.dataDisks"),
    ),
  ),
  "azure-native:compute:VirtualMachine": all(
    osDisk("storageProfile.osDisk"),
    each("storageProfile.dataDisks", "", madeHere),
  ),
  "azure-native:compute:Disk": isGiven("encryption.diskEncryptionSetId", set),
  "azure-native:compute:Snapshot": isGiven("encryption.diskEncryptionSetId", set),
  "azure-native:compute:DiskEncryptionSet": all(
    keyUrl("activeKey.keyUrl"),
    isNoWord("encryptionType", ["EncryptionAtRestWithPlatformKey"]),
    vaultAgrees,
  ),
  "azure-native:containerservice:ManagedCluster": isGiven("diskEncryptionSetID", set),
  "azure-native:dbforpostgresql:Server": dataEncryption,
  "azure-native:dbforpostgresql:ServerGroupCluster": unless(
    "sourceResourceId",
    all(isWord("dataEncryption.type", ["AzureKeyVault"]), keyUrl("dataEncryption.primaryKeyUri")),
  ),
  "azure-native:dbformysql:Server": dataEncryption,
  "azure-native:cosmosdb:DatabaseAccount": keyUrl("keyVaultKeyUri"),
  "azure-native:containerregistry:Registry": all(
    isWord("encryption.status", ["enabled"]),
    keyUrl("encryption.keyVaultProperties.keyIdentifier"),
  ),
  "azure-native:containerinstance:ContainerGroup": all(
    isGiven("encryptionProperties.keyName", "the name of a customer key"),
    isGiven("encryptionProperties.vaultBaseUrl", "the address of the vault"),
  ),
  "azure-native:servicebus:Namespace": messages,
  "azure-native:eventhub:Namespace": messages,
  "azure-native:search:Service": isWord("encryptionWithCmk.enforcement", ["Enabled"]),
  "azure-native:cognitiveservices:Account": bySource("properties.encryption"),
  "azure-native:appconfiguration:ConfigurationStore": keyUrl("encryption.keyVaultProperties.keyIdentifier"),
  "azure-native:netapp:Account": bySource("encryption"),
  "azure-native:elasticsan:VolumeGroup": all(
    isWord("encryption", ["EncryptionAtRestWithCustomerManagedKey"]),
    named("encryptionProperties.keyVaultProperties"),
  ),
  "azure-native:databricks:Workspace": all(
    isWord("encryption.entities.managedServices.keySource", keyVault),
    isWord("encryption.entities.managedDisk.keySource", keyVault),
  ),
  "azure-native:kusto:Cluster": named("keyVaultProperties"),
  "azure-native:synapse:Workspace": keyUrl("encryption.cmk.key.keyVaultUrl"),
  "azure-native:batch:BatchAccount": all(
    isWord("encryption.keySource", keyVault),
    keyUrl("encryption.keyVaultProperties.keyIdentifier"),
  ),
  "azure-native:automation:AutomationAccount": bySource("encryption", "keyvaultUri"),
  "azure-native:recoveryservices:Vault": keyUrl("properties.encryption.keyVaultProperties.keyUri"),
  "azure-native:dataprotection:BackupVault": keyUrl(
    "properties.securitySettings.encryptionSettings.keyVaultProperties.keyUri",
  ),
  "azure-native:operationalinsights:Cluster": named("keyVaultProperties"),
  "azure-native:datafactory:Factory": all(
    isGiven("encryption.keyName", "the name of a customer key"),
    isGiven("encryption.vaultBaseUrl", "the address of the vault"),
  ),
  "azure-native:machinelearningservices:Workspace": all(
    isWord("encryption.status", ["Enabled"]),
    keyUrl("encryption.keyVaultProperties.keyIdentifier"),
  ),
  "azure-native:storagecache:Cache": keyUrl("encryptionSettings.keyEncryptionKey.keyUrl"),
  "azure-native:storagecache:AmlFilesystem": keyUrl("encryptionSettings.keyEncryptionKey.keyUrl"),
  "azure-native:hdinsight:Cluster": all(
    isGiven("properties.diskEncryptionProperties.keyName", "the name of a customer key"),
    isGiven("properties.diskEncryptionProperties.vaultUri", "the address of the vault"),
  ),
  "azure-native:loadtestservice:LoadTest": keyUrl("encryption.keyUrl"),
};

export const customerKeys: CloudRule = { name: "customer-keys", resources };
