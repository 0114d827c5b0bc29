import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";

export const secondLayerOfEncryption: RuleCases = {
  rule: "second-layer-of-encryption",
  cases: [
    {
      what: "an account that encrypts twice",
      stack: [{ type: account, inputs: { encryption: { requireInfrastructureEncryption: "true" } } }],
      found: [],
    },
    {
      what: "one that encrypts once",
      stack: [{ type: account, inputs: { encryption: {} } }],
      found: ["it encryption.requireInfrastructureEncryption"],
    },
    {
      what: "one that isn't known yet",
      stack: [{ type: account, inputs: { encryption: unseen } }],
      found: ["? it encryption.requireInfrastructureEncryption"],
    },
    {
      what: "a namespace of a tier that has none",
      stack: [{ type: "azure-native:servicebus:Namespace", inputs: { sku: { name: "Standard" } } }],
      found: [],
    },
  ],
};
