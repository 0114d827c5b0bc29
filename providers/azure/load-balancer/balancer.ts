import { LoadBalancer } from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

export interface SiteBalancer {
  readonly balancer: LoadBalancer;
  /** Ids of its parts. */
  readonly frontend: pulumi.Output<string>;
  readonly pool: pulumi.Output<string>;
}

/** The balancer of one site: in all its zones, with no address but in the site's own network. */
export function balancer(scope: Scope, site: AzureSite, spec: LoadBalancerSpec, tls: boolean): SiteBalancer {
  const { account, group, subnets } = site.link;
  const { appPort, health } = spec;
  const name = azureName("networkPart", { prefix: scope.prefix, account }, "balancer", site.region);
  // Its parts name each other by ids that begin with its own, which isn't known before it is made.
  const id = pulumi.interpolate`/subscriptions/${account}/resourceGroups/${group.name}/providers/Microsoft.Network/loadBalancers/${name}`;
  const made = new LoadBalancer(
    `balancer-${site.region}`,
    {
      loadBalancerName: name,
      resourceGroupName: group.name,
      location: site.region,
      // The API's default is still Basic, which is retired.
      sku: { name: "Standard", tier: "Regional" },
      frontendIPConfigurations: [
        {
          name: "edge",
          subnet: { id: subnets.balancer.id },
          privateIPAllocationMethod: "Dynamic",
          privateIPAddressVersion: "IPv4",
          // All of them: without, the address lives in one zone.
          zones: [...site.zones],
        },
      ],
      backendAddressPools: [{ name: "app" }],
      probes: [
        {
          name: "app",
          // The certificate is not judged here: the edge does that.
          protocol: tls ? "Https" : "Http",
          port: appPort,
          requestPath: health.path,
          intervalInSeconds: health.intervalSeconds,
          // This counts; the older figure beside it has no effect any more, and is left at its default.
          probeThreshold: 2,
          numberOfProbes: 1,
          // With no healthy instance nothing is forwarded, so that the edge sees it and takes the other site.
          noHealthyBackendsBehavior: "AllProbedDown",
        },
      ],
      loadBalancingRules: [
        {
          name: "app",
          protocol: "Tcp",
          frontendPort: tls ? 443 : 80,
          backendPort: appPort,
          frontendIPConfiguration: { id: pulumi.interpolate`${id}/frontendIPConfigurations/edge` },
          backendAddressPool: { id: pulumi.interpolate`${id}/backendAddressPools/app` },
          probe: { id: pulumi.interpolate`${id}/probes/app` },
          // Sessions live in the cache, so any instance can answer.
          loadDistribution: "Default",
          // The way out is the site's own.
          disableOutboundSnat: true,
          // Both ends are told when a connection is dropped, instead of waiting for an answer.
          enableTcpReset: true,
          enableFloatingIP: false,
          idleTimeoutInMinutes: 4,
        },
      ],
      tags: scope.tags,
    },
    // A refresh finds the instances in the pool; they join it by their own network cards.
    inSite(scope, site, { ignoreChanges: ["backendAddressPools"] }),
  );
  return {
    balancer: made,
    frontend: pulumi.interpolate`${made.id}/frontendIPConfigurations/edge`,
    pool: pulumi.interpolate`${made.id}/backendAddressPools/app`,
  };
}
