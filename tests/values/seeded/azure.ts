import type { Seeded } from "./seeded";

const wrong = (title: string, type: string, name: string, path: string, value: unknown): Seeded => ({
  title,
  stack: "prod-azure",
  type: `azure-native:${type}`,
  name,
  edit: { path, value },
});

/** Chosen before anything was known of what is caught; not to be fitted to it afterwards. */
export const seeded: readonly Seeded[] = [
  // Misspelt, camel-cased, or another service's word for it.
  wrong(
    "machine type, letters swapped",
    "compute:VirtualMachineScaleSet",
    "app-eastus2",
    "sku.name",
    "Standard_D2sp_v6",
  ),
  wrong(
    "orchestration mode in lower case",
    "compute:VirtualMachineScaleSet",
    "app-eastus2",
    "orchestrationMode",
    "flexible",
  ),
  wrong(
    "eviction policy as Redis itself writes it",
    "redisenterprise:Database",
    "cache-eastus2",
    "evictionPolicy",
    "allkeys-lru",
  ),
  wrong(
    "backup redundancy by its long name",
    "sql:Database",
    "database-eastus2",
    "requestedBackupStorageRedundancy",
    "GeoRedundant",
  ),
  wrong("TLS version as storage writes it", "sql:Server", "database-eastus2", "minimalTlsVersion", "TLS1_2"),
  wrong("probe protocol in capitals", "network:LoadBalancer", "balancer-eastus2", "probes[0].protocol", "HTTPS"),
  wrong("access in lower case", "network:NetworkSecurityGroup", "app-eastus2", "securityRules[0].access", "allow"),
  wrong(
    "frequency as a person would say it",
    "logic:Workflow",
    "database-export-eastus2",
    "definition.triggers.daily.recurrence.frequency",
    "Daily",
  ),
  wrong(
    "diagnostic category that the type doesn't have",
    "monitor:DiagnosticSetting",
    "balancer-group-eastus2",
    "logs[0].category",
    "NetworkSecurityGroupFlowEvent",
  ),
  // SKUs and retired products.
  wrong("replication misspelt", "storage:StorageAccount", "assets-eastus2", "sku.name", "Standard_RAGZR"),
  wrong("database hardware that is no longer sold", "sql:Database", "database-eastus2", "sku.name", "BC_Gen4"),
  wrong(
    "cache of the retired product",
    "redisenterprise:RedisEnterprise",
    "cache-eastus2",
    "sku.name",
    "Enterprise_E10",
  ),
  wrong(
    "firewall rules of a retired version",
    "frontdoor:Policy",
    "edge",
    "managedRules.managedRuleSets[0].ruleSetVersion",
    "1.1",
  ),
  wrong("retired kind of web test", "applicationinsights:WebTest", "shop-eastus2", "webTestKind", "ping"),
  wrong(
    "TLS version that storage doesn't support",
    "storage:StorageAccount",
    "assets-eastus2",
    "minimumTlsVersion",
    "TLS1_3",
  ),
  // Names.
  wrong("store's name with hyphens", "storage:StorageAccount", "assets-eastus2", "accountName", "commerce-prod-assets"),
  wrong("vault's name too long", "keyvault:Vault", "vault-eastus2", "vaultName", "commerce-prod-azure-eastus2"),
  wrong(
    "short name of an action group too long",
    "monitor:ActionGroup",
    "alarms-eastus2",
    "groupShortName",
    "commerce-alarms",
  ),
  wrong(
    "role assignment named by words",
    "authorization:RoleAssignment",
    "app-certificate-eastus2",
    "roleAssignmentName",
    "app-certificate",
  ),
  // Ranges, durations, address blocks, places.
  wrong(
    "more backup days than there are",
    "sql:BackupShortTermRetentionPolicy",
    "database-eastus2",
    "retentionDays",
    36,
  ),
  wrong(
    "pause as Go writes it",
    "compute:VirtualMachineScaleSet",
    "app-eastus2",
    "upgradePolicy.rollingUpgradePolicy.pauseTimeBetweenBatches",
    "5m",
  ),
  wrong("window that alerts don't have", "monitor:MetricAlert", "vault-availability-eastus2", "windowSize", "PT10M"),
  wrong("address block with host bits", "network:Subnet", "app-eastus2", "addressPrefix", "10.40.0.1/20"),
  wrong("private zone in a region", "privatedns:PrivateZone", "sql-eastus2", "location", "eastus2"),
  wrong(
    "time zone by its IANA name",
    "monitor:AutoscaleSetting",
    "app-eastus2",
    "profiles[0].fixedDate.timeZone",
    "America/New_York",
  ),
  wrong("key too short", "keyvault:Key", "database-eastus2", "properties.keySize", 1024),
  // Types and members.
  wrong("number for a text", "monitor:AutoscaleSetting", "app-eastus2", "profiles[0].capacity.minimum", 54),
  wrong("text for a number", "redisenterprise:Database", "cache-eastus2", "port", "10000"),
  wrong(
    "required member left out",
    "sql:FailoverGroup",
    "database-group-eastus2",
    "readWriteEndpoint.failoverPolicy",
    undefined,
  ),
  wrong(
    "member of another type",
    "resources:Deployment",
    "record-tables-eastus2",
    "properties.template.resources[0].properties.retentionDays",
    90,
  ),
];
