import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const vault: Given = { type: "azure-native:keyvault:Vault", name: "vault", inputs: { vaultName: "kv-shop" } };
const central = idOf("Microsoft.OperationalInsights/workspaces/central");

const setting = (resourceUri: unknown, logs: unknown, refs?: Given["refs"]): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name: "setting",
  inputs: { resourceUri, logs, workspaceId: central },
  ...(refs === undefined ? {} : { refs }),
});
const audit = [{ category: "AuditEvent", enabled: true }];
// Ids mean the same in either case.
const vaultId = idOf("microsoft.keyvault/VAULTS/KV-Shop");

const account: Given = {
  type: "azure-native:storage:StorageAccount",
  name: "account",
  inputs: { accountName: "stshop", kind: "StorageV2" },
};
const blobs = (below: string) => idOf(`Microsoft.Storage/storageAccounts/stshop${below}`);
const network: Given = {
  type: "azure-native:network:VirtualNetwork",
  name: "network",
  inputs: { virtualNetworkName: "vnet" },
};
const flowLog = (inputs: object): Given => ({
  type: "azure-native:network:FlowLog",
  name: "flows",
  inputs: { ...inputs },
});

const server: Given = { type: "azure-native:sql:Server", name: "server", inputs: { serverName: "sql-shop" } };
const auditing = (inputs: object): Given => ({
  type: "azure-native:sql:ServerBlobAuditingPolicy",
  name: "auditing",
  inputs: { serverName: "sql-shop", state: "Enabled", ...inputs },
});
const toStore = { storageEndpoint: "https://stlogs.blob.core.windows.net/" };
const master = idOf("Microsoft.Sql/servers/sql-shop/databases/master");

const group = (name: string): Given => ({
  type: "azure-native:network:NetworkSecurityGroup",
  name,
  inputs: { networkSecurityGroupName: name },
});
const ofGroup = (name: string): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name: `${name}-log`,
  inputs: {
    resourceUri: networkId(`networkSecurityGroups/${name}`),
    workspaceId: central,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  },
});

const fleet = (extensions: unknown): Given => ({
  type: "azure-native:compute:VirtualMachineScaleSet",
  name: "fleet",
  inputs: { vmScaleSetName: "fleet", virtualMachineProfile: { extensionProfile: { extensions } } },
});
const collection = (syslog: object = {}): Given => ({
  type: "azure-native:monitor:DataCollectionRule",
  name: "collection",
  inputs: {
    dataCollectionRuleName: "dcr",
    dataSources: {
      syslog: [{ name: "all", streams: ["Microsoft-Syslog"], facilityNames: ["*"], logLevels: ["*"], ...syslog }],
    },
    dataFlows: [{ streams: ["Microsoft-Syslog"], destinations: ["central"] }],
  },
});
const association: Given = {
  type: "azure-native:monitor:DataCollectionRuleAssociation",
  name: "association",
  inputs: {
    dataCollectionRuleId: idOf("Microsoft.Insights/dataCollectionRules/dcr"),
    resourceUri: idOf("Microsoft.Compute/virtualMachineScaleSets/fleet"),
  },
};
const agent = [{ name: "agent", type: "AzureMonitorLinuxAgent" }];

export const auditLogsEverywhere: RuleCases = {
  rule: "audit-logs-everywhere",
  cases: [
    { what: "a vault with its audit", stack: [vault, setting(vaultId, audit)], found: [] },
    {
      what: "a vault by an output",
      stack: [vault, setting(unseen, audit, { resourceUri: ["vault"] })],
      found: [],
    },
    {
      what: "a vault by a group of categories",
      stack: [vault, setting(vaultId, [{ categoryGroup: "audit", enabled: true }])],
      found: [],
    },
    { what: "a vault without", stack: [vault], found: ["vault "] },
    {
      what: "a vault beside a setting of another",
      stack: [vault, setting(idOf("Microsoft.KeyVault/vaults/kv-shop2"), audit)],
      found: ["vault "],
    },
    {
      what: "an audit that is switched off",
      stack: [vault, setting(vaultId, [{ category: "AuditEvent", enabled: false }])],
      found: ["vault ", "setting logs.0.enabled"],
    },
    {
      what: "a setting that can't be told whose it is",
      stack: [vault, setting(unseen, audit)],
      found: ["? vault "],
    },
    { what: "a setting of something outside", stack: [setting(vaultId, audit)], found: [] },
    {
      what: "an entry without a category",
      stack: [setting(vaultId, [{ enabled: true }])],
      found: ["setting logs.0"],
    },
    {
      what: "an account by its blobs",
      stack: [account, setting(blobs("/blobServices/default"), [{ categoryGroup: "allLogs", enabled: true }])],
      found: [],
    },
    {
      what: "an account by itself, where only figures are",
      stack: [account, setting(blobs(""), [{ categoryGroup: "allLogs", enabled: true }])],
      found: ["account "],
    },
    {
      what: "a network with a flow log in plain text",
      stack: [network, flowLog({ targetResourceId: networkId("virtualNetworks/vnet") })],
      found: [],
    },
    {
      what: "a network whose flow log is off",
      stack: [network, flowLog({ targetResourceId: networkId("virtualNetworks/vnet"), enabled: false })],
      found: ["flows enabled"],
    },
    { what: "a network without", stack: [network], found: ["network "] },
    { what: "a server audited to a store", stack: [server, auditing(toStore)], found: [] },
    { what: "a server that isn't audited", stack: [server], found: ["server "] },
    { what: "an audit that is off", stack: [server, auditing({ state: "Disabled" })], found: ["auditing state"] },
    {
      what: "an audit with half of its groups",
      stack: [server, auditing({ ...toStore, auditActionsAndGroups: ["BATCH_COMPLETED_GROUP"] })],
      found: ["auditing auditActionsAndGroups"],
    },
    {
      what: "an audit that nothing hands to Azure Monitor",
      stack: [server, auditing({ isAzureMonitorTargetEnabled: true })],
      found: ["auditing isAzureMonitorTargetEnabled"],
    },
    {
      what: "an audit that the database master hands over",
      stack: [
        server,
        auditing({ isAzureMonitorTargetEnabled: true }),
        setting(master, [{ category: "SQLSecurityAuditEvents", enabled: true }]),
      ],
      found: [],
    },
    {
      what: "a classic CDN profile with its own kind of log",
      stack: [
        {
          type: "azure-native:cdn:Profile",
          name: "cdn",
          inputs: { profileName: "cdn", sku: { name: "Standard_Microsoft" } },
        },
        setting(idOf("Microsoft.Cdn/profiles/cdn"), [{ category: "AzureCdnAccessLog", enabled: true }]),
      ],
      found: [],
    },
    { what: "groups of which none is logged", stack: [group("a"), group("b")], found: [] },
    {
      what: "groups of which one isn't",
      stack: [group("a"), group("b"), group("c"), ofGroup("a"), ofGroup("b")],
      found: ["c "],
    },
    { what: "a fleet whose agent goes by a rule", stack: [fleet(agent), collection(), association], found: [] },
    {
      what: "a fleet without the agent",
      stack: [fleet([]), collection(), association],
      found: ["fleet virtualMachineProfile.extensionProfile.extensions"],
    },
    { what: "a rule that no machine goes by", stack: [fleet(agent), collection()], found: ["collection "] },
    {
      what: "a rule that leaves logins out",
      stack: [fleet(agent), collection({ facilityNames: ["daemon"] }), association],
      found: ["collection dataSources.syslog.0.facilityNames"],
    },
  ],
};
