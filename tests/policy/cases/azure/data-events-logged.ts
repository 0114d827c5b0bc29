import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const account: Given = {
  type: "azure-native:storage:StorageAccount",
  name: "account",
  inputs: { accountName: "stshop" },
};
const setting = (logs: unknown): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name: "setting",
  inputs: { resourceUri: idOf("Microsoft.Storage/storageAccounts/stshop/blobServices/default"), logs },
});
const log = (category: string) => ({ category, enabled: true });
const policy = (inputs: object): Given => ({
  type: "azure-native:sql:ExtendedDatabaseBlobAuditingPolicy",
  name: "auditing",
  inputs: { state: "Enabled", ...inputs },
});

export const dataEventsLogged: RuleCases = {
  rule: "data-events-logged",
  cases: [
    {
      what: "reads, writes and deletes",
      stack: [account, setting(["StorageRead", "StorageWrite", "StorageDelete"].map(log))],
      found: [],
    },
    { what: "writes alone", stack: [account, setting([log("StorageWrite")])], found: ["account "] },
    { what: "logs not known yet", stack: [account, setting(unseen)], found: ["? account "] },
    {
      what: "an audit that leaves one principal out",
      stack: [policy({ predicateExpression: "database_principal_name <> 'app'" })],
      found: [],
    },
    {
      what: "an audit of one principal alone",
      stack: [policy({ predicateExpression: "database_principal_name = 'dbo'" })],
      found: ["auditing predicateExpression"],
    },
    {
      what: "an audit of logins alone",
      stack: [policy({ auditActionsAndGroups: ["FAILED_DATABASE_AUTHENTICATION_GROUP"] })],
      found: ["auditing auditActionsAndGroups"],
    },
    {
      what: "an audit of reads of one table",
      stack: [policy({ auditActionsAndGroups: ["SELECT ON dbo.cards BY public"] })],
      found: [],
    },
  ],
};
