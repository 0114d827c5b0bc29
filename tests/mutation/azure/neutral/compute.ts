import type { Neutral } from "../../tables";

const fleet = "azure-native:compute:VirtualMachineScaleSet";
const profile = `${fleet} virtualMachineProfile`;
const extension = `${profile}.extensionProfile.extensions.*`;
const nic = `${profile}.networkProfile.networkInterfaceConfigurations.*`;
const disk = `${profile}.storageProfile.osDisk`;
const scaling = "azure-native:monitor:AutoscaleSetting";

export const compute: readonly Neutral[] = [
  {
    reason: "Size and kind of machine and disk: capacity and cost.",
    properties: [
      `${fleet} sku.name`,
      `${fleet} sku.tier`,
      `${disk}.caching`,
      `${disk}.diskSizeGB`,
      `${disk}.managedDisk.storageAccountType`,
      `${nic}.enableAcceleratedNetworking`,
    ],
  },
  { reason: "The first number of instances; the scaling decides from then on.", properties: [`${fleet} sku.capacity`] },
  {
    reason: "How instances are managed, spread inside a zone, and chosen when there are too many; the zones are a row.",
    properties: [
      `${fleet} orchestrationMode`,
      `${fleet} platformFaultDomainCount`,
      `${fleet} scaleInPolicy.rules.*`,
      `${fleet} zoneBalance`,
    ],
  },
  {
    reason: "How patiently instances are repaired, replaced and taken down.",
    properties: [
      `${fleet} automaticRepairsPolicy.gracePeriod`,
      `${fleet} automaticRepairsPolicy.repairAction`,
      `${fleet} upgradePolicy.rollingUpgradePolicy.maxSurge`,
      `${fleet} upgradePolicy.rollingUpgradePolicy.pauseTimeBetweenBatches`,
      `${fleet} upgradePolicy.rollingUpgradePolicy.prioritizeUnhealthyInstances`,
      `${profile}.scheduledEventsProfile.terminateNotificationProfile.enable`,
      `${profile}.scheduledEventsProfile.terminateNotificationProfile.notBeforeTimeout`,
      `${profile}.extensionProfile.extensionsTimeBudget`,
    ],
  },
  {
    reason: "How the health agent asks the program beside it, inside the instance.",
    properties: [
      `${extension}.settings.gracePeriod`,
      `${extension}.settings.intervalInSeconds`,
      `${extension}.settings.numberOfProbes`,
      `${extension}.settings.port`,
      `${extension}.settings.protocol`,
      `${extension}.settings.requestPath`,
    ],
  },
  {
    reason: "Name and first version of an agent, which then updates itself, and how its identity is written.",
    properties: [
      `${extension}.name`,
      `${extension}.typeHandlerVersion`,
      `${extension}.settings.authentication.managedIdentity.identifier-name`,
    ],
  },
  {
    reason: "How an interface is built; its group and its address are rows, or belong to the subnet.",
    properties: [
      `${profile}.networkProfile.networkApiVersion`,
      `${nic}.deleteOption`,
      `${nic}.name`,
      `${nic}.primary`,
      `${nic}.ipConfigurations.*.name`,
      `${nic}.ipConfigurations.*.primary`,
      `${nic}.ipConfigurations.*.privateIPAddressVersion`,
    ],
  },
  {
    reason: "An instance outside the pool gets no requests: the shop stands still, and nothing is open.",
    properties: [`${nic}.ipConfigurations.*.loadBalancerBackendAddressPools.*.id`],
  },
  {
    reason: "Names inside the instance, of an account that nobody logs in with.",
    properties: [
      `${profile}.osProfile.adminUsername`,
      `${profile}.osProfile.computerNamePrefix`,
      `${profile}.osProfile.linuxConfiguration.ssh.publicKeys.*.path`,
    ],
  },
  {
    reason: "How a disk comes and goes with its instance.",
    properties: [`${disk}.createOption`, `${disk}.deleteOption`, `${disk}.osType`],
  },
  {
    reason: "Which edition of the vendor's image; publisher and offer are rows, patches a setting of their own.",
    properties: [`${profile}.storageProfile.imageReference.sku`, `${profile}.storageProfile.imageReference.version`],
  },
  {
    reason: "Tells which patches are missing; it installs none.",
    properties: [`${profile}.osProfile.linuxConfiguration.patchSettings.assessmentMode`],
  },
  {
    reason: "A picture of the console for whoever looks for a fault.",
    properties: [`${profile}.diagnosticsProfile.bootDiagnostics.enabled`],
  },
  {
    reason: "How much, how fast and when the fleet grows: capacity and cost.",
    properties: [
      `${scaling} profiles.*.name`,
      `${scaling} profiles.*.capacity.maximum`,
      `${scaling} profiles.*.fixedDate.*`,
      `${scaling} profiles.*.rules.*.metricTrigger.*`,
      `${scaling} profiles.*.rules.*.scaleAction.*`,
      `${scaling} targetResourceLocation`,
    ],
  },
];
