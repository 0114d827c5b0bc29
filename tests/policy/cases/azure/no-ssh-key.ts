import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const machine = "azure-native:compute:VirtualMachine";

export const noSshKey: RuleCases = {
  rule: "no-ssh-key",
  cases: [
    {
      what: "a machine that takes a key, and no password",
      stack: [
        {
          type: machine,
          inputs: {
            osProfile: { linuxConfiguration: { disablePasswordAuthentication: true, ssh: { publicKeys: [{}] } } },
          },
        },
      ],
      found: [],
    },
    {
      what: "a machine that takes a password",
      stack: [{ type: machine, inputs: { osProfile: { adminUsername: "ops", adminPassword: "…" } } }],
      found: ["it osProfile.linuxConfiguration.disablePasswordAuthentication"],
    },
    {
      what: "a machine of which it isn't known yet",
      stack: [{ type: machine, inputs: { osProfile: { linuxConfiguration: unseen } } }],
      found: ["? it osProfile.linuxConfiguration.disablePasswordAuthentication"],
    },
    {
      what: "Windows, which knows no other",
      stack: [{ type: machine, inputs: { osProfile: { windowsConfiguration: {} } } }],
      found: [],
    },
    {
      what: "a pair of keys that the cloud hands out",
      stack: [{ type: "azure-native:compute:SshPublicKey", inputs: {} }],
      found: ["it publicKey"],
    },
  ],
};
