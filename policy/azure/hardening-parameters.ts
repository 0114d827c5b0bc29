import { all, each, holds, ifSet, isGiven, isTrue, notEmpty } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { isWord } from "./shared/words";

/** Firmware that starts signed systems only, and remembers what was started. */
const trusted = (profile: string): Check =>
  all(
    isWord(`${profile}.securityType`, ["TrustedLaunch", "ConfidentialVM"]),
    isTrue(`${profile}.uefiSettings.secureBootEnabled`),
    isTrue(`${profile}.uefiSettings.vTpmEnabled`),
  );

/** Distinct letters after what every key of its kind begins with: one that was drawn has many, one made up to fit no lock few. */
function isDrawn(key: string): boolean {
  const body = /\b(?:ssh-\w+|ecdsa-[\w-]+)\s+([A-Za-z\d+/]+)/.exec(key)?.[1] ?? "";
  return new Set(body.slice(25)).size >= 16;
}

/** Azure asks for a key; the one of which nobody holds the other half opens nothing. */
const unusable = (list: string): Check =>
  each(list, "keyData", (property) =>
    holds(
      property,
      (value) => typeof value !== "string" || !isDrawn(value),
      "a key that nobody has the other half of",
      "name a key that fits no lock; people sign in through the directory",
    ),
  );

const upgraded = (list: string): Check =>
  all(each(list, "enableAutomaticUpgrade", isTrue), each(list, "autoUpgradeMinorVersion", isTrue));

const scaleSet = "virtualMachineProfile";

/** Settings that are not asked for one by one, and that a strong configuration has. Source: Azure security baselines; 2026-11. */
export const hardeningParameters: CloudRule = {
  name: "hardening-parameters",
  resources: {
    "azure-native:compute:VirtualMachineScaleSet": ifSet(
      scaleSet,
      all(
        trusted(`${scaleSet}.securityProfile`),
        unusable(`${scaleSet}.osProfile.linuxConfiguration.ssh.publicKeys`),
        upgraded(`${scaleSet}.extensionProfile.extensions`),
      ),
    ),
    "azure-native:compute:VirtualMachine": all(
      trusted("securityProfile"),
      unusable("osProfile.linuxConfiguration.ssh.publicKeys"),
    ),
    "azure-native:containerservice:AgentPool": all(
      isTrue("securityProfile.enableSecureBoot"),
      isTrue("securityProfile.enableVTPM"),
    ),
    "azure-native:keyvault:Vault": all(
      isTrue("properties.enablePurgeProtection"),
      // With the public side off it has no effect, until somebody switches that on.
      isWord("properties.networkAcls.defaultAction", ["Deny"]),
    ),
    "azure-native:keyvault:Key": all(
      notEmpty("properties.keyOps", "name what the key is for: left out, it may do everything"),
      isGiven("properties.rotationPolicy.attributes.expiryTime", "a time after which a version of the key ends"),
    ),
    "azure-native:storage:StorageAccount": all(
      isWord("networkRuleSet.defaultAction", ["Deny"]),
      isWord("allowedCopyScope", ["AAD", "PrivateLink"]),
    ),
    "azure-native:applicationinsights:WebTest": (resource) => {
      const request = at(resource, "request.requestUrl");
      return request === unseen || (typeof request === "string" && request.startsWith("https:"))
        ? isTrue("validationRules.sSLCheck")(resource)
        : [];
    },
    "azure-native:containerservice:ManagedCluster": isTrue("enableRBAC"),
    "azure-native:recoveryservices:Vault": notEmpty(
      "properties.securitySettings.immutabilitySettings",
      "make what is kept immutable",
    ),
  },
};
