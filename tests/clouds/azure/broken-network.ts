import type { Broken } from "../broken";
import { twice, withInput, without } from "../broken";

const subnet = "azure-native:network:Subnet";
const link = "azure-native:privatedns:VirtualNetworkLink";
const elsewhere = (kind: string, name: string) =>
  `/subscriptions/9f1c2d3e-4b5a-4c6d-8e7f-7b8c9d0e1f2a/resourceGroups/commerce-prod-azure-centralus/providers/Microsoft.Network/${kind}/${name}`;

export const brokenNetwork: readonly Broken[] = [
  {
    title: "a subnet outside its network",
    code: "NetcfgSubnetRangeOutsideVnet",
    edit: withInput(subnet, "app-eastus2", "addressPrefix", "10.99.0.0/20"),
  },
  {
    title: "two subnets that overlap",
    code: "NetcfgSubnetRangesOverlap",
    edit: withInput(subnet, "balancer-eastus2", "addressPrefix", "10.40.0.0/24"),
  },
  {
    title: "a subnet with the gateway of another region",
    code: "InvalidResourceReference",
    edit: withInput(
      subnet,
      "app-eastus2",
      "natGateway.id",
      elsewhere("natGateways", "commerce-prod-azure-out-centralus"),
    ),
  },
  {
    title: "two rules of one priority",
    code: "SecurityRuleConflict",
    edit: (program) =>
      withInput(
        "azure-native:network:NetworkSecurityGroup",
        "balancer-eastus2",
        "securityRules[1].direction",
        "Inbound",
      )(program),
  },
  {
    title: "one address for two gateways",
    code: "PublicIPAddressInUse",
    edit: twice("azure-native:network:NatGateway", "out-eastus2", { natGatewayName: "second" }),
  },
  {
    title: "a private link in a subnet whose policies are on",
    code: "PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled",
    edit: withInput(subnet, "private-link-eastus2", "privateLinkServiceNetworkPolicies", "Enabled"),
  },
  {
    title: "an endpoint that doesn't say what of the vault it wants",
    code: "MissingParameterOnPrivateLinkServiceConnection",
    edit: withInput(
      "azure-native:network:PrivateEndpoint",
      "certificate-eastus2",
      "privateLinkServiceConnections[0].groupIds",
      undefined,
    ),
  },
  {
    title: "an endpoint that wants a blob of a vault",
    code: "BadRequest",
    edit: withInput(
      "azure-native:network:PrivateEndpoint",
      "certificate-eastus2",
      "privateLinkServiceConnections[0].groupIds",
      ["blob"],
    ),
  },
  {
    title: "a name in a private zone that isn't there",
    code: "InvalidPrivateDnsZoneIds",
    edit: withInput(
      "azure-native:network:PrivateDnsZoneGroup",
      "certificate-eastus2",
      "privateDnsZoneConfigs[0].privateDnsZoneId",
      elsewhere("privateDnsZones", "privatelink.vaultcore.azure.net"),
    ),
  },
  {
    title: "a private zone in a region",
    code: "LocationNotAvailableForResourceType",
    edit: withInput("azure-native:privatedns:PrivateZone", "sql-eastus2", "location", "eastus2"),
  },
  {
    title: "a network linked to two zones of one name",
    code: "BadRequest",
    edit: twice(link, "sql-eastus2", { virtualNetworkLinkName: "second" }),
  },
  {
    title: "a thing in a group that nobody makes",
    code: "ResourceGroupNotFound",
    edit: without("azure-native:resources:ResourceGroup", "dns-eastus2"),
  },
  {
    title: "a link below a zone that nobody makes",
    code: "ParentResourceNotFound",
    edit: without("azure-native:privatedns:PrivateZone", "sql-eastus2"),
  },
];
