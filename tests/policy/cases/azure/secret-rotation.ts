import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const secret = "azure-native:keyvault:Secret";

export const secretRotation: RuleCases = {
  rule: "secret-rotation",
  cases: [
    {
      what: "a secret that ends",
      stack: [{ type: secret, inputs: { properties: { attributes: { expires: 1800000000 } } } }],
      found: [],
    },
    {
      what: "one that doesn't",
      stack: [{ type: secret, inputs: { properties: { value: "abc" } } }],
      found: ["it properties.attributes.expires"],
    },
    {
      what: "one that isn't known yet",
      stack: [{ type: secret, inputs: { properties: unseen } }],
      found: ["? it properties.attributes.expires"],
    },
    {
      what: "addresses that are signed for ten years",
      stack: [
        {
          type: "azure-native:storage:StorageAccount",
          inputs: { sasPolicy: { sasExpirationPeriod: "3650.00:00:00" } },
        },
      ],
      found: ["it sasPolicy.sasExpirationPeriod"],
    },
  ],
};
