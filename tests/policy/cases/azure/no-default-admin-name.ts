import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const machine = "azure-native:compute:VirtualMachine";

export const noDefaultAdminName: RuleCases = {
  rule: "no-default-admin-name",
  cases: [
    {
      what: "a name of one's own",
      stack: [{ type: machine, inputs: { osProfile: { adminUsername: "shop-ops" } } }],
      found: [],
    },
    {
      what: "a name that everybody tries",
      stack: [{ type: machine, inputs: { osProfile: { adminUsername: "AzureUser" } } }],
      found: ["it osProfile.adminUsername"],
    },
    {
      what: "a name that isn't known yet",
      stack: [{ type: machine, inputs: { osProfile: unseen } }],
      found: ["? it osProfile.adminUsername"],
    },
    {
      what: "users of an account's own",
      stack: [{ type: "azure-native:storage:StorageAccount", inputs: { isLocalUserEnabled: true } }],
      found: ["it isLocalUserEnabled"],
    },
  ],
};
