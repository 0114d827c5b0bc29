import type { ValueRule } from "../../rule";
import { about, form, given, lastOf, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Virtual Network documentation, ${page}; 2026-11`;

interface Block {
  readonly first: number;
  readonly size: number;
}

/** A block whose address is its first; undefined for anything else. */
function blockOf(value: unknown): Block | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(value));
  if (!found) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = found.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255) || length > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - length);
  return first % size === 0 ? { first, size } : undefined;
}

const isPrefix = (value: unknown) =>
  /^(\*|[A-Za-z]+(\.[A-Za-z0-9]+)*)$/.test(String(value)) ||
  /^\d+(\.\d+){3}$/.test(String(value)) ||
  blockOf(value) !== undefined;

function isPorts(value: unknown): boolean {
  if (value === "*") return true;
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(value));
  if (typeof value !== "string" || !found) return false;
  const [from = 0, to = from] = found.slice(1).filter(Boolean).map(Number);
  return from <= to && to <= 65535;
}

const fixedSizes: Readonly<Record<string, number>> = {
  AzureBastionSubnet: 26,
  AzureFirewallSubnet: 26,
  GatewaySubnet: 27,
};

export const network: readonly ValueRule[] = [
  form({
    name: "address-block",
    of: { "network:VirtualNetwork": ["addressSpace.addressPrefixes[]"], "network:Subnet": ["addressPrefix"] },
    fits: (value) => {
      const block = blockOf(value);
      return block !== undefined && block.size >= 8 && block.size <= 2 ** 24;
    },
    allowed: "an address block from /8 to /29 whose address is its first",
    source: docs("FAQ, smallest and largest networks and subnets"),
  }),
  about(
    "subnet-in-network",
    ["network:Subnet"],
    { source: docs("FAQ"), reads: ["addressPrefix"] },
    ({ inputs }, { resources }) => {
      const own = blockOf(one(inputs, "addressPrefix"));
      const net = resources.find(
        (each) =>
          each.type === "azure-native:network:VirtualNetwork" &&
          text(each.inputs, "virtualNetworkName") === text(inputs, "virtualNetworkName"),
      );
      if (own === undefined || net === undefined) return [];
      const spaces = given(net.inputs, "addressSpace.addressPrefixes[]").map(({ value }) => blockOf(value));
      const fits = spaces.some(
        (space) => space && space.first <= own.first && own.first + own.size <= space.first + space.size,
      );
      const least = fixedSizes[text(inputs, "subnetName") ?? ""];
      return [
        ...(fits ? [] : [wrong("addressPrefix", one(inputs, "addressPrefix"), "a block inside its network's")]),
        ...(least === undefined || own.size >= 2 ** (32 - least)
          ? []
          : [wrong("addressPrefix", one(inputs, "addressPrefix"), `at least a /${least} for this name`)]),
      ];
    },
  ),
  form({
    name: "security-rule-prefix",
    of: {
      "network:NetworkSecurityGroup": [
        "securityRules[].sourceAddressPrefix",
        "securityRules[].destinationAddressPrefix",
        "securityRules[].sourceAddressPrefixes[]",
        "securityRules[].destinationAddressPrefixes[]",
      ],
    },
    fits: isPrefix,
    allowed: "*, a service tag, an address, or a block whose address is its first",
    source: docs("network security groups"),
  }),
  form({
    name: "security-rule-ports",
    of: {
      "network:NetworkSecurityGroup": [
        "securityRules[].sourcePortRange",
        "securityRules[].destinationPortRange",
        "securityRules[].sourcePortRanges[]",
        "securityRules[].destinationPortRanges[]",
      ],
    },
    fits: isPorts,
    allowed: "*, a port from 0 to 65535, or two of them as 1-2, as text",
    source: docs("network security groups"),
  }),
  about(
    "security-rule-priority",
    ["network:NetworkSecurityGroup"],
    { source: docs("network security groups"), reads: ["securityRules[].priority"] },
    ({ inputs }) => {
      const seen = new Set<string>();
      return given(inputs, "securityRules[]").flatMap(({ path, value }) => {
        const { priority, direction } = value as { priority?: unknown; direction?: unknown };
        const key = `${String(direction)} ${String(priority)}`;
        const fits = typeof priority === "number" && priority >= 100 && priority <= 4096 && !seen.has(key);
        seen.add(key);
        return fits ? [] : [wrong(`${path}.priority`, priority, "a number from 100 to 4096, once for each direction")];
      });
    },
  ),
  form({
    name: "port",
    of: {
      "network:LoadBalancer": [
        "probes[].port",
        "loadBalancingRules[].frontendPort",
        "loadBalancingRules[].backendPort",
      ],
      "cdn:AFDOrigin": ["httpPort", "httpsPort"],
      "redisenterprise:Database": ["port"],
    },
    fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535,
    allowed: "a port from 1 to 65535",
    source: "RFC 6335",
  }),
  form({
    name: "balancer-timing",
    of: {
      "network:LoadBalancer": ["loadBalancingRules[].idleTimeoutInMinutes"],
      "network:NatGateway": ["idleTimeoutInMinutes"],
    },
    fits: (value) => Number.isInteger(value) && Number(value) >= 4 && Number(value) <= 120,
    allowed: "4 to 120 minutes",
    source:
      "Azure NAT Gateway documentation, SKUs and timers; Azure Load Balancer, TCP reset and idle timeout; 2026-11",
  }),
  form({
    name: "balancer-probe-interval",
    of: { "network:LoadBalancer": ["probes[].intervalInSeconds"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 5,
    allowed: "at least 5 seconds",
    source: "Azure Load Balancer REST reference, probes; 2026-11",
  }),
  about(
    "standard-balancer",
    ["network:LoadBalancer", "network:PublicIPAddress"],
    { traps: ["34"], reads: ["sku"], source: "Retirement of Basic Load Balancer and Basic public IP on 2025-09-30" },
    ({ inputs }) =>
      /^Standard/.test(text(inputs, "sku.name") ?? "")
        ? []
        : [wrong("sku.name", one(inputs, "sku.name"), "Standard: without it the retired Basic is meant")],
  ),
  about(
    "nat-gateway-zones",
    ["network:NatGateway"],
    { traps: ["8"], reads: ["zones"], source: "Azure NAT Gateway documentation, SKUs (2026-07)" },
    ({ inputs }, { resources }) => {
      const kind = text(inputs, "sku.name");
      const zones = given(inputs, "zones[]").map(({ value }) => value);
      const addresses = given(inputs, "publicIpAddresses[].id").map(({ value }) => lastOf(value));
      const others = resources.filter(
        (each) =>
          each.type === "azure-native:network:PublicIPAddress" &&
          addresses.includes(text(each.inputs, "publicIpAddressName") ?? "") &&
          text(each.inputs, "sku.name") !== kind,
      );
      return [
        ...(kind === "Standard" && zones.length > 1
          ? [wrong("zones", zones, "one zone at most: Standard is zonal")]
          : []),
        ...others.map(() => wrong("publicIpAddresses", addresses, `addresses of the same kind, ${String(kind)}`)),
      ];
    },
  ),
  form({
    name: "zone-number",
    of: {
      "network:NatGateway": ["zones[]"],
      "network:PublicIPAddress": ["zones[]"],
      "network:LoadBalancer": ["frontendIPConfigurations[].zones[]"],
      "compute:VirtualMachineScaleSet": ["zones[]"],
    },
    fits: /^[123]$/,
    allowed: '"1", "2" or "3"',
    source: "Azure availability zones documentation; 2026-11",
  }),
  about(
    "subnet-way-out-stated",
    ["network:Subnet"],
    {
      traps: ["9"],
      reads: ["defaultOutboundAccess"],
      source: docs("default outbound access (2026-03-31: its default turns with the API version)"),
    },
    ({ inputs }) =>
      inputs["defaultOutboundAccess"] === false
        ? []
        : [
            wrong(
              "defaultOutboundAccess",
              inputs["defaultOutboundAccess"],
              "false, said outright: the default turns with the API version",
            ),
          ],
  ),
  about(
    "link-service-subnet",
    ["network:PrivateLinkService"],
    {
      traps: ["10"],
      reads: ["ipConfigurations"],
      source:
        "Error PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled; Private Link documentation",
    },
    ({ inputs }, { resources }) =>
      given(inputs, "ipConfigurations[].subnet.id").flatMap(({ path, value }) => {
        const parts = String(value).split("/");
        const subnet = resources.find(
          (each) =>
            each.type === "azure-native:network:Subnet" &&
            text(each.inputs, "subnetName") === parts.at(-1) &&
            text(each.inputs, "virtualNetworkName") === parts.at(-3),
        );
        return subnet === undefined || text(subnet.inputs, "privateLinkServiceNetworkPolicies") === "Disabled"
          ? []
          : [wrong(path, value, 'a subnet whose privateLinkServiceNetworkPolicies is "Disabled"')];
      }),
  ),
  about(
    "link-service-proxy-protocol",
    ["network:PrivateLinkService"],
    { traps: ["11"], reads: ["enableProxyProtocol"], source: "Azure Private Link service overview; 2026-11" },
    ({ inputs }) =>
      inputs["enableProxyProtocol"] === true
        ? [wrong("enableProxyProtocol", true, "false: the instances don't read that protocol, probes neither")]
        : [],
  ),
  about(
    "subnets-on-their-own",
    ["network:VirtualNetwork"],
    { traps: ["36"], reads: ["subnets"], source: "Provider issue 611: inline and own subnets delete each other" },
    ({ inputs }) =>
      inputs["subnets"] === undefined
        ? []
        : [wrong("subnets", "given", "nothing: each subnet is a resource of its own")],
  ),
  about(
    "flow-log-place",
    ["network:FlowLog"],
    {
      traps: ["37"],
      reads: ["networkWatcherName"],
      source: "Azure Network Watcher documentation, one watcher in each region, in NetworkWatcherRG; 2026-11",
    },
    ({ inputs }) => {
      const wanted = `NetworkWatcher_${String(one(inputs, "location"))}`;
      return text(inputs, "networkWatcherName") === wanted
        ? []
        : [wrong("networkWatcherName", inputs["networkWatcherName"], wanted)];
    },
  ),
  form({
    name: "flow-log-target",
    of: { "network:FlowLog": ["targetResourceId"] },
    fits: /\/virtualNetworks\/[^/]+(\/subnets\/[^/]+)?$/,
    allowed: "a network or subnet: flow logs of security groups can't be made since 2025-06-30",
    source: "Retirement of NSG flow logs",
    traps: ["38"],
  }),
  form({
    name: "flow-log-analytics-interval",
    of: {
      "network:FlowLog": [
        "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.trafficAnalyticsInterval",
      ],
    },
    fits: (value) => value === 10 || value === 60,
    allowed: "10 or 60 minutes",
    source: "Traffic analytics documentation; 2026-11",
  }),
];
