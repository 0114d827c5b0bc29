import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const machine = "azure-native:compute:VirtualMachine";
const fleet = (
  inputs: Readonly<Record<string, unknown>>,
  osProfile: unknown = {},
  imageReference: unknown = {},
  extensions: readonly unknown[] = [],
): Given => ({
  type: "azure-native:compute:VirtualMachineScaleSet",
  inputs: {
    ...inputs,
    virtualMachineProfile: { osProfile, storageProfile: { imageReference }, extensionProfile: { extensions } },
  },
});

export const autoPatching: RuleCases = {
  rule: "auto-patching",
  cases: [
    {
      what: "machines that the platform patches",
      stack: [fleet({}, { linuxConfiguration: { patchSettings: { patchMode: "AutomaticByPlatform" } } })],
      found: [],
    },
    {
      what: "machines that get new images",
      stack: [fleet({ upgradePolicy: { automaticOSUpgradePolicy: { enableAutomaticOSUpgrade: true } } })],
      found: [],
    },
    {
      what: "images of one's own that are rolled out",
      stack: [fleet({ upgradePolicy: { mode: "Rolling" } }, {}, { id: "/x/images/i/versions/1.0.0" })],
      found: [],
    },
    {
      what: "images of one's own that reach new machines alone",
      stack: [fleet({ upgradePolicy: { mode: "Manual" } }, {}, { id: "/x/images/i/versions/1.0.0" })],
      found: ["it upgradePolicy"],
    },
    {
      what: "somebody else's image, rolled out only when it is changed by hand",
      stack: [fleet({ upgradePolicy: { mode: "Rolling" } }, {}, { publisher: "Canonical" })],
      found: ["it upgradePolicy"],
    },
    { what: "a mode that isn't known yet", stack: [fleet({ upgradePolicy: unseen })], found: ["? it upgradePolicy"] },
    {
      what: "an agent that stays as it is",
      stack: [
        fleet({ upgradePolicy: { automaticOSUpgradePolicy: { enableAutomaticOSUpgrade: true } } }, {}, {}, [
          { autoUpgradeMinorVersion: true },
          {},
          { autoUpgradeMinorVersion: true, enableAutomaticUpgrade: false },
        ]),
      ],
      found: [
        "it virtualMachineProfile.extensionProfile.extensions.1.enableAutomaticUpgrade",
        "it virtualMachineProfile.extensionProfile.extensions.2.enableAutomaticUpgrade",
      ],
    },
    {
      what: "Windows by its default, and Linux by the image",
      stack: [
        { type: machine, name: "windows", inputs: { osProfile: { windowsConfiguration: {} } } },
        { type: machine, name: "linux", inputs: { osProfile: { linuxConfiguration: {} } } },
      ],
      found: ["linux osProfile"],
    },
    {
      what: "a cluster that nobody upgrades",
      stack: [{ type: "azure-native:containerservice:ManagedCluster", inputs: {} }],
      found: ["it autoUpgradeProfile.upgradeChannel"],
    },
  ],
};
