import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const key = (name: string): Given => ({
  type: "azure-native:keyvault:Key",
  name,
  inputs: { vaultName: "kv-shop", keyName: name },
});
const account = (name: string, keyName: string): Given => ({
  type: "azure-native:storage:StorageAccount",
  name,
  inputs: {
    accountName: `st${name}`,
    resourceGroupName: "rg-shop",
    encryption: { keyVaultProperties: { keyName, keyVaultUri: "https://kv-shop.vault.azure.net/" } },
  },
});
const data = account("data", "one");
const logs = (keyName: string): Given => account("logs", keyName);
const sender: Given = {
  type: "azure-native:monitor:DiagnosticSetting",
  name: "sender",
  inputs: {
    storageAccountId: "/subscriptions/s/resourceGroups/rg-shop/providers/Microsoft.Storage/storageAccounts/STlogs",
  },
};

export const keysApartByPurpose: RuleCases = {
  rule: "keys-apart-by-purpose",
  cases: [
    { what: "one key for data and logs", stack: [key("one"), data, logs("one"), sender], found: ["one "] },
    { what: "a key for each", stack: [key("one"), key("two"), data, logs("two"), sender], found: [] },
    { what: "two accounts of data", stack: [key("one"), data, logs("one")], found: [] },
    {
      what: "an account whose key isn't known yet",
      stack: [key("one"), data, { ...logs("one"), inputs: { accountName: "stlogs", encryption: unseen } }, sender],
      found: [],
    },
  ],
};
