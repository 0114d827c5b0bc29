import type { NetworkSecurityGroup } from "@pulumi/azure-native/network";
import { NatGateway, PublicIPAddress, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { serves } from "../../../components/contract";
import type { SubnetTier } from "../../../config/subnets";
import type { SubnetName } from "../links";
import type { Ground } from "./ground";
import { named, onGround, placed } from "./ground";
import type { Prefixes } from "./security-groups";
import { securityGroups } from "./security-groups";

export interface Network {
  readonly network: VirtualNetwork;
  readonly subnets: Readonly<Record<SubnetName, Subnet>>;
  readonly securityGroups: Readonly<Record<SubnetName, NetworkSecurityGroup>>;
  /** The way out, and its address; none where nothing runs. */
  readonly out: { readonly gateway: NatGateway; readonly address: PublicIPAddress } | undefined;
}

/** A subnet of Azure spans all zones, so each takes one of the slots that the address plan has for a tier and a zone. */
const slots: Readonly<Record<SubnetName, readonly [SubnetTier, number]>> = {
  app: ["app", 0],
  balancer: ["public", 0],
  "private-link": ["public", 1],
  endpoints: ["data", 0],
  migrator: ["data", 1],
};

export function prefixesOf({ spec }: Pick<Ground, "spec">): Prefixes {
  const prefix = (name: SubnetName): string => {
    const [tier, place] = slots[name];
    const found = spec.subnets.find(({ tier: other, index }) => other === tier && index === place);
    if (found === undefined) throw new Error(`the address plan has no slot for ${name}`);
    return found.cidr;
  };
  return {
    app: prefix("app"),
    migrator: prefix("migrator"),
    balancer: prefix("balancer"),
    "private-link": prefix("private-link"),
    endpoints: prefix("endpoints"),
  };
}

/** `after`: what should be there for a while before anything uses it; making a network takes that while. */
export function network(ground: Ground, after: readonly pulumi.Resource[] = []): Network {
  const { spec } = ground;
  const net = new VirtualNetwork(
    `network-${spec.region}`,
    {
      virtualNetworkName: named(ground, "network", "network"),
      // Without subnets of its own: those are resources of their own, and the two ways delete each other's.
      addressSpace: { addressPrefixes: [spec.cidr] },
      ...placed(ground),
    },
    onGround(ground, { dependsOn: [...after] }),
  );
  const prefixes = prefixesOf(ground);
  const groups = securityGroups(ground, prefixes);
  const out = serves(spec) ? wayOut(ground) : undefined;
  const options: Readonly<Record<SubnetName, object>> = {
    app: { ...through(out) },
    migrator: {
      ...through(out),
      delegations: [{ name: "instances", serviceName: "Microsoft.ContainerInstance/containerGroups" }],
    },
    balancer: {},
    // With them on, no private link service can be made here.
    "private-link": { privateLinkServiceNetworkPolicies: "Disabled" },
    // Without them, no security group holds for a private endpoint.
    endpoints: { privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled" },
  };
  let before: Subnet | undefined;
  const subnet = (name: SubnetName): Subnet => {
    const made: Subnet = new Subnet(
      `${name}-${spec.region}`,
      {
        subnetName: name,
        resourceGroupName: ground.group.name,
        virtualNetworkName: net.name,
        addressPrefix: prefixes[name],
        networkSecurityGroup: { id: groups[name].id },
        // Else the platform lends an address for the way out, of which nobody knows.
        defaultOutboundAccess: false,
        ...options[name],
      },
      // One after the other: a network takes one change at a time and refuses a second meanwhile.
      onGround(ground, before === undefined ? {} : { dependsOn: [before] }),
    );
    before = made;
    return made;
  };
  const subnets = {
    app: subnet("app"),
    migrator: subnet("migrator"),
    balancer: subnet("balancer"),
    "private-link": subnet("private-link"),
    endpoints: subnet("endpoints"),
  };
  return { network: net, subnets, securityGroups: groups, out };
}

function through(out: Network["out"]) {
  return out === undefined ? {} : { natGateway: { id: out.gateway.id } };
}

/**
 * One gateway in all zones: StandardV2 keeps its address and its work when a zone is lost, at the price of the older kind that
 * stands in one zone. So `network.nat` changes nothing here. Source: Azure NAT Gateway documentation, "NAT gateway SKUs" (2026-07-27,
 * whose list of limits no longer has subnets delegated to container instances, as that of 2026-04-14 had) and "manage NAT
 * gateway", whose templates give both resources this kind in the API of 2024-05-01; 2026-11.
 */
function wayOut(ground: Ground): NonNullable<Network["out"]> {
  const { region, zones } = ground.spec;
  const address = new PublicIPAddress(
    `out-${region}`,
    {
      publicIpAddressName: named(ground, "networkPart", "out"),
      sku: { name: "StandardV2", tier: "Regional" },
      zones: [...zones],
      publicIPAllocationMethod: "Static",
      publicIPAddressVersion: "IPv4",
      ...placed(ground),
    },
    onGround(ground),
  );
  const gateway = new NatGateway(
    `out-${region}`,
    {
      natGatewayName: named(ground, "networkPart", "out"),
      sku: { name: "StandardV2" },
      zones: [...zones],
      publicIpAddresses: [{ id: address.id }],
      idleTimeoutInMinutes: 4,
      ...placed(ground),
    },
    onGround(ground),
  );
  return { gateway, address };
}
