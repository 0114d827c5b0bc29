import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const workspace: Given = {
  type: "azure-native:operationalinsights:Workspace",
  name: "central",
  inputs: { workspaceName: "log-central", retentionInDays: 365 },
};
const own = idOf("Microsoft.OperationalInsights/workspaces/log-central");
const other = idOf("Microsoft.OperationalInsights/workspaces/log-other");

const setting = (name: string, inputs: object): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name,
  inputs: { resourceUri: idOf(`Microsoft.KeyVault/vaults/${name}`), ...inputs },
});
const three = ["a", "b", "c"].map((name) => setting(name, { workspaceId: own }));

export const centralLogs: RuleCases = {
  rule: "central-logs",
  cases: [
    { what: "logs that go to one place", stack: [workspace, ...three], found: [] },
    { what: "logs that all go to another project's", stack: [setting("a", { workspaceId: other })], found: [] },
    { what: "logs that go to a stream", stack: [setting("a", { eventHubAuthorizationRuleId: "rule" })], found: [] },
    { what: "a log that goes nowhere", stack: [setting("a", {})], found: ["a "] },
    {
      what: "one that goes elsewhere than the others",
      stack: [workspace, ...three, setting("d", { workspaceId: other })],
      found: ["d workspaceId"],
    },
    {
      what: "one that goes to a store only",
      stack: [
        workspace,
        ...three,
        setting("d", { storageAccountId: idOf("Microsoft.Storage/storageAccounts/stlogs") }),
      ],
      found: ["d workspaceId"],
    },
    {
      what: "one whose place isn't known yet",
      stack: [workspace, ...three, setting("d", { workspaceId: unseen })],
      found: [],
    },
    {
      what: "an audit that its setting waits for",
      stack: [
        { type: "azure-native:sql:Server", name: "server", inputs: { serverName: "sql" } },
        {
          type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
          name: "auditing",
          inputs: { serverName: "sql", state: "Enabled", storageEndpoint: "https://st.blob.core.windows.net/" },
        },
        {
          type: "azure-native:monitor:DiagnosticSetting",
          name: "audit",
          inputs: {
            resourceUri: idOf("Microsoft.Sql/servers/sql/databases/master"),
            workspaceId: other,
            logs: [{ category: "SQLSecurityAuditEvents", enabled: true }],
          },
        },
      ],
      found: ["auditing isAzureMonitorTargetEnabled"],
    },
  ],
};
