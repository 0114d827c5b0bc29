import { PrivateLinkService } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/**
 * Addresses as which the edge appears to the instances. Each has some 64,000 ports for each instance; up to eight can be
 * added and none taken away. Two, so that one that is full leaves another. Source: Azure Private Link documentation,
 * "Private Link service"; 2026-11.
 */
const addresses = ["first", "second"] as const;

/** The one door to a site's balancer. Nobody passes before a person has approved the edge's request. */
export function privateLink(scope: Scope, site: AzureSite, frontend: pulumi.Input<string>): PrivateLinkService {
  const { account, group, subnets } = site.link;
  return new PrivateLinkService(
    `edge-${site.region}`,
    {
      serviceName: azureName("networkPart", { prefix: scope.prefix, account }, "edge", site.region),
      resourceGroupName: group.name,
      location: site.region,
      loadBalancerFrontendIpConfigurations: [{ id: frontend }],
      ipConfigurations: addresses.map((name, index) => ({
        name,
        primary: index === 0,
        subnet: { id: subnets["private-link"].id },
        privateIPAllocationMethod: "Dynamic",
        privateIPAddressVersion: "IPv4",
      })),
      // Whoever answers on the port would have to know that protocol, probes included. Shoppers' addresses are in headers.
      enableProxyProtocol: false,
      // The edge asks from a subscription of its maker, which no list of ours can name. Asking is all that this allows, and
      // nothing is approved by itself: that would let in everyone who asks.
      visibility: { subscriptions: ["*"] },
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}
