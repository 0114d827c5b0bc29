import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { FlowLog } from "@pulumi/azure-native/network";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { assign } from "../shared/roles";

/**
 * Who talked to whom in the site's network: kept in the log store, searched in the workspace. The store takes no keys, so an
 * identity writes. Source: Azure Network Watcher documentation, "managed identity for virtual network flow logs"; 2026-11.
 */
export function networkLogs(scope: Scope, site: AzureSite, logs: StoreLink): FlowLog {
  const { region, link } = site;
  const { account, group, network, workspace } = link;
  const naming = { prefix: scope.prefix, account };
  const name = `flow-${region}`;
  const identity = new UserAssignedIdentity(
    name,
    {
      resourceName: azureName("identity", naming, name),
      resourceGroupName: group.name,
      location: region,
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const right = assign(scope, site, name, {
    role: "Storage Blob Data Contributor",
    identity,
    on: logs.account.id,
    why: "The network's flows are delivered into the log store.",
  });
  return new FlowLog(
    name,
    {
      flowLogName: azureName("flowLog", naming, name),
      // Both are there in each region in which the subscription has ever had a network; a second one is refused.
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: `NetworkWatcher_${region}`,
      location: region,
      // The network, not its security groups: logs of those can't be made any more.
      targetResourceId: network.id,
      storageId: logs.account.id,
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      enabled: true,
      format: { type: "JSON", version: 2 },
      // The store's own rules end what is old.
      retentionPolicy: { enabled: false, days: 0 },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          trafficAnalyticsInterval: 10,
          workspaceId: workspace.customerId,
          workspaceRegion: region,
          workspaceResourceId: workspace.id,
        },
      },
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [right, ...logs.ready] }),
  );
}
