import type { Weakening } from "../../tables";
import { ofType, oneOf } from "./rows";

const flowLogs = ofType(
  "network:FlowLog",
  { property: "enabled", operators: ["flip"], controls: ["10.2.1"] },
  { property: "targetResourceId", operators: ["unrelate"], controls: ["10.2.1"] },
  { property: "storageId", operators: ["unrelate"], controls: ["10.3.3", "10.5.1"] },
  // The log store takes no keys: without its identity the service can't deliver.
  { property: "identity", operators: ["drop"], controls: ["10.2.1"] },
  { property: "identity.type", operators: ["replace"], weak: ["None"], controls: ["10.2.1"] },
  { property: "identity.userAssignedIdentities", operators: ["empty"], controls: ["10.2.1"] },
  { property: "identity.userAssignedIdentities.*", operators: ["unrelate"], controls: ["10.2.1"] },
  { property: "flowAnalyticsConfiguration", operators: ["drop"], controls: ["10.3.3"] },
  {
    property: "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.enabled",
    operators: ["flip"],
    controls: ["10.3.3"],
  },
  {
    property: "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceResourceId",
    operators: ["unrelate"],
    controls: ["10.3.3"],
  },
  { property: "", operators: ["remove"], controls: ["10.2.1"] },
);

const oneZone = { operators: ["replace"], weak: [["1"]], controls: ["availability"] } as const;

const loadBalancers = ofType(
  "network:LoadBalancer",
  { property: "frontendIPConfigurations.*.subnet.id", operators: ["unrelate"], controls: ["1.4.5"] },
  {
    property: "frontendIPConfigurations.*.zones",
    operators: ["drop", "empty", "replace"],
    weak: [["1"]],
    controls: ["availability"],
  },
  // Basic knows no zones, and is open where no group says otherwise.
  { property: "sku.name", operators: ["replace"], weak: ["Basic"], controls: ["availability"] },
  { property: "probes", operators: ["empty"], controls: ["availability"] },
  { property: "loadBalancingRules.*.probe", operators: ["drop"], controls: ["availability"] },
  { property: "loadBalancingRules.*.probe.id", operators: ["unrelate", "drop"], controls: ["availability"] },
);

const wayOut = [
  ...ofType(
    "network:NatGateway",
    { property: "publicIpAddresses", operators: ["empty"], controls: ["1.3.2"] },
    { property: "publicIpAddresses.*.id", operators: ["unrelate"], controls: ["1.3.2"] },
    // Standard stands in one zone; StandardV2 in all of them.
    { property: "sku.name", operators: ["replace"], weak: ["Standard"], controls: ["availability"] },
    { property: "zones", ...oneZone },
  ),
  ...ofType("network:PublicIPAddress", { property: "zones", ...oneZone }),
];

const subnets = ofType(
  "network:Subnet",
  // The older versions of the service's interface give instances a way out of their own where nothing is said.
  { property: "defaultOutboundAccess", operators: ["flip", "drop"], controls: ["1.3.2"] },
  { property: "natGateway.id", operators: ["unrelate"], controls: ["1.3.2"] },
  { property: "networkSecurityGroup", operators: ["drop"], controls: ["1.4.1"] },
  { property: "networkSecurityGroup.id", operators: ["unrelate", "drop"], controls: ["1.4.1"] },
  // Otherwise the group doesn't judge what goes to private endpoints.
  {
    property: "privateEndpointNetworkPolicies",
    operators: ["replace", "drop"],
    weak: ["Disabled"],
    where: oneOf("NetworkSecurityGroupEnabled"),
    controls: ["1.4.4"],
  },
);

const privateEndpoints = [
  ...ofType(
    "network:PrivateEndpoint",
    { property: "privateLinkServiceConnections", operators: ["empty", "drop"], controls: ["1.4.4"] },
    {
      property: "privateLinkServiceConnections.*.privateLinkServiceId",
      operators: ["unrelate", "drop"],
      controls: ["1.4.4"],
    },
    {
      property: "privateLinkServiceConnections.*.groupIds",
      operators: ["empty", "replace"],
      weak: [["web"]],
      controls: ["1.4.4"],
    },
    { property: "subnet.id", operators: ["unrelate"], controls: ["1.4.4"] },
    { property: "", operators: ["remove"], controls: ["1.4.4"] },
  ),
  // Where the name resolves to the public address, the private way is not taken.
  ...ofType(
    "network:PrivateDnsZoneGroup",
    { property: "privateDnsZoneConfigs", operators: ["empty"], controls: ["1.4.4"] },
    { property: "privateDnsZoneConfigs.*.privateDnsZoneId", operators: ["unrelate", "drop"], controls: ["1.4.4"] },
    { property: "privateEndpointName", operators: ["unrelate"], controls: ["1.4.4"] },
    { property: "", operators: ["remove"], controls: ["1.4.4"] },
  ),
  ...ofType(
    "privatedns:PrivateZone",
    { property: "privateZoneName", operators: ["replace"], weak: ["shop.internal"], controls: ["1.4.4"] },
    { property: "", operators: ["remove"], controls: ["1.4.4"] },
  ),
  ...ofType(
    "privatedns:VirtualNetworkLink",
    { property: "virtualNetwork", operators: ["drop"], controls: ["1.4.4"] },
    { property: "virtualNetwork.id", operators: ["unrelate", "drop"], controls: ["1.4.4"] },
    { property: "privateZoneName", operators: ["unrelate"], controls: ["1.4.4"] },
    { property: "", operators: ["remove"], controls: ["1.4.4"] },
  ),
];

const privateLinks = ofType(
  "network:PrivateLinkService",
  // The edge would be led to another balancer than the one that is guarded.
  { property: "loadBalancerFrontendIpConfigurations.*.id", operators: ["unrelate"], controls: ["1.4.5"] },
  { property: "ipConfigurations.*.subnet.id", operators: ["unrelate"], controls: ["1.4.1"] },
);

export const network: readonly Weakening[] = [
  ...flowLogs,
  ...loadBalancers,
  ...wayOut,
  ...subnets,
  ...privateEndpoints,
  ...privateLinks,
];
