import { isNotTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { spread } from "./shared/subnets";

const mend = "leave it off, unless the machine is a router";

const everyInterface =
  (pattern: string): Check =>
  (resource) =>
    spread(resource, pattern).flatMap((place) => isNotTrue(`${place}.enableIPForwarding`, mend)(resource));

export const noIpForwarding: CloudRule = {
  name: "no-ip-forwarding",
  resources: {
    "azure-native:network:NetworkInterface": isNotTrue("enableIPForwarding", mend),
    "azure-native:compute:VirtualMachineScaleSet": everyInterface(
      "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*",
    ),
    "azure-native:compute:VirtualMachine": everyInterface("networkProfile.networkInterfaceConfigurations.*"),
  },
};
