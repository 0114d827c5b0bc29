import type { Weakening } from "../../tables";
import { anotherSubscription, ofType, oneOf } from "./rows";

const diskEncryptionSets = ofType(
  "compute:DiskEncryptionSet",
  { property: "activeKey", operators: ["drop"], controls: ["3.6.1"] },
  { property: "activeKey.keyUrl", operators: ["unrelate"], controls: ["3.6.1"] },
  { property: "activeKey.sourceVault.id", operators: ["unrelate"], controls: ["3.6.1"] },
  {
    property: "encryptionType",
    operators: ["replace"],
    weak: ["EncryptionAtRestWithPlatformKey"],
    controls: ["3.5.1", "3.6.1"],
  },
  { property: "rotationToLatestKeyVersionEnabled", operators: ["flip", "drop"], controls: ["3.7.4"] },
  { property: "", operators: ["remove"], controls: ["3.6.1"] },
);

const fleet = ofType(
  "compute:VirtualMachineScaleSet",
  { property: "automaticRepairsPolicy", operators: ["drop"], controls: ["availability"] },
  { property: "automaticRepairsPolicy.enabled", operators: ["flip"], controls: ["availability"] },
  { property: "identity", operators: ["drop"], controls: ["8.2.2"] },
  { property: "identity.type", operators: ["replace"], weak: ["None"], controls: ["8.2.2"] },
  { property: "identity.userAssignedIdentities", operators: ["empty"], controls: ["8.2.2"] },
  { property: "identity.userAssignedIdentities.*", operators: ["unrelate"], controls: ["7.2.5", "8.2.2"] },
  // Manual: a patched image reaches no instance that runs. Automatic: it reaches all of them at once.
  { property: "upgradePolicy", operators: ["drop"], controls: ["6.3.3"] },
  { property: "upgradePolicy.mode", operators: ["replace"], weak: ["Manual"], controls: ["6.3.3"] },
  { property: "upgradePolicy.mode", operators: ["replace"], weak: ["Automatic"], controls: ["availability"] },
  ...["maxBatchInstancePercent", "maxUnhealthyInstancePercent", "maxUnhealthyUpgradedInstancePercent"].map(
    (limit) =>
      ({
        property: `upgradePolicy.rollingUpgradePolicy.${limit}`,
        operators: ["replace"],
        weak: [100],
        controls: ["availability"],
      }) as const,
  ),
  { property: "zones", operators: ["drop", "empty", "replace"], weak: [["1"]], controls: ["availability"] },
);

const profile = "virtualMachineProfile";
const extensions = `${profile}.extensionProfile.extensions`;

/** The agent that sends an instance's logs, and the one that tells whether it is healthy. */
const agents = ofType(
  "compute:VirtualMachineScaleSet",
  { property: extensions, operators: ["empty", "fewer"], controls: ["10.2.1", "availability"] },
  {
    property: `${extensions}.*.type`,
    operators: ["replace"],
    weak: ["CustomScript"],
    where: oneOf("AzureMonitorLinuxAgent"),
    controls: ["10.2.1"],
  },
  {
    property: `${extensions}.*.type`,
    operators: ["replace"],
    weak: ["CustomScript"],
    where: oneOf("ApplicationHealthLinux"),
    controls: ["availability"],
  },
  {
    property: `${extensions}.*.publisher`,
    operators: ["replace"],
    weak: ["Example.Publisher"],
    controls: ["2.2.1"],
  },
  { property: `${extensions}.*.enableAutomaticUpgrade`, operators: ["flip", "drop"], controls: ["6.3.3"] },
  { property: `${extensions}.*.autoUpgradeMinorVersion`, operators: ["flip", "drop"], controls: ["6.3.3"] },
  {
    property: `${extensions}.*.settings.authentication.managedIdentity.identifier-value`,
    operators: ["unrelate"],
    controls: ["10.2.1"],
  },
  { property: `${profile}.osProfile.linuxConfiguration.provisionVMAgent`, operators: ["flip"], controls: ["10.2.1"] },
);

const script = "#!/bin/bash\nexport DATABASE_USER=shop DATABASE_PASSWORD=Tr0ub4dor-and-3\nexec /opt/shop/run\n";
const usableKey =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3u8h6V1mUuLw7nqv0mH2c9c0m4m9mJ0p4tJt7xQZrB someone@example.org";
const system = `${profile}.osProfile`;
const nic = `${profile}.networkProfile.networkInterfaceConfigurations.*`;

const instances = ofType(
  "compute:VirtualMachineScaleSet",
  { property: `${nic}.enableIPForwarding`, operators: ["flip"], controls: ["1.4.3"] },
  { property: `${nic}.ipConfigurations.*.subnet.id`, operators: ["unrelate"], controls: ["1.4.1"] },
  {
    property: `${system}.customData`,
    operators: ["replace"],
    weak: [Buffer.from(script).toString("base64")],
    controls: ["8.6.2"],
  },
  {
    property: `${system}.linuxConfiguration.disablePasswordAuthentication`,
    operators: ["flip", "drop"],
    controls: ["2.2.7"],
  },
  // The service asks for a key; the one that stands there fits no lock.
  {
    property: `${system}.linuxConfiguration.ssh.publicKeys.*.keyData`,
    operators: ["replace"],
    weak: [usableKey],
    controls: ["8.2.2"],
  },
  {
    property: `${system}.linuxConfiguration.patchSettings.patchMode`,
    operators: ["replace", "drop"],
    weak: ["ImageDefault"],
    where: oneOf("AutomaticByPlatform"),
    controls: ["6.3.3"],
  },
  { property: `${profile}.securityProfile`, operators: ["drop"], controls: ["2.2.6", "3.5.1"] },
  { property: `${profile}.securityProfile.encryptionAtHost`, operators: ["flip", "drop"], controls: ["3.5.1"] },
  {
    property: `${profile}.securityProfile.securityType`,
    operators: ["replace", "drop"],
    weak: ["Standard"],
    controls: ["2.2.6"],
  },
  {
    property: `${profile}.securityProfile.uefiSettings.secureBootEnabled`,
    operators: ["flip", "drop"],
    controls: ["2.2.6"],
  },
  { property: `${profile}.securityProfile.uefiSettings.vTpmEnabled`, operators: ["flip", "drop"], controls: ["2.2.6"] },
  {
    property: `${profile}.storageProfile.imageReference.id`,
    operators: ["replace"],
    weak: [
      `${anotherSubscription}/resourceGroups/any/providers/Microsoft.Compute/galleries/any/images/any/versions/1.0.0`,
    ],
    controls: ["2.2.1"],
  },
  {
    property: `${profile}.storageProfile.imageReference.publisher`,
    operators: ["replace"],
    weak: ["example-images"],
    controls: ["2.2.1"],
  },
  // The offer of older releases, which get no patches any more.
  {
    property: `${profile}.storageProfile.imageReference.offer`,
    operators: ["replace"],
    weak: ["UbuntuServer"],
    controls: ["2.2.1"],
  },
  {
    property: `${profile}.storageProfile.osDisk.managedDisk.diskEncryptionSet`,
    operators: ["drop"],
    controls: ["3.6.1"],
  },
  {
    property: `${profile}.storageProfile.osDisk.managedDisk.diskEncryptionSet.id`,
    operators: ["unrelate", "drop"],
    controls: ["3.6.1"],
  },
);

export const compute: readonly Weakening[] = [...diskEncryptionSets, ...fleet, ...agents, ...instances];
