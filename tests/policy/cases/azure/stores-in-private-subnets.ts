import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const toInternet = { addressPrefix: "0.0.0.0/0", nextHopType: "Internet" };

const subnet: Given = {
  type: "azure-native:network:Subnet",
  name: "data",
  inputs: {
    virtualNetworkName: "spoke",
    subnetName: "data",
    routeTable: { id: networkId("routeTables/rt-data") },
  },
};

const table = (routes: unknown): Given => ({
  type: "azure-native:network:RouteTable",
  name: "table",
  inputs: { routeTableName: "rt-data", routes },
});

const server: Given = {
  type: "azure-native:dbforpostgresql:Server",
  name: "tables",
  inputs: { network: { delegatedSubnetResourceId: networkId("virtualNetworks/spoke/subnets/data") } },
};

export const storesInPrivateSubnets: RuleCases = {
  rule: "stores-in-private-subnets",
  cases: [
    {
      what: "a server whose subnet goes out by a firewall",
      stack: [
        subnet,
        table([{ addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.1.4" }]),
        server,
      ],
      found: [],
    },
    {
      what: "a server whose subnet is routed to the internet",
      stack: [subnet, table([toInternet]), server],
      found: ["tables network.delegatedSubnetResourceId"],
    },
    {
      what: "a private endpoint there, by a route of its own, before ids are known",
      stack: [
        { ...subnet, inputs: { ...subnet.inputs, routeTable: unseen }, refs: { routeTable: ["table"] } },
        table(undefined),
        {
          type: "azure-native:network:Route",
          name: "out",
          inputs: { routeTableName: "rt-data", ...toInternet },
        },
        { type: "azure-native:storage:StorageAccount", name: "blobs", inputs: { accountName: "stblobs" } },
        {
          type: "azure-native:network:PrivateEndpoint",
          inputs: {
            subnet: unseen,
            privateLinkServiceConnections: [
              { groupIds: ["blob"], privateLinkServiceId: idOf("Microsoft.Storage/storageAccounts/stblobs") },
            ],
          },
          refs: { subnet: ["data"] },
        },
      ],
      found: ["it subnet.id"],
    },
    {
      what: "a subnet of another project",
      stack: [table([toInternet]), server],
      found: [],
    },
  ],
};
