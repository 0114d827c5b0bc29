import { PrivateDnsZoneGroup, PrivateEndpoint } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { PrivateService, SiteLink } from "../links";
import { azureName } from "./names";

/**
 * The sub-resource of a service that a private endpoint leads to.
 * Source: Azure Private Link documentation, "private endpoint DNS zone values"; 2026-11.
 */
const subResources: Readonly<Record<PrivateService, string>> = {
  sql: "sqlServer",
  blob: "blob",
  vault: "vault",
  redis: "redisEnterprise",
  "redis-classic": "redisCache",
};

export interface PrivateEndpointArgs {
  readonly service: PrivateService;
  /** Id of the resource behind it; in any region. */
  readonly target: pulumi.Input<string>;
}

type Place = {
  readonly region: string;
  readonly link: Pick<SiteLink, "provider" | "account" | "group" | "subnets" | "zones" | "zonesReady">;
};

/** A way into a service from the site's own network, and the service's name in the site's own zone. */
export function privateEndpoint(
  scope: Scope,
  site: Place,
  name: string,
  { service, target }: PrivateEndpointArgs,
): readonly pulumi.Resource[] {
  const { provider, account, group, subnets, zones, zonesReady } = site.link;
  const naming = { prefix: scope.prefix, account };
  const options = { parent: scope.parent, provider };
  const endpoint = new PrivateEndpoint(
    name,
    {
      privateEndpointName: azureName("privateEndpoint", naming, name),
      resourceGroupName: group.name,
      location: site.region,
      subnet: { id: subnets.endpoints.id },
      customNetworkInterfaceName: azureName("networkPart", naming, name, "nic"),
      privateLinkServiceConnections: [
        { name: "service", privateLinkServiceId: target, groupIds: [subResources[service]] },
      ],
      tags: scope.tags,
    },
    options,
  );
  const record = new PrivateDnsZoneGroup(
    name,
    {
      privateDnsZoneGroupName: "default",
      privateEndpointName: endpoint.name,
      resourceGroupName: group.name,
      privateDnsZoneConfigs: [{ name: service, privateDnsZoneId: zones[service].id }],
    },
    { ...options, dependsOn: [...zonesReady] },
  );
  return [endpoint, record];
}
