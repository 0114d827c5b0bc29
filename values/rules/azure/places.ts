import type { ValueRule } from "../../rule";
import { one, wrong } from "./given";

/** Names of regions as the API takes them. Source: Azure regions list; from memory, 2026-11. */
const regions = new Set(
  (
    "australiacentral australiacentral2 australiaeast australiasoutheast austriaeast brazilsouth brazilsoutheast canadacentral " +
    "canadaeast centralindia centralus chilecentral eastasia eastus eastus2 francecentral francesouth germanynorth " +
    "germanywestcentral indonesiacentral israelcentral italynorth japaneast japanwest jioindiacentral jioindiawest " +
    "koreacentral koreasouth malaysiawest mexicocentral newzealandnorth northcentralus northeurope norwayeast norwaywest " +
    "polandcentral qatarcentral southafricanorth southafricawest southcentralus southindia southeastasia spaincentral " +
    "swedencentral swedensouth switzerlandnorth switzerlandwest uaecentral uaenorth uksouth ukwest westcentralus westeurope " +
    "westindia westus westus2 westus3"
  ).split(" "),
);

/** What stands in no region. */
const everywhere = [
  "cdn:Profile",
  "cdn:AFDEndpoint",
  "frontdoor:Policy",
  "monitor:ActionGroup",
  "monitor:ActivityLogAlert",
  "monitor:MetricAlert",
  "privatedns:PrivateZone",
  "privatedns:VirtualNetworkLink",
];

const regional = [
  "applicationinsights:Component",
  "applicationinsights:WebTest",
  "applicationinsights:Workbook",
  "compute:DiskEncryptionSet",
  "compute:VirtualMachineScaleSet",
  "keyvault:Vault",
  "logic:Workflow",
  "managedidentity:UserAssignedIdentity",
  "monitor:AutoscaleSetting",
  "monitor:DataCollectionRule",
  "monitor:ScheduledQueryRule",
  "network:FlowLog",
  "network:LoadBalancer",
  "network:NatGateway",
  "network:NetworkSecurityGroup",
  "network:PrivateEndpoint",
  "network:PrivateLinkService",
  "network:PublicIPAddress",
  "network:VirtualNetwork",
  "operationalinsights:Workspace",
  "redis:Redis",
  "redisenterprise:RedisEnterprise",
  "resources:DeploymentAtSubscriptionScope",
  "resources:ResourceGroup",
  "sql:Database",
  "sql:Server",
  "storage:StorageAccount",
];

export const places: ValueRule = {
  name: "azure-location",
  types: [...everywhere, ...regional].map((type) => `azure-native:${type}`),
  reads: ["location"],
  source: "Examples of each type in the provider's declarations; list of Azure regions; 2026-11",
  traps: ["39", "66"],
  broken: ({ type, inputs }) => {
    const global = everywhere.includes(type.slice("azure-native:".length));
    const words = global ? "Global: it stands in no region" : "a region's name, as eastus2";
    if (inputs["location"] === undefined)
      return [wrong("location", undefined, `${words}; without one the cloud is asked`)];
    const place = one(inputs, "location");
    if (place === undefined) return [];
    const fits = global ? String(place).toLowerCase() === "global" : regions.has(String(place));
    return fits ? [] : [wrong("location", place, words)];
  },
};
