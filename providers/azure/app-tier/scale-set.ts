import type { DiskEncryptionSet } from "@pulumi/azure-native/compute";
import { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import type * as pulumi from "@pulumi/pulumi";
import type { AppTierSpec, Scope } from "../../../components/contract";
import type { Workload } from "../../../components/workload";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { extensions } from "./extensions";
import { machineTypes, newestImage } from "./machine-types";

export interface ScaleSetArgs {
  readonly workload: Workload;
  readonly size: AppTierSpec["size"];
  /** Version of an image in a gallery; undefined takes the newest at each launch. */
  readonly imageId: string | undefined;
  readonly sshPublicKey: string;
  readonly customData: pulumi.Input<string>;
  readonly disks: DiskEncryptionSet;
  /** Backend pool that instances join. */
  readonly pool: pulumi.Input<string>;
  /** Instances at the set's birth; scaling's ever after. */
  readonly firstCapacity: number;
  /** What must stand before the first instance boots. */
  readonly ready: readonly pulumi.Resource[];
}

/** Nobody signs in as this user: no port is open for it. The service wants one. */
const adminUser = "shopadmin";

/** The fleet of one site: the same whether it writes or stands by, so that a failover replaces no instance. */
export function scaleSet(scope: Scope, site: AzureSite, args: ScaleSetArgs): VirtualMachineScaleSet {
  const { size, firstCapacity, ready } = args;
  const { account, group, app } = site.link;
  return new VirtualMachineScaleSet(
    `app-${site.region}`,
    {
      vmScaleSetName: azureName("scaleSet", { prefix: scope.prefix, account }, "app", site.region),
      resourceGroupName: group.name,
      location: site.region,
      // For ever, as are zones and fault domains: changing one replaces the fleet.
      orchestrationMode: "Flexible",
      platformFaultDomainCount: 1,
      zones: [...site.zones],
      // Balanced as far as possible: strictly, a zone without room would stop the fleet from growing.
      zoneBalance: false,
      sku: { name: machineTypes[size].name, tier: "Standard", capacity: firstCapacity },
      identity: { type: "UserAssigned", userAssignedIdentities: [app.id] },
      upgradePolicy: {
        mode: "Rolling",
        rollingUpgradePolicy: {
          maxBatchInstancePercent: 20,
          maxUnhealthyInstancePercent: 20,
          maxUnhealthyUpgradedInstancePercent: 20,
          prioritizeUnhealthyInstances: true,
          // A look at each batch, while turning back is cheap.
          pauseTimeBetweenBatches: "PT5M",
          // New ones first; and a new boot script reaches new instances only.
          maxSurge: true,
        },
      },
      // Not before an instance had its time to boot.
      automaticRepairsPolicy: { enabled: true, gracePeriod: "PT15M", repairAction: "Replace" },
      scaleInPolicy: { rules: ["Default"] },
      virtualMachineProfile: machine(site, args),
      tags: scope.tags,
    },
    // How many run at the moment is scaling's to say. The number in the state is sent again when anything else changes, so
    // it is refreshed before each `up`: the service asks for it, and nobody says what it makes of a set without.
    // Source: Azure/vm-scale-sets #70 and hashicorp/terraform-provider-azurerm #17989; 2026-11.
    inSite(scope, site, { dependsOn: [...ready], ignoreChanges: ["sku.capacity"] }),
  );
}

function machine(site: AzureSite, args: ScaleSetArgs) {
  const { workload, imageId, sshPublicKey, customData, disks, pool } = args;
  // Only images of the marketplace are patched by the platform; one of our own is patched by its next version.
  const patchMode = imageId === undefined ? "AutomaticByPlatform" : "ImageDefault";
  return {
    osProfile: {
      computerNamePrefix: "shop",
      adminUsername: adminUser,
      customData,
      linuxConfiguration: {
        disablePasswordAuthentication: true,
        provisionVMAgent: true,
        ssh: { publicKeys: [{ path: `/home/${adminUser}/.ssh/authorized_keys`, keyData: sshPublicKey }] },
        patchSettings: { patchMode, assessmentMode: patchMode },
      },
    },
    securityProfile: {
      securityType: "TrustedLaunch",
      uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
      encryptionAtHost: true,
    },
    storageProfile: {
      imageReference: imageId === undefined ? newestImage : { id: imageId },
      osDisk: {
        // Said, since the policy that ships the logs goes by it.
        osType: "Linux" as const,
        createOption: "FromImage",
        caching: "ReadWrite" as const,
        deleteOption: "Delete",
        diskSizeGB: 64,
        managedDisk: { storageAccountType: "Premium_LRS", diskEncryptionSet: { id: disks.id } },
      },
    },
    networkProfile: {
      // The service asks for one where it makes single machines.
      networkApiVersion: "2022-11-01",
      networkInterfaceConfigurations: [
        {
          name: "app",
          primary: true,
          enableAcceleratedNetworking: true,
          enableIPForwarding: false,
          deleteOption: "Delete",
          ipConfigurations: [
            {
              name: "app",
              primary: true,
              privateIPAddressVersion: "IPv4",
              subnet: { id: site.link.subnets.app.id },
              loadBalancerBackendAddressPools: [{ id: pool }],
            },
          ],
        },
      ],
    },
    // Without an account of our own: the platform keeps them.
    diagnosticsProfile: { bootDiagnostics: { enabled: true } },
    scheduledEventsProfile: { terminateNotificationProfile: { enable: true, notBeforeTimeout: "PT5M" } },
    extensionProfile: { extensionsTimeBudget: "PT30M", extensions: extensions(workload, site.link.app) },
  };
}
