import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const fleet = "azure-native:compute:VirtualMachineScaleSet";
const card = "azure-native:network:NetworkInterface";
const address = { publicIPAddressConfiguration: { name: "public" } };

const fleetWith = (configuration: object) => ({
  virtualMachineProfile: {
    networkProfile: { networkInterfaceConfigurations: [{ ipConfigurations: [{ name: "inner" }, configuration] }] },
  },
});

export const noPublicCompute: RuleCases = {
  rule: "no-public-compute",
  cases: [
    {
      what: "a fleet with an address at its second configuration",
      stack: [{ type: fleet, inputs: fleetWith({ name: "outer", ...address }) }],
      found: [
        "it virtualMachineProfile.networkProfile.networkInterfaceConfigurations.0.ipConfigurations.1.publicIPAddressConfiguration",
      ],
    },
    { what: "a fleet without", stack: [{ type: fleet, inputs: fleetWith({ name: "other" }) }], found: [] },
    {
      what: "interfaces with an address, without one, and not known yet",
      stack: [
        { type: card, inputs: { ipConfigurations: [{ publicIPAddress: { id: "id" } }] } },
        { type: card, name: "inner", inputs: { ipConfigurations: [{ subnet: { id: "id" } }] } },
        { type: card, name: "later", inputs: { ipConfigurations: unseen } },
      ],
      found: ["it ipConfigurations.0.publicIPAddress", "? later ipConfigurations.publicIPAddress"],
    },
    {
      what: "a cluster whose nodes are public",
      stack: [
        {
          type: "azure-native:containerservice:ManagedCluster",
          inputs: { agentPoolProfiles: [{ enableNodePublicIP: false }, { enableNodePublicIP: true }] },
        },
      ],
      found: ["it agentPoolProfiles.1.enableNodePublicIP"],
    },
    {
      what: "containers with a public address, and without any",
      stack: [
        { type: "azure-native:containerinstance:ContainerGroup", inputs: { ipAddress: { type: "Public" } } },
        { type: "azure-native:containerinstance:ContainerGroup", name: "inner", inputs: {} },
      ],
      found: ["it ipAddress.type"],
    },
  ],
};
