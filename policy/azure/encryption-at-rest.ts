import { all, cannotTell, each, either, holds, ifSet, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { encryptedAnyway, storeNoun } from "./shared/always-encrypted";
import { isWord } from "./shared/words";

const notSwitchedOff = (property: string): Check =>
  holds(property, (value) => value !== false && value !== "false", "true or not set");

/** A confidential instance's disk is encrypted inside the instance, which the host's own encryption doesn't go with. */
const onHost = (flag: string, disk: string): Check =>
  either(isTrue(flag), isWord(`${disk}.managedDisk.securityProfile.securityEncryptionType`, ["DiskWithVMGuestState"]));

/**
 * What "encrypted at rest" means where it can be switched: Azure encrypts every store under a key of its own; whose key it is
 * is another demand, customer-keys. Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "azure-native:sql:TransparentDataEncryption": isWord("state", ["Enabled"]),
  "azure-native:synapse:SqlPoolTransparentDataEncryption": isWord("status", ["Enabled"]),
  "azure-native:storage:StorageAccount": all(
    ...["blob", "file", "queue", "table"].map((service) => notSwitchedOff(`encryption.services.${service}.enabled`)),
  ),
  // Temporary disks and caches of disks are encrypted only where the host does it.
  "azure-native:compute:VirtualMachineScaleSet": ifSet(
    "virtualMachineProfile",
    onHost("virtualMachineProfile.securityProfile.encryptionAtHost", "virtualMachineProfile.storageProfile.osDisk"),
  ),
  "azure-native:compute:VirtualMachine": onHost("securityProfile.encryptionAtHost", "storageProfile.osDisk"),
  "azure-native:compute:DiskEncryptionSet": isWord("encryptionType", [
    undefined,
    "EncryptionAtRestWithCustomerKey",
    "EncryptionAtRestWithPlatformAndCustomerKeys",
    "ConfidentialVmEncryptedWithCustomerKey",
  ]),
  "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", "enableEncryptionAtHost", isTrue),
  "azure-native:containerservice:AgentPool": isTrue("enableEncryptionAtHost"),
  "azure-native:kusto:Cluster": isTrue("enableDiskEncryption"),
};

export const encryptionAtRest: CloudRule = {
  name: "encryption-at-rest",
  resources,
  otherwise: (type) =>
    storeNoun.test(type) && !encryptedAnyway.has(type)
      ? () => cannotTell("", `a store that the rule knows; it knows no ${type}`)
      : undefined,
};
