/** What has to be in the log of a type. */
export interface Loggable {
  /** Below the id: the part that writes the log. */
  readonly below?: string;
  /** All of these. */
  readonly all?: readonly string[];
  /** Or one of these; an empty list is any. */
  readonly any?: readonly string[];
  /** Asked for only where another resource of the type in the stack has it: the log says little that isn't elsewhere, too. */
  readonly seldom?: true;
}

const anything: Loggable = { any: [] };

/**
 * By type: which categories of its log tell who did what. Source: Azure Monitor, supported resource log categories by type, as known in 2026-11 and not read again.
 */
export const loggable: Readonly<Record<string, Loggable>> = {
  "azure-native:apimanagement:ApiManagementService": { any: ["GatewayLogs"] },
  "azure-native:appconfiguration:ConfigurationStore": { any: ["Audit", "HttpRequest"] },
  "azure-native:automation:AutomationAccount": { any: ["AuditEvent", "JobLogs"] },
  "azure-native:cognitiveservices:Account": { any: ["Audit", "RequestResponse"] },
  "azure-native:containerregistry:Registry": {
    all: ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"],
  },
  "azure-native:containerservice:ManagedCluster": { any: ["kube-audit", "kube-audit-admin"] },
  "azure-native:cosmosdb:DatabaseAccount": {
    any: [
      "DataPlaneRequests",
      "ControlPlaneRequests",
      "MongoRequests",
      "CassandraRequests",
      "GremlinRequests",
      "TableApiRequests",
    ],
  },
  "azure-native:databricks:Workspace": anything,
  "azure-native:datafactory:Factory": anything,
  "azure-native:dataprotection:BackupVault": { ...anything, seldom: true },
  "azure-native:dbformysql:Server": { any: ["MySqlAuditLogs"] },
  "azure-native:dbforpostgresql:Server": { any: ["PostgreSQLLogs"] },
  "azure-native:eventhub:Namespace": { any: ["OperationalLogs", "RuntimeAuditLogs", "DiagnosticErrorLogs"] },
  "azure-native:keyvault:ManagedHsm": { all: ["AuditEvent"] },
  "azure-native:keyvault:Vault": { all: ["AuditEvent"] },
  "azure-native:logic:Workflow": { all: ["WorkflowRuntime"], seldom: true },
  "azure-native:machinelearningservices:Workspace": anything,
  "azure-native:network:ApplicationGateway": { all: ["ApplicationGatewayAccessLog"] },
  "azure-native:network:AzureFirewall": anything,
  "azure-native:network:BastionHost": { all: ["BastionAuditLogs"] },
  "azure-native:network:LoadBalancer": { ...anything, seldom: true },
  "azure-native:network:NetworkSecurityGroup": {
    all: ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
    seldom: true,
  },
  "azure-native:network:PublicIPAddress": { ...anything, seldom: true },
  "azure-native:network:VirtualNetwork": { all: ["VMProtectionAlerts"], seldom: true },
  "azure-native:network:VirtualNetworkGateway": anything,
  "azure-native:operationalinsights:Workspace": { all: ["Audit"], seldom: true },
  "azure-native:recoveryservices:Vault": { ...anything, seldom: true },
  "azure-native:redis:Redis": { all: ["ConnectedClientList"] },
  "azure-native:redisenterprise:Database": { all: ["ConnectionEvents"] },
  "azure-native:search:Service": { any: ["OperationLogs"] },
  "azure-native:servicebus:Namespace": { any: ["OperationalLogs", "RuntimeAuditLogs", "DiagnosticErrorLogs"] },
  "azure-native:signalrservice:SignalR": anything,
  "azure-native:sql:ManagedInstance": { all: ["SQLSecurityAuditEvents"] },
  "azure-native:synapse:Workspace": anything,
  "azure-native:web:WebApp": anything,
};

/** Of the edge: only the newer kinds of profile have logs of these names. */
export const edgeLogs: Loggable = { all: ["FrontDoorAccessLog", "FrontDoorWebApplicationFirewallLog"] };

/** Of each of an account's services. */
export const storageLogs: Loggable = { all: ["StorageRead", "StorageWrite", "StorageDelete"] };
