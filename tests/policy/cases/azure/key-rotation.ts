import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const key = "azure-native:keyvault:Key";
const actions = "it properties.rotationPolicy.lifetimeActions";
const rotation = (lifetimeActions: readonly unknown[], expiryTime?: string) => ({
  properties: { rotationPolicy: { lifetimeActions, attributes: { expiryTime } } },
});

export const keyRotation: RuleCases = {
  rule: "key-rotation",
  cases: [
    {
      what: "a key that is rotated before it ends",
      stack: [
        {
          type: key,
          inputs: rotation(
            [
              { action: { type: "Notify" }, trigger: { timeBeforeExpiry: "P30D" } },
              { action: { type: "Rotate" }, trigger: { timeBeforeExpiry: "P60D" } },
            ],
            "P1Y",
          ),
        },
      ],
      found: [],
    },
    {
      what: "a key that is rotated, and never ends",
      stack: [
        { type: key, inputs: rotation([{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P6M" } }], "P90Y") },
      ],
      found: ["it properties.rotationPolicy.attributes.expiryTime"],
    },
    { what: "a key that stays", stack: [{ type: key, inputs: {} }], found: [actions] },
    {
      what: "a key of which only somebody is told",
      stack: [
        { type: key, inputs: rotation([{ action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } }], "P1Y") },
      ],
      found: [actions],
    },
    {
      what: "a key that is rotated after two years",
      stack: [{ type: key, inputs: rotation([{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P24M" } }]) }],
      found: [actions],
    },
    {
      what: "a key that isn't known yet",
      stack: [{ type: key, inputs: { properties: unseen } }],
      found: [`? ${actions}`, "? it properties.rotationPolicy.attributes.expiryTime"],
    },
    {
      what: "stores that stay under one version",
      stack: [
        {
          type: "azure-native:storage:StorageAccount",
          name: "account",
          inputs: { encryption: { keyVaultProperties: { keyVersion: "0f" } } },
        },
        {
          type: "azure-native:cosmosdb:DatabaseAccount",
          name: "cosmos",
          inputs: { keyVaultKeyUri: "https://kv.vault.azure.net/keys/a/0f" },
        },
        { type: "azure-native:sql:EncryptionProtector", name: "protector", inputs: {} },
      ],
      found: [
        "account encryption.keyVaultProperties.keyVersion",
        "cosmos keyVaultKeyUri",
        "protector autoRotationEnabled",
      ],
    },
  ],
};
