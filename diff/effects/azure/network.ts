import type { EffectTable } from "../effect";
import { described } from "./sources";

/** Networks and names. */
export const network: EffectTable = {
  source: described,
  rows: [
    { type: "azure-native:resources:ResourceGroup", replaces: "resourceGroupName location", inPlace: "managedBy tags" },
    {
      type: "azure-native:network:VirtualNetwork",
      replaces: "resourceGroupName virtualNetworkName location",
      inPlace: "others",
    },
    {
      type: "azure-native:network:Subnet",
      replaces: "resourceGroupName virtualNetworkName subnetName defaultOutboundAccess",
      // The service refuses another address range while something stands in the subnet.
      inPlace: `addressPrefix addressPrefixes applicationGatewayIPConfigurations delegations ipAllocations natGateway
        networkSecurityGroup privateEndpointNetworkPolicies privateLinkServiceNetworkPolicies routeTable
        serviceEndpointPolicies serviceEndpoints sharingScope`,
    },
    {
      type: "azure-native:network:NetworkSecurityGroup",
      replaces: "resourceGroupName networkSecurityGroupName location",
      inPlace: "flushConnection securityRules tags",
    },
    {
      type: "azure-native:network:PrivateEndpoint",
      replaces: "resourceGroupName privateEndpointName location subnet",
      inPlace: "tags",
    },
    {
      type: "azure-native:network:PrivateDnsZoneGroup",
      replaces: "resourceGroupName privateEndpointName privateDnsZoneGroupName",
      inPlace: "privateDnsZoneConfigs",
    },
    {
      type: "azure-native:network:PrivateLinkService",
      replaces: "resourceGroupName serviceName location",
      inPlace: "autoApproval enableProxyProtocol fqdns tags visibility",
    },
    {
      type: "azure-native:network:PublicIPAddress",
      replaces: "resourceGroupName publicIpAddressName location publicIPAddressVersion publicIPPrefix sku zones",
      inPlace: "ddosSettings deleteOption dnsSettings idleTimeoutInMinutes ipTags tags",
    },
    {
      type: "azure-native:network:NatGateway",
      replaces: "resourceGroupName natGatewayName location sku zones",
      inPlace: "idleTimeoutInMinutes publicIpAddresses publicIpPrefixes tags",
    },
    {
      type: "azure-native:network:LoadBalancer",
      replaces: "resourceGroupName loadBalancerName location sku",
      inPlace:
        "backendAddressPools frontendIPConfigurations inboundNatRules loadBalancingRules outboundRules probes tags",
    },
    {
      type: "azure-native:network:FlowLog",
      replaces: "resourceGroupName networkWatcherName flowLogName location targetResourceId",
      shortens: "retentionPolicy.days",
      inPlace:
        "enabled enabledFilteringCriteria flowAnalyticsConfiguration format identity retentionPolicy storageId tags",
    },
    {
      type: "azure-native:privatedns:PrivateZone",
      replaces: "resourceGroupName privateZoneName location",
      inPlace: "tags",
    },
    {
      type: "azure-native:privatedns:VirtualNetworkLink",
      replaces: "resourceGroupName privateZoneName virtualNetworkLinkName location virtualNetwork",
      inPlace: "registrationEnabled resolutionPolicy tags",
    },
    {
      type: "azure-native:dns:RecordSet",
      replaces: "resourceGroupName zoneName relativeRecordSetName recordType",
      inPlace: "others",
    },
  ],
};
