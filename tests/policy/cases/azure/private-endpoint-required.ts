import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const blobs: Given = {
  type: "azure-native:storage:StorageAccount",
  name: "blobs",
  inputs: { accountName: "stblobs", publicNetworkAccess: "Disabled", networkRuleSet: { defaultAction: "Deny" } },
};

const endpoint = (given: object = {}): Given => ({
  type: "azure-native:network:PrivateEndpoint",
  name: "endpoint",
  inputs: {
    privateEndpointName: "pe-blobs",
    subnet: { id: networkId("virtualNetworks/hub/subnets/endpoints") },
    privateLinkServiceConnections: [
      { groupIds: ["blob"], privateLinkServiceId: idOf("microsoft.storage/storageaccounts/STBLOBS"), ...given },
    ],
  },
});

const named = (zone = "privatelink.blob.core.windows.net", given: object = {}): Given => ({
  type: "azure-native:network:PrivateDnsZoneGroup",
  name: "names",
  inputs: {
    privateEndpointName: "pe-blobs",
    privateDnsZoneConfigs: [{ privateDnsZoneId: networkId(`privateDnsZones/${zone}`) }],
    ...given,
  },
});

const zone: Given = {
  type: "azure-native:privatedns:PrivateZone",
  name: "zone",
  inputs: { privateZoneName: "privatelink.blob.core.windows.net" },
};

const link: Given = {
  type: "azure-native:privatedns:VirtualNetworkLink",
  name: "link",
  inputs: {
    privateZoneName: "privatelink.blob.core.windows.net",
    virtualNetwork: { id: networkId("virtualNetworks/spoke") },
  },
};

const network: Given = {
  type: "azure-native:network:VirtualNetwork",
  name: "hub",
  inputs: { virtualNetworkName: "hub", subnets: [{ name: "endpoints" }] },
};

export const privateEndpointRequired: RuleCases = {
  rule: "private-endpoint-required",
  cases: [
    {
      what: "an account with an endpoint and its name in a zone of others",
      stack: [blobs, endpoint(), named()],
      found: [],
    },
    { what: "an account that is closed to everybody", stack: [blobs], found: ["blobs "] },
    {
      what: "an account that only an edge reaches",
      stack: [
        blobs,
        {
          type: "azure-native:cdn:AFDOrigin",
          name: "origin",
          inputs: {
            sharedPrivateLinkResource: { privateLink: { id: idOf("Microsoft.Storage/storageAccounts/stblobs") } },
          },
        },
      ],
      found: [],
    },
    {
      what: "stores that need none: in a network, in a perimeter, for the platform's services, and open ones",
      stack: [
        {
          type: "azure-native:dbforpostgresql:Server",
          name: "tables",
          inputs: { network: { delegatedSubnetResourceId: "id", publicNetworkAccess: "Disabled" } },
        },
        {
          type: "azure-native:cosmosdb:DatabaseAccount",
          name: "documents",
          inputs: { publicNetworkAccess: "SecuredByPerimeter" },
        },
        {
          type: "azure-native:keyvault:Vault",
          name: "keys",
          inputs: { properties: { publicNetworkAccess: "disabled", networkAcls: { bypass: "AzureServices" } } },
        },
        { type: "azure-native:sql:Server", name: "sql", inputs: {} },
      ],
      found: [],
    },
    {
      what: "a vault that not even the platform reaches",
      stack: [
        {
          type: "azure-native:keyvault:Vault",
          name: "keys",
          inputs: { properties: { publicNetworkAccess: "disabled", networkAcls: { bypass: "None" } } },
        },
      ],
      found: ["keys "],
    },
    { what: "an endpoint without a name", stack: [blobs, endpoint()], found: ["endpoint "] },
    {
      what: "a name in the zone of something else",
      stack: [blobs, endpoint(), named("privatelink.file.core.windows.net")],
      found: ["endpoint privateLinkServiceConnections"],
    },
    {
      what: "a name of an endpoint that isn't there",
      stack: [blobs, endpoint(), named(), { ...named(undefined, { privateEndpointName: "pe-gone" }), name: "left" }],
      found: ["left privateEndpointName"],
    },
    {
      what: "endpoints that lead nowhere, or to no part",
      stack: [
        blobs,
        endpoint({ groupIds: [] }),
        named(),
        { type: "azure-native:network:PrivateEndpoint", name: "empty", inputs: { privateLinkServiceConnections: [] } },
      ],
      found: ["endpoint privateLinkServiceConnections.0.groupIds", "empty privateLinkServiceConnections"],
    },
    {
      what: "an endpoint to a service of one's own",
      stack: [
        {
          type: "azure-native:network:PrivateEndpoint",
          inputs: {
            privateLinkServiceConnections: [{ privateLinkServiceId: networkId("privateLinkServices/partner") }],
          },
        },
      ],
      found: [],
    },
    {
      what: "an account that has an endpoint and is open to the platform, for nothing",
      stack: [{ ...blobs, inputs: { ...blobs.inputs, publicNetworkAccess: "Enabled" } }, endpoint(), named()],
      found: ["blobs publicNetworkAccess"],
    },
    {
      what: "the same, because logs are delivered there",
      stack: [
        { ...blobs, inputs: { ...blobs.inputs, publicNetworkAccess: "Enabled" } },
        endpoint(),
        named(),
        {
          type: "azure-native:network:FlowLog",
          name: "flows",
          inputs: { storageId: idOf("Microsoft.Storage/storageAccounts/stblobs") },
        },
      ],
      found: [],
    },
    { what: "a zone that no network knows", stack: [blobs, endpoint(), named(), zone], found: ["zone "] },
    {
      what: "a zone that only another network knows",
      stack: [blobs, endpoint(), named(), zone, link, network],
      found: ["zone "],
    },
    {
      what: "a zone that another network knows, from whose server of names the endpoint's asks",
      stack: [
        blobs,
        endpoint(),
        named(),
        zone,
        link,
        { ...network, inputs: { ...network.inputs, dhcpOptions: { dnsServers: ["10.0.4.4"] } } },
      ],
      found: [],
    },
    {
      what: "everything, before anything is known",
      stack: [
        { ...blobs, inputs: { publicNetworkAccess: "Disabled" } },
        {
          ...endpoint(),
          inputs: { subnet: unseen, privateLinkServiceConnections: unseen },
          refs: { privateLinkServiceConnections: ["blobs"] },
        },
        {
          ...named(),
          inputs: { privateEndpointName: unseen, privateDnsZoneConfigs: unseen },
          refs: { privateEndpointName: ["endpoint"], privateDnsZoneConfigs: ["zone"] },
        },
        zone,
        { ...link, inputs: { privateZoneName: unseen, virtualNetwork: unseen }, refs: { privateZoneName: ["zone"] } },
      ],
      found: [],
    },
    {
      what: "an account whose public side isn't known yet",
      stack: [{ ...blobs, inputs: { ...blobs.inputs, publicNetworkAccess: unseen } }, endpoint(), named()],
      found: ["? blobs publicNetworkAccess"],
    },
  ],
};
