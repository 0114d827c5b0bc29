import type { Check, CloudRule } from "../rule";
import { violates } from "../checks";
import type { Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read } from "../view";

/** What has retired, when, and what takes its place. */
interface Retired {
  readonly type: string;
  /** Path of what tells; "" for the type as a whole. */
  readonly property: string;
  readonly when: (value: unknown) => boolean;
  readonly what: string;
  /** Day after which it is withdrawn, or can no longer be made. */
  readonly date: string;
  readonly instead: string;
}

const whole = () => true;
const word = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);
/** Where nothing is said, the old kind is meant. */
const wordOrNone = (pattern: RegExp) => (value: unknown) => value === undefined || word(pattern)(value);

/**
 * Services, sizes and settings that can no longer be made, or do nothing any more; what retires later is not among them.
 * Sources: Azure/EOL, service_list.json of 2025-12-18 (the dates of retirement); learn.microsoft.com, "NSG flow logs" (no new ones
 * since 2025-06-30) and "Migrate from Front Door (classic)" (no new ones since 2025-04-01); read 2026-11.
 */
const retired: readonly Retired[] = [
  {
    type: "network:FlowLog",
    property: "targetResourceId",
    when: word(/\/networkSecurityGroups\//i),
    what: "a flow log of a security group",
    date: "2025-06-30",
    instead: "a flow log of the virtual network",
  },
  {
    type: "network:LoadBalancer",
    property: "sku.name",
    when: wordOrNone(/^basic$/i),
    what: "a Basic balancer",
    date: "2025-09-30",
    instead: "Standard",
  },
  {
    type: "network:PublicIPAddress",
    property: "sku.name",
    when: wordOrNone(/^basic$/i),
    what: "a Basic address",
    date: "2025-09-30",
    instead: "Standard or StandardV2",
  },
  {
    type: "network:ApplicationGateway",
    property: "sku.tier",
    when: word(/^(Standard|WAF)$/i),
    what: "an application gateway v1",
    date: "2026-04-28",
    instead: "Standard_v2 or WAF_v2",
  },
  {
    type: "network:VirtualNetworkGateway",
    property: "sku.name",
    when: word(/^(Standard|HighPerformance|VpnGw[1-5])$/i),
    what: "a gateway size without zones",
    date: "2026-09-30",
    instead: "the size that ends in AZ",
  },
  {
    type: "frontdoor:FrontDoor",
    property: "",
    when: whole,
    what: "Front Door (classic)",
    date: "2025-04-01",
    instead: "cdn.Profile with Standard_AzureFrontDoor or Premium_AzureFrontDoor",
  },
  {
    type: "cdn:Profile",
    property: "sku.name",
    when: word(/verizon|akamai|^Standard_Microsoft$|chinacdn/i),
    what: "a classic CDN profile",
    date: "2025-08-15",
    instead: "Standard_AzureFrontDoor or Premium_AzureFrontDoor",
  },
  {
    type: "storage:StorageAccount",
    property: "kind",
    when: word(/^(Storage|BlobStorage)$/i),
    what: "an account of the first generation",
    date: "2026-09-01",
    instead: "StorageV2",
  },
  {
    type: "dbforpostgresql:SingleServer",
    property: "",
    when: whole,
    what: "PostgreSQL Single Server",
    date: "2025-03-28",
    instead: "dbforpostgresql.Server",
  },
  {
    type: "dbformysql:SingleServer",
    property: "",
    when: whole,
    what: "MySQL Single Server",
    date: "2024-09-16",
    instead: "dbformysql.Server",
  },
  {
    type: "dbformariadb:Server",
    property: "",
    when: whole,
    what: "Azure Database for MariaDB",
    date: "2025-09-19",
    instead: "dbformysql.Server",
  },
  {
    type: "dbforpostgresql:Server",
    property: "version",
    when: word(/^(9\.\d+|10|11)$/),
    what: "PostgreSQL 11 or older",
    date: "2025-11-09",
    instead: "a version that is supported",
  },
  {
    type: "dbformysql:Server",
    property: "version",
    when: word(/^5\.7/),
    what: "MySQL 5.7",
    date: "2025-09-30",
    instead: "8.0.21 or later",
  },
  {
    type: "datalakestore:Account",
    property: "",
    when: whole,
    what: "Data Lake Storage Gen1",
    date: "2024-02-29",
    instead: "a StorageAccount with isHnsEnabled",
  },
  {
    type: "applicationinsights:Component",
    property: "workspaceResourceId",
    when: (value) => value === undefined,
    what: "Application Insights (classic), without a workspace",
    date: "2024-02-29",
    instead: "the id of a workspace",
  },
  {
    type: "applicationinsights:WebTest",
    property: "webTestKind",
    when: word(/^multistep$/i),
    what: "a multi-step web test",
    date: "2024-08-31",
    instead: "standard tests",
  },
  {
    type: "applicationinsights:WebTest",
    property: "webTestKind",
    when: word(/^ping$/i),
    what: "a URL ping test",
    date: "2026-09-30",
    instead: "standard tests",
  },
  {
    type: "compute:VirtualMachine",
    property: "storageProfile.osDisk.vhd.uri",
    when: (value) => value !== undefined,
    what: "an unmanaged disk",
    date: "2026-03-31",
    instead: "a managed disk",
  },
  {
    type: "compute:VirtualMachineScaleSet",
    property: "virtualMachineProfile.storageProfile.osDisk.vhdContainers",
    when: (value) => value !== undefined,
    what: "unmanaged disks",
    date: "2026-03-31",
    instead: "managed disks",
  },
  {
    type: "web:AppServiceEnvironment",
    property: "kind",
    when: word(/^ASEV[12]$/i),
    what: "an App Service Environment v1 or v2",
    date: "2024-08-31",
    instead: "ASEV3",
  },
  {
    type: "operationalinsights:Workspace",
    property: "sku.name",
    when: word(/^(Standard|Premium|PerNode)$/i),
    what: "a legacy pricing tier, which new workspaces can't have",
    date: "2018-07-01",
    instead: "PerGB2018",
  },
];

const agents = /^(OmsAgentForLinux|MicrosoftMonitoringAgent|LinuxDiagnostic|IaaSDiagnostics)$/i;

/** Log Analytics' own agent, and the diagnostics extensions: what replaces both is Azure Monitor's agent. */
const oldAgents =
  (list: string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((extension, index) => {
      const type = String(read(extension, "type"));
      return agents.test(type) ? retire(`${list}.${index}.type`, type, "2024-08-31", "AzureMonitorLinuxAgent") : [];
    });

const oldAgent: Check = (resource) => {
  const type = String(at(resource, "type"));
  return agents.test(type) ? retire("type", type, "2024-08-31", "AzureMonitorLinuxAgent") : [];
};

/** Days in a setting are kept by nobody since 2025-09-15; a lifecycle of the account does it. */
const retention: Check = (setting) =>
  entries(at(setting, "logs")).flatMap((log, index) => {
    const path = `logs.${index}.retentionPolicy.enabled`;
    const on = read(log, "retentionPolicy", "enabled") === true;
    return on ? retire(path, "retention by the setting", "2025-09-30", "a ManagementPolicy of the account") : [];
  });

function retire(property: string, what: string, date: string, instead: string): readonly Complaint[] {
  return violates(property, what, instead, `use ${instead}: ${what} ended on ${date}`);
}

function checkOf(rows: readonly Retired[]): Check {
  return (resource: ResourceView) =>
    rows.flatMap(({ property, when, what, date, instead }) =>
      when(at(resource, property)) ? retire(property, what, date, instead) : [],
    );
}

const byType = new Map<string, Retired[]>();
for (const row of retired) {
  const type = `azure-native:${row.type}`;
  byType.set(type, [...(byType.get(type) ?? []), row]);
}

const extensions = "virtualMachineProfile.extensionProfile.extensions";
const settings = ["DiagnosticSetting", "SubscriptionDiagnosticSetting", "ManagementGroupDiagnosticSetting"];
const fleet = checkOf(byType.get("azure-native:compute:VirtualMachineScaleSet") ?? []);

export const noRetiredServices: CloudRule = {
  name: "no-retired-services",
  resources: {
    ...Object.fromEntries([...byType].map(([type, rows]) => [type, checkOf(rows)])),
    "azure-native:compute:VirtualMachineScaleSet": (resource) => [
      ...fleet(resource),
      ...oldAgents(extensions)(resource),
    ],
    "azure-native:compute:VirtualMachineExtension": oldAgent,
    "azure-native:compute:VirtualMachineScaleSetExtension": oldAgent,
    ...Object.fromEntries(settings.map((type) => [`azure-native:monitor:${type}`, retention])),
  },
};
