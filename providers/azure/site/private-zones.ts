import type { VirtualNetwork } from "@pulumi/azure-native/network";
import { PrivateZone, VirtualNetworkLink } from "@pulumi/azure-native/privatedns";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { PrivateService } from "../links";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";

/** Source: Azure Private Link documentation, "private endpoint DNS zone values"; 2026-11. */
const zoneNames: Readonly<Record<PrivateService, string>> = {
  sql: "privatelink.database.windows.net",
  blob: "privatelink.blob.core.windows.net",
  vault: "privatelink.vaultcore.azure.net",
  redis: "privatelink.redis.azure.net",
  "redis-classic": "privatelink.redis.cache.windows.net",
};

export interface PrivateZones {
  readonly dnsGroup: ResourceGroup;
  readonly zones: Readonly<Record<PrivateService, PrivateZone>>;
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Private names of one site, in a group of their own: two sites have zones of the same names, and in a shared zone the record
 * of one site's endpoint would overwrite the other's.
 */
export function privateZones(ground: Ground, network: VirtualNetwork): PrivateZones {
  const { scope, spec } = ground;
  const dnsGroup = new ResourceGroup(
    `dns-${spec.region}`,
    { resourceGroupName: named(ground, "resourceGroup", "dns"), location: spec.region, tags: scope.tags },
    onGround(ground),
  );
  const ready: pulumi.Resource[] = [];
  const zone = (service: PrivateService): PrivateZone => {
    const made = new PrivateZone(
      `${service}-${spec.region}`,
      {
        privateZoneName: zoneNames[service],
        resourceGroupName: dnsGroup.name,
        // The one location that such a zone takes.
        location: "Global",
        tags: scope.tags,
      },
      onGround(ground),
    );
    const link = new VirtualNetworkLink(
      `${service}-${spec.region}`,
      {
        virtualNetworkLinkName: "site",
        privateZoneName: made.name,
        resourceGroupName: dnsGroup.name,
        location: "Global",
        registrationEnabled: false,
        virtualNetwork: { id: network.id },
        tags: scope.tags,
      },
      onGround(ground),
    );
    ready.push(link);
    return made;
  };
  const zones = {
    sql: zone("sql"),
    blob: zone("blob"),
    vault: zone("vault"),
    redis: zone("redis"),
    "redis-classic": zone("redis-classic"),
  };
  return { dnsGroup, zones, ready };
}
