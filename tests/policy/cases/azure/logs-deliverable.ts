import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const account = (inputs: object = {}): Given => ({
  type: "azure-native:storage:StorageAccount",
  name: "archive",
  inputs: { accountName: "starchive", location: "westeurope", ...inputs },
});
const archive = idOf("Microsoft.Storage/storageAccounts/starchive");
const setting: Given = {
  type: "azure-native:monitor:DiagnosticSetting",
  name: "setting",
  inputs: { resourceUri: idOf("Microsoft.KeyVault/vaults/kv"), storageAccountId: archive },
};
const closed = (bypass?: unknown) => ({
  networkRuleSet: { defaultAction: "Deny", ...(bypass === undefined ? {} : { bypass }) },
});
const network = (location: string): Given => ({
  type: "azure-native:network:VirtualNetwork",
  name: "network",
  inputs: { virtualNetworkName: "vnet", location },
});
const flows = (inputs: object, refs?: Given["refs"]): Given => ({
  type: "azure-native:network:FlowLog",
  name: "flows",
  inputs: { targetResourceId: networkId("virtualNetworks/vnet"), storageId: archive, ...inputs },
  ...(refs === undefined ? {} : { refs }),
});
const identity: Given = {
  type: "azure-native:managedidentity:UserAssignedIdentity",
  name: "identity",
  inputs: { resourceName: "id-flows" },
};
const byIdentity = {
  identity: {
    type: "UserAssigned",
    userAssignedIdentities: [idOf("Microsoft.ManagedIdentity/userAssignedIdentities/id-flows")],
  },
};
const right = (inputs: object, refs?: Given["refs"]): Given => ({
  type: "azure-native:authorization:RoleAssignment",
  name: "right",
  inputs: { scope: archive, ...inputs },
  ...(refs === undefined ? {} : { refs }),
});
const server: Given = {
  type: "azure-native:sql:Server",
  name: "server",
  inputs: { serverName: "sql", restrictOutboundNetworkAccess: "Enabled" },
};
const auditing: Given = {
  type: "azure-native:sql:ServerBlobAuditingPolicy",
  name: "auditing",
  inputs: { serverName: "sql", state: "Enabled", storageEndpoint: "https://starchive.blob.core.windows.net/" },
};
const noKeys = { allowSharedKeyAccess: false };

export const logsDeliverable: RuleCases = {
  rule: "logs-deliverable",
  cases: [
    { what: "an archive that is open", stack: [account(), setting], found: [] },
    { what: "one closed to all but trusted services, by default", stack: [account(closed()), setting], found: [] },
    {
      what: "one closed to all but trusted services",
      stack: [account(closed("Logging, AzureServices")), setting],
      found: [],
    },
    { what: "one closed to all", stack: [account(closed("None")), setting], found: ["archive networkRuleSet.bypass"] },
    { what: "one whose exceptions aren't known yet", stack: [account(closed(unseen)), setting], found: [] },
    { what: "a store of data that is closed to all", stack: [account(closed("None"))], found: [] },
    {
      what: "a workspace that stops taking in",
      stack: [
        {
          type: "azure-native:operationalinsights:Workspace",
          name: "central",
          inputs: { workspaceName: "log-central", workspaceCapping: { dailyQuotaGb: 1 } },
        },
        {
          type: "azure-native:monitor:DiagnosticSetting",
          name: "setting",
          inputs: { workspaceId: idOf("Microsoft.OperationalInsights/workspaces/log-central") },
        },
      ],
      found: ["central workspaceCapping.dailyQuotaGb"],
    },
    { what: "flows of the same region", stack: [network("West Europe"), account(), flows({})], found: [] },
    {
      what: "flows of another region",
      stack: [network("northeurope"), account(), flows({})],
      found: ["flows storageId"],
    },
    { what: "flows to an account without keys", stack: [account(noKeys), flows({})], found: ["flows identity.type"] },
    {
      what: "flows under an identity with a right",
      stack: [account(noKeys), identity, flows(byIdentity), right({}, { principalId: ["identity"] })],
      found: [],
    },
    {
      what: "flows under an identity without",
      stack: [account(noKeys), identity, flows(byIdentity)],
      found: ["flows identity.userAssignedIdentities"],
    },
    {
      what: "rights of somebody who is written down by number",
      stack: [
        account(noKeys),
        identity,
        flows(byIdentity),
        right({ principalId: "0d8f5b1c-7e6a-4d3b-9c2f-1a0b9c8d7e6f" }),
      ],
      found: [],
    },
    {
      what: "an audit that may not leave the server",
      stack: [account(), server, auditing],
      found: ["auditing storageEndpoint"],
    },
    {
      what: "an audit that may",
      stack: [
        account(),
        server,
        auditing,
        {
          type: "azure-native:sql:OutboundFirewallRule",
          name: "way",
          inputs: { serverName: "sql", outboundRuleFqdn: "starchive.blob.core.windows.net" },
        },
      ],
      found: [],
    },
  ],
};
