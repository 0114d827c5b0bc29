import { cannotTell, show } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { isNoWord, isOn, same } from "./shared/words";

const wanted = "patches that the platform installs, or new images that replace the old";
const mend =
  "set patchSettings.patchMode to AutomaticByPlatform, or automatic upgrades of the image, or roll out images of your own";

/** By the platform, inside a running machine. */
function patchedInside(resource: ResourceView, profile: string): boolean | typeof unseen {
  const linux = at(resource, `${profile}osProfile.linuxConfiguration.patchSettings.patchMode`);
  const windows = at(resource, `${profile}osProfile.windowsConfiguration.patchSettings.patchMode`);
  if (linux === unseen || windows === unseen) return unseen;
  if ([linux, windows].some((mode) => same(mode, "AutomaticByPlatform") || same(mode, "AutomaticByOS"))) return true;
  const windowsSet = at(resource, `${profile}osProfile.windowsConfiguration`) !== undefined;
  const off = at(resource, `${profile}osProfile.windowsConfiguration.enableAutomaticUpdates`) === false;
  return windowsSet && !off && !same(windows, "Manual");
}

/** Images of one's own are patched where they are built; here it takes a mode that brings them to machines that run. */
function replaced(resource: ResourceView): boolean | typeof unseen {
  const upgrades = at(resource, "upgradePolicy.automaticOSUpgradePolicy.enableAutomaticOSUpgrade");
  const mode = at(resource, "upgradePolicy.mode");
  if (isOn(upgrades)) return true;
  if (upgrades === unseen || mode === unseen) return unseen;
  const own = at(resource, "virtualMachineProfile.storageProfile.imageReference.id") !== undefined;
  return own && (same(mode, "Rolling") || same(mode, "Automatic"));
}

/** An agent that is told to stay as it is. */
function ofExtensions(resource: ResourceView, list: string): readonly Complaint[] {
  return entries(at(resource, list)).flatMap((extension, index) => {
    const flags = ["enableAutomaticUpgrade", "autoUpgradeMinorVersion"];
    const values = flags.map((flag) => read(extension, flag));
    const off = values.findIndex((value) => value === false || value === "false");
    if (off < 0 && values.some((value) => isOn(value) || value === unseen)) return [];
    const property = `${list}.${index}.${flags[off < 0 ? 0 : off] ?? ""}`;
    const say = "let the platform bring it up to date";
    return [{ verdict: "violates", property, found: show(values[off < 0 ? 0 : off]), wanted: "true", mend: say }];
  });
}

const scaleSet: Check = (resource) => {
  if (at(resource, "virtualMachineProfile") === undefined) return [];
  const agents = ofExtensions(resource, "virtualMachineProfile.extensionProfile.extensions");
  const ways = [patchedInside(resource, "virtualMachineProfile."), replaced(resource)];
  if (ways.includes(true)) return agents;
  if (ways.includes(unseen)) return [...cannotTell("upgradePolicy", wanted), ...agents];
  const mode = at(resource, "upgradePolicy.mode");
  return [{ verdict: "violates", property: "upgradePolicy", found: show(mode), wanted, mend }, ...agents];
};

const machine: Check = (resource) => {
  // A machine on a disk that was there before says nothing of its system.
  if (at(resource, "osProfile") === undefined) return [];
  const way = patchedInside(resource, "");
  if (way === true) return [];
  const property = "osProfile";
  return way === unseen
    ? cannotTell(property, wanted)
    : [{ verdict: "violates", property, found: "left to the image", wanted, mend }];
};

const cluster: Check = (resource) => [
  ...isNoWord("autoUpgradeProfile.upgradeChannel", ["none", undefined])(resource),
  ...isNoWord("autoUpgradeProfile.nodeOSUpgradeChannel", ["None"])(resource),
];

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, guest patching and image upgrades; 2026-11. */
export const autoPatching: CloudRule = {
  name: "auto-patching",
  resources: {
    "azure-native:compute:VirtualMachineScaleSet": scaleSet,
    "azure-native:compute:VirtualMachine": machine,
    "azure-native:containerservice:ManagedCluster": cluster,
    "azure-native:redisenterprise:Database": isNoWord("deferUpgrade", ["Deferred"]),
    "azure-native:redis:Redis": isNoWord("updateChannel", ["Preview"]),
  },
};
