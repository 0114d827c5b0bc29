import { isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { isWord } from "./shared/words";

const recreate = "; most services take it only at birth";
const flag = (property: string): Check => isTrue(property, `set ${property} to true${recreate}`);
const word = (property: string, on = "Enabled"): Check => isWord(property, [on], `set ${property} to ${on}${recreate}`);

/**
 * Services that encrypt twice, under different algorithms and keys, where they are asked to.
 * Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation on double encryption; 2026-11.
 */
export const secondLayerOfEncryption: CloudRule = {
  name: "second-layer-of-encryption",
  resources: {
    "azure-native:storage:StorageAccount": flag("encryption.requireInfrastructureEncryption"),
    "azure-native:servicebus:Namespace": (resource) =>
      // Of the other tiers nothing can be set.
      resource.inputs["encryption"] === undefined ? [] : flag("encryption.requireInfrastructureEncryption")(resource),
    "azure-native:eventhub:Namespace": (resource) =>
      resource.inputs["encryption"] === undefined ? [] : flag("encryption.requireInfrastructureEncryption")(resource),
    "azure-native:kusto:Cluster": flag("enableDoubleEncryption"),
    "azure-native:netapp:CapacityPool": word("encryptionType", "Double"),
    "azure-native:recoveryservices:Vault": word("properties.encryption.infrastructureEncryption"),
    "azure-native:dataprotection:BackupVault": word(
      "properties.securitySettings.encryptionSettings.infrastructureEncryption",
    ),
  },
};
