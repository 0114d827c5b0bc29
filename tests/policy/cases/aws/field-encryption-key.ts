import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const store = { type: "aws:rds/cluster:Cluster", name: "data", inputs: {} };

export const fieldEncryptionKey: RuleCases = {
  rule: "field-encryption-key",
  cases: [
    { what: "a database alone", stack: [store], found: ["data "] },
    {
      what: "with a key for fields",
      stack: [store, { type: "aws:kms/key:Key", inputs: { description: "Columns of the order" } }],
      found: [],
    },
    {
      what: "with one that only its alias names",
      stack: [
        store,
        { type: "aws:kms/key:Key", name: "k", inputs: { description: unseen } },
        {
          type: "aws:kms/alias:Alias",
          name: "alias",
          inputs: { name: "alias/shop/field-encryption", targetKeyId: unseen },
          refs: { targetKeyId: ["k"] },
        },
      ],
      found: [],
    },
    {
      what: "with a key for something else",
      stack: [store, { type: "aws:kms/key:Key", inputs: { description: "Log groups" } }],
      found: ["data "],
    },
    {
      what: "with a key whose description isn't known yet",
      stack: [store, { type: "aws:kms/key:Key", inputs: { description: unseen } }],
      found: ["? data "],
    },
    { what: "no store", stack: [{ type: "aws:kms/key:Key", inputs: { description: "Log groups" } }], found: [] },
  ],
};
