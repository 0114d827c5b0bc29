import { cannotTell, each, isNoneOf, isOneOf, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";

/** Nouns by which stores are called. A type that ends in one and is in no table is not passed over in silence. */
const storeNoun =
  /^azure-native:.*:(Account|Cache|Cluster|Database|DatabaseAccount|Disk|Namespace|Registry|Server|Vault|Volume)$/;

/**
 * Look like stores, and are encrypted whatever one does, or lie under the key of what they belong to.
 * Source: Azure's data encryption at rest overview; 2026-11.
 */
const alwaysEncrypted: readonly string[] = [
  "azure-native:sql:Server",
  "azure-native:sql:Database",
  "azure-native:redisenterprise:Database",
  "azure-native:dbforpostgresql:Server",
  "azure-native:dbforpostgresql:Database",
  "azure-native:dbformysql:Server",
  "azure-native:dbformysql:Database",
  "azure-native:cosmosdb:DatabaseAccount",
  "azure-native:containerregistry:Registry",
  "azure-native:servicebus:Namespace",
  "azure-native:eventhub:Namespace",
  "azure-native:compute:Disk",
  "azure-native:keyvault:Vault",
  "azure-native:recoveryservices:Vault",
  "azure-native:dataprotection:BackupVault",
  "azure-native:automation:AutomationAccount",
  "azure-native:kubernetes:ConnectedCluster",
];

/**
 * What "encrypted at rest" means where it can be switched: Azure encrypts every store under a key of its own; whose key it is
 * is another demand, customer-keys. Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "azure-native:sql:TransparentDataEncryption": isOneOf("state", ["Enabled"]),
  "azure-native:storage:StorageAccount": isNoneOf("encryption.services.blob.enabled", [false]),
  "azure-native:compute:VirtualMachineScaleSet": isTrue("virtualMachineProfile.securityProfile.encryptionAtHost"),
  "azure-native:compute:VirtualMachine": isTrue("securityProfile.encryptionAtHost"),
  "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", "enableEncryptionAtHost", isTrue),
  "azure-native:containerservice:AgentPool": isTrue("enableEncryptionAtHost"),
};

export const encryptionAtRest: CloudRule = {
  name: "encryption-at-rest",
  resources,
  otherwise: (type) =>
    storeNoun.test(type) && !alwaysEncrypted.includes(type)
      ? () => cannotTell("", `a store that the rule knows; it knows no ${type}`)
      : undefined,
};
