const azure = (type: string) => `azure-native:${type}`;

/**
 * By type: what the cloud calls it, and the inputs that hold the names in its id, its own the last; "=" stands before a name that
 * never changes. Source: @pulumi/azure-native 3.28.0, declarations and import ids of each type; 2026-11.
 */
export const armTypes: ReadonlyMap<string, readonly [type: string, ...names: string[]]> = new Map(
  (
    [
      ["apimanagement:ApiManagementService", "Microsoft.ApiManagement/service", "serviceName"],
      ["app:ManagedEnvironment", "Microsoft.App/managedEnvironments", "environmentName"],
      ["appconfiguration:ConfigurationStore", "Microsoft.AppConfiguration/configurationStores", "configStoreName"],
      ["applicationinsights:Component", "Microsoft.Insights/components", "resourceName"],
      ["automation:AutomationAccount", "Microsoft.Automation/automationAccounts", "automationAccountName"],
      ["cdn:AFDEndpoint", "Microsoft.Cdn/profiles/afdEndpoints", "profileName", "endpointName"],
      ["cdn:AFDOriginGroup", "Microsoft.Cdn/profiles/originGroups", "profileName", "originGroupName"],
      ["cdn:Profile", "Microsoft.Cdn/profiles", "profileName"],
      ["cognitiveservices:Account", "Microsoft.CognitiveServices/accounts", "accountName"],
      ["compute:VirtualMachine", "Microsoft.Compute/virtualMachines", "vmName"],
      ["compute:VirtualMachineScaleSet", "Microsoft.Compute/virtualMachineScaleSets", "vmScaleSetName"],
      ["containerregistry:Registry", "Microsoft.ContainerRegistry/registries", "registryName"],
      ["containerservice:ManagedCluster", "Microsoft.ContainerService/managedClusters", "resourceName"],
      ["cosmosdb:DatabaseAccount", "Microsoft.DocumentDB/databaseAccounts", "accountName"],
      ["databricks:Workspace", "Microsoft.Databricks/workspaces", "workspaceName"],
      ["datafactory:Factory", "Microsoft.DataFactory/factories", "factoryName"],
      ["dbformysql:Server", "Microsoft.DBforMySQL/flexibleServers", "serverName"],
      ["dbforpostgresql:Server", "Microsoft.DBforPostgreSQL/flexibleServers", "serverName"],
      ["eventhub:Namespace", "Microsoft.EventHub/namespaces", "namespaceName"],
      ["frontdoor:Policy", "Microsoft.Network/frontDoorWebApplicationFirewallPolicies", "policyName"],
      ["keyvault:ManagedHsm", "Microsoft.KeyVault/managedHSMs", "name"],
      ["keyvault:Vault", "Microsoft.KeyVault/vaults", "vaultName"],
      ["logic:Workflow", "Microsoft.Logic/workflows", "workflowName"],
      ["machinelearningservices:Workspace", "Microsoft.MachineLearningServices/workspaces", "workspaceName"],
      ["managedidentity:UserAssignedIdentity", "Microsoft.ManagedIdentity/userAssignedIdentities", "resourceName"],
      ["monitor:ActionGroup", "Microsoft.Insights/actionGroups", "actionGroupName"],
      ["monitor:AutoscaleSetting", "Microsoft.Insights/autoscaleSettings", "autoscaleSettingName"],
      ["monitor:DataCollectionRule", "Microsoft.Insights/dataCollectionRules", "dataCollectionRuleName"],
      ["network:ApplicationGateway", "Microsoft.Network/applicationGateways", "applicationGatewayName"],
      ["network:AzureFirewall", "Microsoft.Network/azureFirewalls", "azureFirewallName"],
      ["network:BastionHost", "Microsoft.Network/bastionHosts", "bastionHostName"],
      ["network:ExpressRouteCircuit", "Microsoft.Network/expressRouteCircuits", "circuitName"],
      ["network:FirewallPolicy", "Microsoft.Network/firewallPolicies", "firewallPolicyName"],
      ["network:LoadBalancer", "Microsoft.Network/loadBalancers", "loadBalancerName"],
      ["network:NetworkInterface", "Microsoft.Network/networkInterfaces", "networkInterfaceName"],
      ["network:NetworkSecurityGroup", "Microsoft.Network/networkSecurityGroups", "networkSecurityGroupName"],
      ["network:PublicIPAddress", "Microsoft.Network/publicIPAddresses", "publicIpAddressName"],
      ["network:Subnet", "Microsoft.Network/virtualNetworks/subnets", "virtualNetworkName", "subnetName"],
      ["network:VirtualNetwork", "Microsoft.Network/virtualNetworks", "virtualNetworkName"],
      ["network:VirtualNetworkGateway", "Microsoft.Network/virtualNetworkGateways", "virtualNetworkGatewayName"],
      ["operationalinsights:Workspace", "Microsoft.OperationalInsights/workspaces", "workspaceName"],
      ["recoveryservices:Vault", "Microsoft.RecoveryServices/vaults", "vaultName"],
      ["dataprotection:BackupVault", "Microsoft.DataProtection/backupVaults", "vaultName"],
      ["redis:Redis", "Microsoft.Cache/redis", "name"],
      ["redisenterprise:Database", "Microsoft.Cache/redisEnterprise/databases", "clusterName", "databaseName"],
      ["redisenterprise:RedisEnterprise", "Microsoft.Cache/redisEnterprise", "clusterName"],
      ["resources:ResourceGroup", "Microsoft.Resources/resourceGroups", "resourceGroupName"],
      ["search:Service", "Microsoft.Search/searchServices", "searchServiceName"],
      ["servicebus:Namespace", "Microsoft.ServiceBus/namespaces", "namespaceName"],
      ["signalrservice:SignalR", "Microsoft.SignalRService/signalR", "resourceName"],
      ["sql:Database", "Microsoft.Sql/servers/databases", "serverName", "databaseName"],
      ["sql:ElasticPool", "Microsoft.Sql/servers/elasticPools", "serverName", "elasticPoolName"],
      ["sql:ManagedInstance", "Microsoft.Sql/managedInstances", "managedInstanceName"],
      ["sql:Server", "Microsoft.Sql/servers", "serverName"],
      [
        "storage:BlobContainer",
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        "accountName",
        "=default",
        "containerName",
      ],
      ["storage:StorageAccount", "Microsoft.Storage/storageAccounts", "accountName"],
      ["synapse:Workspace", "Microsoft.Synapse/workspaces", "workspaceName"],
      ["web:WebApp", "Microsoft.Web/sites", "name"],
      ["web:WebAppSlot", "Microsoft.Web/sites/slots", "name", "slot"],
    ] as const
  ).map(([type, ...rest]) => [azure(type), rest]),
);

/** What is only a part of another resource, the input that names that one, and the way from it to the part. */
export const parts: Readonly<Record<string, readonly [owner: string, property: string, below: string]>> = {
  "azure-native:storage:BlobServiceProperties": [
    "azure-native:storage:StorageAccount",
    "accountName",
    "blobservices/default",
  ],
  "azure-native:storage:FileServiceProperties": [
    "azure-native:storage:StorageAccount",
    "accountName",
    "fileservices/default",
  ],
  "azure-native:storage:QueueServiceProperties": [
    "azure-native:storage:StorageAccount",
    "accountName",
    "queueservices/default",
  ],
  "azure-native:storage:TableServiceProperties": [
    "azure-native:storage:StorageAccount",
    "accountName",
    "tableservices/default",
  ],
};

export interface ArmId {
  /** Lower case, as everything here: the cloud doesn't tell one case from the other. */
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  /** By step: "microsoft.sql/servers" and "databases". */
  readonly types: readonly string[];
  readonly names: readonly string[];
}

/** Reads an id; undefined for a text that is none. */
export function parseId(text: string): ArmId | undefined {
  if (!text.startsWith("/")) return undefined;
  const lower = text.toLowerCase().replace(/\/+$/, "");
  const [before = "", ...providers] = lower.split("/providers/");
  const last = providers.at(-1)?.split("/") ?? [];
  const [namespace = "", ...steps] = last;
  const pairs = Array.from({ length: Math.floor(steps.length / 2) }, (_, index) => index * 2);
  return {
    subscription: /^\/subscriptions\/([^/]+)/.exec(before)?.[1],
    group: /\/resourcegroups\/([^/]+)/.exec(before)?.[1],
    types: pairs.map((place) => (place === 0 ? `${namespace}/${steps[place] ?? ""}` : (steps[place] ?? ""))),
    names: pairs.map((place) => steps[place + 1] ?? ""),
  };
}
