import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const workspace = (retentionInDays: unknown, sku = "PerGB2018"): Given => ({
  type: "azure-native:operationalinsights:Workspace",
  name: "central",
  inputs: {
    workspaceName: "log-central",
    sku: { name: sku },
    ...(retentionInDays === undefined ? {} : { retentionInDays }),
  },
});
const account: Given = {
  type: "azure-native:storage:StorageAccount",
  name: "archive",
  inputs: { accountName: "starchive" },
};
const toWorkspace = { workspaceId: idOf("Microsoft.OperationalInsights/workspaces/log-central") };
const toArchive = { storageAccountId: idOf("Microsoft.Storage/storageAccounts/starchive") };
const setting = (inputs: object): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name: "setting",
  inputs: { resourceUri: idOf("Microsoft.KeyVault/vaults/kv"), ...inputs },
});
const table = (inputs: object): Given => ({
  type: "azure-native:operationalinsights:Table",
  name: "table",
  inputs: { workspaceName: "log-central", tableName: "AZKVAuditLogs", ...inputs },
});
const lifecycle = (baseBlob: object, enabled = true): Given => ({
  type: "azure-native:storage:ManagementPolicy",
  name: "lifecycle",
  inputs: {
    accountName: "starchive",
    policy: { rules: [{ name: "end", enabled, type: "Lifecycle", definition: { actions: { baseBlob } } }] },
  },
});
const after = (days: unknown) => ({ daysAfterModificationGreaterThan: days });
const path = "policy.rules.0.definition.actions.baseBlob";

export const logRetention: RuleCases = {
  rule: "log-retention",
  cases: [
    { what: "a workspace for a year", stack: [workspace(365), setting(toWorkspace)], found: [] },
    { what: "a workspace of which nothing is said", stack: [workspace(undefined)], found: ["central retentionInDays"] },
    { what: "a free workspace", stack: [workspace(365, "Free")], found: ["central sku.name"] },
    {
      what: "days not known yet",
      stack: [workspace(unseen), setting(toWorkspace)],
      found: ["? central retentionInDays"],
    },
    {
      what: "three months, and no archive",
      stack: [workspace(90), setting(toWorkspace)],
      found: ["setting workspaceId"],
    },
    {
      what: "three months, and an archive of another project",
      stack: [workspace(90), setting({ ...toWorkspace, ...toArchive })],
      found: [],
    },
    {
      what: "three months, and tables that are kept",
      stack: [workspace(90), setting(toWorkspace), table({ totalRetentionInDays: 400 })],
      found: [],
    },
    {
      what: "three months, and another table that is kept",
      stack: [workspace(90), setting(toWorkspace), table({ tableName: "Syslog", totalRetentionInDays: 400 })],
      found: ["setting workspaceId"],
    },
    {
      what: "a table that ends early",
      stack: [table({ totalRetentionInDays: 180 })],
      found: ["table totalRetentionInDays"],
    },
    {
      what: "an archive that ends after a year",
      stack: [account, setting(toArchive), lifecycle({ delete: after(400) })],
      found: [],
    },
    {
      what: "an archive that ends after a quarter",
      stack: [account, setting(toArchive), lifecycle({ delete: after(90) })],
      found: [`lifecycle ${path}.delete.daysAfterModificationGreaterThan`],
    },
    {
      what: "a rule that is off",
      stack: [account, setting(toArchive), lifecycle({ delete: after(90) }, false)],
      found: [],
    },
    {
      what: "logs put away after a month",
      stack: [account, setting(toArchive), lifecycle({ tierToArchive: after(30) })],
      found: [`lifecycle ${path}.tierToArchive.daysAfterModificationGreaterThan`],
    },
    { what: "data that ends after a quarter", stack: [account, lifecycle({ delete: after(90) })], found: [] },
    {
      what: "an audit that is kept for a month",
      stack: [
        {
          type: "azure-native:sql:ServerBlobAuditingPolicy",
          name: "auditing",
          inputs: { retentionDays: 30, storageEndpoint: "https://starchive.blob.core.windows.net/" },
        },
      ],
      found: ["auditing retentionDays"],
    },
  ],
};
