import type { Neutral } from "../../tables";

const balancer = "azure-native:network:LoadBalancer";
const flows = "azure-native:network:FlowLog";

export const network: readonly Neutral[] = [
  {
    reason: "Address plan; what may pass between the ranges is said by the groups.",
    properties: [
      "azure-native:network:Subnet addressPrefix",
      "azure-native:network:VirtualNetwork addressSpace.addressPrefixes.*",
    ],
  },
  {
    reason: "Which service may use a subnet; without it that service isn't started.",
    properties: ["azure-native:network:Subnet delegations.*.serviceName"],
  },
  {
    reason:
      "Whether a group judges a private link service's own addresses; the link refuses to be built where it does.",
    properties: ["azure-native:network:Subnet privateLinkServiceNetworkPolicies"],
  },
  {
    reason: "A copy of the subnet's own settings, which the service doesn't read here.",
    properties: [
      "azure-native:network:PrivateEndpoint subnet.privateEndpointNetworkPolicies",
      "azure-native:network:PrivateEndpoint subnet.privateLinkServiceNetworkPolicies",
    ],
  },
  {
    reason: "The order of rules that don't contradict each other; moving the last one forward refuses more.",
    properties: ["azure-native:network:NetworkSecurityGroup securityRules.*.priority"],
  },
  {
    reason: "Names inside the balancer, and which of its own parts belong together; the interface refuses others.",
    properties: [
      `${balancer} backendAddressPools.*.name`,
      `${balancer} frontendIPConfigurations.*.name`,
      `${balancer} loadBalancingRules.*.name`,
      `${balancer} loadBalancingRules.*.backendAddressPool.id`,
      `${balancer} loadBalancingRules.*.frontendIPConfiguration.id`,
      `${balancer} probes.*.name`,
    ],
  },
  {
    reason: "How an inner balancer passes connections on; it ends no TLS, and the groups say who reaches it.",
    properties: [
      `${balancer} frontendIPConfigurations.*.privateIPAddressVersion`,
      `${balancer} frontendIPConfigurations.*.privateIPAllocationMethod`,
      `${balancer} loadBalancingRules.*.backendPort`,
      `${balancer} loadBalancingRules.*.frontendPort`,
      `${balancer} loadBalancingRules.*.protocol`,
      `${balancer} loadBalancingRules.*.disableOutboundSnat`,
      `${balancer} loadBalancingRules.*.enableFloatingIP`,
      `${balancer} loadBalancingRules.*.enableTcpReset`,
      `${balancer} loadBalancingRules.*.idleTimeoutInMinutes`,
      `${balancer} loadBalancingRules.*.loadDistribution`,
      `${balancer} sku.tier`,
    ],
  },
  {
    reason: "How often, where and how patiently the balancer asks whether an instance lives.",
    properties: [
      `${balancer} probes.*.intervalInSeconds`,
      `${balancer} probes.*.noHealthyBackendsBehavior`,
      `${balancer} probes.*.numberOfProbes`,
      `${balancer} probes.*.port`,
      `${balancer} probes.*.probeThreshold`,
      `${balancer} probes.*.protocol`,
      `${balancer} probes.*.requestPath`,
    ],
  },
  {
    reason: "An address for the way out: it takes in nothing, and a kind that doesn't fit its gateway is refused.",
    properties: [
      "azure-native:network:NatGateway idleTimeoutInMinutes",
      "azure-native:network:PublicIPAddress publicIPAddressVersion",
      "azure-native:network:PublicIPAddress publicIPAllocationMethod",
      "azure-native:network:PublicIPAddress sku.name",
      "azure-native:network:PublicIPAddress sku.tier",
    ],
  },
  {
    reason: "How the private link hands connections on.",
    properties: [
      "azure-native:network:PrivateLinkService enableProxyProtocol",
      "azure-native:network:PrivateLinkService ipConfigurations.*.primary",
      "azure-native:network:PrivateLinkService ipConfigurations.*.privateIPAddressVersion",
      "azure-native:network:PrivateLinkService ipConfigurations.*.privateIPAllocationMethod",
    ],
  },
  {
    reason: "Names of instances in a zone that only holds endpoints.",
    properties: ["azure-native:privatedns:VirtualNetworkLink registrationEnabled"],
  },
  {
    reason: "Shape of the records, and how soon they can be asked for.",
    properties: [
      `${flows} format.type`,
      `${flows} format.version`,
      `${flows} flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.trafficAnalyticsInterval`,
    ],
  },
  {
    reason: "Says again which workspace is meant; the service refuses what doesn't fit the resource's id.",
    properties: [
      `${flows} flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceId`,
      `${flows} flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceRegion`,
    ],
  },
  {
    reason: "Switched off, and for ever: neither alone deletes anything, the account's own lifecycle does.",
    properties: [`${flows} retentionPolicy.days`, `${flows} retentionPolicy.enabled`],
  },
];
