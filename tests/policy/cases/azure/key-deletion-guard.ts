import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const vault = "azure-native:keyvault:Vault";

export const keyDeletionGuard: RuleCases = {
  rule: "key-deletion-guard",
  cases: [
    {
      what: "a vault that loses nothing",
      stack: [{ type: vault, inputs: { properties: { enablePurgeProtection: true } }, options: { protect: true } }],
      found: [],
    },
    {
      what: "a vault that can be emptied",
      stack: [
        {
          type: vault,
          inputs: { properties: { enableSoftDelete: false, softDeleteRetentionInDays: 7 } },
          options: { retainOnDelete: true },
        },
      ],
      found: [
        "it properties.enablePurgeProtection",
        "it properties.enableSoftDelete",
        "it properties.softDeleteRetentionInDays",
      ],
    },
    {
      what: "a vault that isn't known yet, by a door that doesn't tell all options",
      stack: [{ type: vault, inputs: { properties: unseen }, options: { retainOnDelete: unseen } }],
      found: [
        "? it ",
        "? it properties.enablePurgeProtection",
        "? it properties.enableSoftDelete",
        "? it properties.softDeleteRetentionInDays",
      ],
    },
    { what: "a key that nothing guards", stack: [{ type: "azure-native:keyvault:Key", inputs: {} }], found: ["it "] },
  ],
};
