import { isAbsent, isNotTrue, isOneOf, each } from "../checks";
import type { Check, CloudRule } from "../rule";
import { spread } from "./shared/subnets";

const mend = "take the address away; come in through the edge, and go out by a NAT gateway";

/** The address must be missing wherever an address could stand. */
const without =
  (pattern: string, address: string): Check =>
  (resource) =>
    spread(resource, pattern).flatMap((place) => isAbsent(`${place}.${address}`, mend)(resource));

export const noPublicCompute: CloudRule = {
  name: "no-public-compute",
  resources: {
    "azure-native:compute:VirtualMachineScaleSet": without(
      "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*",
      "publicIPAddressConfiguration",
    ),
    "azure-native:compute:VirtualMachine": without(
      "networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*",
      "publicIPAddressConfiguration",
    ),
    "azure-native:network:NetworkInterface": without("ipConfigurations.*", "publicIPAddress"),
    "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", "enableNodePublicIP", (property) =>
      isNotTrue(property, mend),
    ),
    "azure-native:containerservice:AgentPool": isNotTrue("enableNodePublicIP", mend),
    "azure-native:containerinstance:ContainerGroup": isOneOf("ipAddress.type", ["Private", undefined], mend),
  },
};
