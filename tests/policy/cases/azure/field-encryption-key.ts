import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const database = "azure-native:sql:Database";
const key = "azure-native:keyvault:Key";

export const fieldEncryptionKey: RuleCases = {
  rule: "field-encryption-key",
  cases: [
    {
      what: "a database beside a key for fields",
      stack: [
        { type: database, inputs: { databaseName: "orders" } },
        { type: key, name: "key", inputs: { keyName: "card-fields" } },
      ],
      found: [],
    },
    {
      what: "a database beside a key of disks",
      stack: [
        { type: database, inputs: {} },
        { type: key, name: "key", inputs: { keyName: "disks" } },
      ],
      found: ["it "],
    },
    {
      what: "a key for fields of which it isn't known what it does",
      stack: [
        { type: database, inputs: {} },
        { type: key, name: "key", inputs: { keyName: "fields", properties: unseen } },
      ],
      found: [],
    },
    { what: "a copy of a database", stack: [{ type: database, inputs: { createMode: "Secondary" } }], found: [] },
  ],
};
