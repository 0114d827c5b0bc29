import { ActionGroup } from "@pulumi/azure-native/monitor";
import { Provider } from "@pulumi/azure-native/provider";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import type { LoadBalancerLink } from "../links";
import { dnsZone } from "../shared/dns-zone";
import type { DnsPlace } from "../shared/dns-zone";
import { azureName } from "../shared/names";
import type { Subscription } from "../site";

export type Edge = LoadBalancerLink["edge"];

/**
 * What belongs to no site: a provider, a group and an action group. The group's region is only where its list lies: what is
 * global in it can be changed while that region is lost. Source: Azure Resource Manager documentation, "resource group
 * location"; 2026-11.
 */
export function edgePlace(
  scope: Scope,
  { alertEmail }: LoadBalancerSpec,
  { account, tenant }: Subscription,
  location: string,
): Edge {
  const provider = new Provider(
    "provider-edge",
    { subscriptionId: account, tenantId: tenant, location },
    { parent: scope.parent },
  );
  const opts = { parent: scope.parent, provider };
  const naming = { prefix: scope.prefix, account };
  const group = new ResourceGroup(
    "edge",
    { resourceGroupName: azureName("resourceGroup", naming, "edge"), location, tags: scope.tags },
    { ...opts, protect: scope.protect },
  );
  const actionGroup = new ActionGroup(
    "edge-alarms",
    {
      actionGroupName: azureName("actionGroup", naming, "edge-alarms"),
      resourceGroupName: group.name,
      // Served from everywhere, so that a lost region can still tell people.
      location: "Global",
      // At most 12 characters; it begins the subject of each mail.
      groupShortName: "shop-edge",
      enabled: true,
      emailReceivers: alertEmail.map((emailAddress, index) => ({
        name: `mail-${index + 1}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      tags: scope.tags,
    },
    opts,
  );
  return { provider, account, group, actionGroup, location };
}

/** Provider of the zone: a zone in another subscription needs one that is pinned to that. */
export function dnsPlace(
  scope: Scope,
  { dnsZone: id }: LoadBalancerSpec,
  { tenant }: Subscription,
  edge: Edge,
): DnsPlace {
  const zone = dnsZone(id);
  if (zone.account === edge.account) return { provider: edge.provider, zone };
  const provider = new Provider(
    "provider-zone",
    { subscriptionId: zone.account, tenantId: tenant, location: edge.location },
    { parent: scope.parent },
  );
  return { provider, zone };
}
