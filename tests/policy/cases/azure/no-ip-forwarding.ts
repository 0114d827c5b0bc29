import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const card = "azure-native:network:NetworkInterface";
const machine = "azure-native:compute:VirtualMachine";

export const noIpForwarding: RuleCases = {
  rule: "no-ip-forwarding",
  cases: [
    { what: "an interface as it comes", stack: [{ type: card, inputs: { ipConfigurations: [] } }], found: [] },
    {
      what: "interfaces that forward, that don't, and that aren't known yet",
      stack: [
        { type: card, inputs: { enableIPForwarding: "true" } },
        { type: card, name: "plain", inputs: {} },
        { type: card, name: "later", inputs: { enableIPForwarding: unseen } },
      ],
      found: ["it enableIPForwarding", "? later enableIPForwarding"],
    },
    {
      what: "the second interface of a machine",
      stack: [
        {
          type: machine,
          inputs: {
            networkProfile: {
              networkInterfaceConfigurations: [{ name: "a" }, { name: "b", enableIPForwarding: true }],
            },
          },
        },
      ],
      found: ["it networkProfile.networkInterfaceConfigurations.1.enableIPForwarding"],
    },
  ],
};
