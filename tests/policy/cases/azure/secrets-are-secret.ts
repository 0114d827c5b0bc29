import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const secret = "azure-native:keyvault:Secret";

export const secretsAreSecret: RuleCases = {
  rule: "secrets-are-secret",
  cases: [
    {
      what: "a secret that is marked",
      stack: [{ type: secret, inputs: { properties: { value: "abc" } }, secrets: ["properties"] }],
      found: [],
    },
    {
      what: "one that isn't",
      stack: [{ type: secret, inputs: { properties: { value: "abc" } } }],
      found: ["it properties.value"],
    },
    {
      what: "one that isn't known yet",
      stack: [{ type: secret, inputs: { properties: { value: unseen } } }],
      found: ["? it properties.value"],
    },
    {
      what: "by a door that doesn't tell marks",
      stack: [{ type: secret, inputs: { properties: { value: "abc" } }, secrets: unseen }],
      found: ["? it properties.value"],
    },
    {
      what: "an app's own secrets, of which one is only named",
      stack: [
        {
          type: "azure-native:app:ContainerApp",
          inputs: {
            configuration: {
              secrets: [
                { name: "a", keyVaultUrl: "https://kv" },
                { name: "b", value: "abc" },
              ],
            },
          },
        },
      ],
      found: ["it configuration.secrets.1.value"],
    },
  ],
};
