import type { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import { ActivityLogAlert } from "@pulumi/azure-native/monitor";
import type { Scope, Signal } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/**
 * The platform stops repairing a fleet whose new instances stay ill too; it tells the activity log and nobody else.
 * Source: Azure Virtual Machine Scale Sets documentation, "alert rules for the service state of automatic repairs"; 2026-11.
 */
export function repairsAlarm(
  scope: Scope,
  site: AzureSite,
  scaleSet: VirtualMachineScaleSet,
): Signal<ActivityLogAlert> {
  const { account, group, actionGroup } = site.link;
  const name = `fleet-repairs-${site.region}`;
  const meaning = "Repairs were suspended, or resumed: new instances stayed ill, and no more are replaced.";
  const handle = new ActivityLogAlert(
    name,
    {
      activityLogAlertName: azureName("alert", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: "Global",
      enabled: true,
      description: `[page] ${meaning}`,
      scopes: [group.id],
      condition: {
        allOf: [
          { field: "category", equals: "Administrative" },
          {
            field: "operationName",
            equals: "Microsoft.Compute/virtualMachineScaleSets/setOrchestrationServiceState/action",
          },
          { field: "resourceId", equals: scaleSet.id },
          { field: "status", equals: "Succeeded" },
        ],
      },
      actions: { actionGroups: [{ actionGroupId: actionGroup.id }] },
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  return { name, region: site.region, severity: "page", meaning, handle };
}
