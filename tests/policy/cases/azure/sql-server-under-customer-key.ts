import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const server = "azure-native:sql:Server";
const protector = "azure-native:sql:EncryptionProtector";

export const sqlServerUnderCustomerKey: RuleCases = {
  rule: "sql-server-under-customer-key",
  cases: [
    {
      what: "a key at birth",
      stack: [{ type: server, inputs: { serverName: "sql-one", keyId: "https://kv.vault.azure.net/keys/tde/0f" } }],
      found: [],
    },
    { what: "no key", stack: [{ type: server, inputs: { serverName: "sql-one" } }], found: ["it keyId"] },
    { what: "a key that isn't known yet", stack: [{ type: server, inputs: { keyId: unseen } }], found: [] },
    {
      what: "a protector by the server's name alone, in other letters",
      stack: [
        { type: server, inputs: { serverName: "sql-one" } },
        { type: protector, name: "beside", inputs: { serverName: "SQL-One", serverKeyType: "azurekeyvault" } },
      ],
      found: [],
    },
    {
      what: "a protector of the service's own",
      stack: [
        { type: server, inputs: { serverName: "sql-one" } },
        { type: protector, name: "beside", inputs: { serverName: "sql-one", serverKeyType: "ServiceManaged" } },
      ],
      found: ["it keyId"],
    },
    {
      what: "a protector of a server that isn't known yet",
      stack: [
        { type: server, inputs: { serverName: "sql-one" } },
        { type: protector, name: "beside", inputs: { serverName: unseen, serverKeyType: "AzureKeyVault" } },
      ],
      found: ["? it keyId"],
    },
    {
      what: "a protector that names a key which the server hasn't",
      stack: [
        { type: server, inputs: { serverName: "sql-one" } },
        {
          type: "azure-native:sql:ServerKey",
          name: "key",
          inputs: { serverName: "sql-one", keyName: "kv_tde_0f" },
        },
        {
          type: protector,
          name: "beside",
          inputs: { serverName: "sql-one", serverKeyType: "AzureKeyVault", serverKeyName: "kv_other_0f" },
        },
      ],
      found: ["beside serverKeyName"],
    },
  ],
};
