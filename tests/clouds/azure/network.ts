import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { valueAt, valuesAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request } from "../thing";
import { overlap, within } from "./addresses";
import type { Users } from "./in-use";
import { inUse, keepWhileUsed } from "./in-use";

export const subnet = "azure-native:network:Subnet";
const network = "azure-native:network:VirtualNetwork";
const scaleSet = "azure-native:compute:VirtualMachineScaleSet";
const interfaces = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations[]";

/**
 * A network takes one change at a time. The provider waits and asks again (pulumi-azure-native, pull request 3653; 20 s, 60 s
 * and 120 s), so this alone never fails a run: it makes it slow.
 */
export const busyCode = "AnotherOperationInProgress";

/** Microsoft.Network's one code for what isn't there, or stands in another region. */
const missing = "InvalidResourceReference";

const inSubnet: Users = [
  ["azure-native:network:LoadBalancer", "frontendIPConfigurations[].subnet.id"],
  ["azure-native:network:PrivateEndpoint", "subnet.id"],
  ["azure-native:network:PrivateLinkService", "ipConfigurations[].subnet.id"],
  [scaleSet, `${interfaces}.ipConfigurations[].subnet.id`],
];

export function inRegion(path: string, to: string, code = missing): Reference {
  return { path, to: [to], code };
}

/** Codes: Microsoft.Network, as its answers and learn.microsoft.com have them; 2026-11. */
export const networks: readonly Kind[] = [
  {
    type: network,
    takes: [2_000, 15_000],
    update: keepSubnets,
    remove: (thing, cloud) => keepWhileUsed(thing, cloud, inSubnet, inUse.subnet),
  },
  {
    type: subnet,
    takes: [3_000, 15_000],
    references: [
      inRegion("natGateway.id", "azure-native:network:NatGateway"),
      inRegion("networkSecurityGroup.id", "azure-native:network:NetworkSecurityGroup"),
    ],
    create: (request, cloud) => {
      checkRange(request, cloud);
      checkIdle(request, cloud);
    },
    update: (thing, news, cloud) => {
      checkRange({ ...thing, inputs: news }, cloud);
      const used = JSON.stringify(news["addressPrefix"]) !== JSON.stringify(thing.inputs["addressPrefix"]);
      if (used) keepWhileUsed(thing, cloud, inSubnet, "InUsePrefixCannotBeDeleted");
    },
    remove: (thing, cloud) => keepWhileUsed(thing, cloud, inSubnet, inUse.subnet),
  },
  {
    type: "azure-native:network:NetworkSecurityGroup",
    takes: [1_000, 10_000],
    create: ({ inputs }) => checkRules(inputs),
    update: (_, news) => checkRules(news),
    remove: (thing, cloud) =>
      keepWhileUsed(
        thing,
        cloud,
        [
          [subnet, "networkSecurityGroup.id"],
          [scaleSet, `${interfaces}.networkSecurityGroup.id`],
        ],
        inUse.securityGroup,
      ),
  },
  {
    type: "azure-native:network:PublicIPAddress",
    takes: [1_000, 8_000],
    remove: (thing, cloud) =>
      keepWhileUsed(thing, cloud, [["azure-native:network:NatGateway", "publicIpAddresses[].id"]], inUse.publicAddress),
  },
  {
    type: "azure-native:network:NatGateway",
    takes: [3_000, 20_000],
    references: [inRegion("publicIpAddresses[].id", "azure-native:network:PublicIPAddress")],
    create: checkAddresses,
    remove: (thing, cloud) => keepWhileUsed(thing, cloud, [[subnet, "natGateway.id"]], inUse.natGateway),
  },
  {
    type: "azure-native:network:LoadBalancer",
    takes: [2_000, 15_000],
    references: [inRegion("frontendIPConfigurations[].subnet.id", subnet)],
    remove: (thing, cloud) => {
      const fronts: Users = [["azure-native:network:PrivateLinkService", "loadBalancerFrontendIpConfigurations[].id"]];
      keepWhileUsed(thing, cloud, fronts, inUse.balancer);
      const pools: Users = [[scaleSet, `${interfaces}.ipConfigurations[].loadBalancerBackendAddressPools[].id`]];
      keepWhileUsed(thing, cloud, pools, inUse.balancerOfScaleSet);
    },
  },
];

/** Refuses what changes a network while one of its subnets is being made. */
export function checkIdle(request: Request, cloud: Cloud, name = request.inputs["virtualNetworkName"]): void {
  const busy = cloud.things
    .by(subnet, "virtualNetworkName", String(name))
    .find(({ state, inputs }) => state === "creating" && inputs["resourceGroupName"] === groupOf(request));
  if (busy !== undefined) throw new Refusal(busyCode, `${busy.id} is being made`, true);
}

function groupOf({ inputs }: Request): unknown {
  return inputs["resourceGroupName"];
}

function checkRange({ inputs, name, account }: Request, cloud: Cloud): void {
  const prefix = String(inputs["addressPrefix"]);
  const group = `/subscriptions/${account}/resourceGroups/${String(inputs["resourceGroupName"])}`;
  const id = `${group}/providers/Microsoft.Network/virtualNetworks/${String(inputs["virtualNetworkName"])}`;
  const [above] = cloud.things.by(network, "id", id);
  const spaces = valuesAt(above?.inputs ?? {}, "addressSpace.addressPrefixes[]");
  if (!spaces.some(({ value }) => within(prefix, String(value))))
    refuse("NetcfgSubnetRangeOutsideVnet", `${prefix} of ${name} lies outside ${id}`);
  for (const other of cloud.things.by(subnet, "virtualNetworkName", String(inputs["virtualNetworkName"]))) {
    if (other.inputs["resourceGroupName"] !== inputs["resourceGroupName"]) continue;
    if (other.inputs["subnetName"] !== inputs["subnetName"] && overlap(prefix, String(other.inputs["addressPrefix"])))
      refuse("NetcfgSubnetRangesOverlap", `${prefix} of ${name} overlaps with ${other.name}`);
  }
}

/** A network is put as a whole: ranges that its subnets use must be in it, and subnets that it lists are all that it keeps. */
function keepSubnets(thing: { readonly id: string; readonly inputs: Fields }, news: Fields, cloud: Cloud): void {
  const spaces = valuesAt(news, "addressSpace.addressPrefixes[]").map(({ value }) => String(value));
  for (const inner of cloud.things.of(subnet)) {
    if (!inner.id.toLowerCase().startsWith(`${thing.id.toLowerCase()}/`)) continue;
    const prefix = String(inner.inputs["addressPrefix"]);
    if (!spaces.some((space) => within(prefix, space)))
      throw new Refusal("InUsePrefixCannotBeDeleted", `${prefix} is in use by ${inner.id}`);
  }
}

function checkRules(inputs: Fields): void {
  const seen = new Map<string, string>();
  for (const { value } of valuesAt(inputs, "securityRules[]")) {
    const { name, direction, priority } = value as Fields;
    const place = `${String(direction)} ${String(priority)}`;
    const other = seen.get(place);
    if (other !== undefined) refuse("SecurityRuleConflict", `${String(name)} and ${other} are both ${place}`);
    seen.set(place, String(name));
  }
}

/** An address serves one gateway. */
function checkAddresses({ inputs, name }: Request, cloud: Cloud): void {
  const own = new Set(valuesAt(inputs, "publicIpAddresses[].id").map(({ value }) => value));
  for (const other of cloud.things.of("azure-native:network:NatGateway")) {
    if (other.name === name) continue;
    const shared = valuesAt(other.inputs, "publicIpAddresses[].id").find(({ value }) => own.has(value));
    if (shared !== undefined)
      refuse(
        "PublicIPAddressInUse",
        `${String(shared.value)} serves ${String(valueAt(other.inputs, "natGatewayName"))}`,
      );
  }
}
