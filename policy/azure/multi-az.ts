import {
  all,
  each,
  hasDifferent,
  holds,
  ifSet,
  isAtLeast,
  isAtMost,
  isNoneOf,
  isOneOf,
  isTrue,
  violates,
} from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";
import { sentResources } from "./shared/templates";

const spread = (property: string): Check => hasDifferent(property, 2);
const zoneRedundantAccounts = ["Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS", "Premium_ZRS"];

/** Local backups lie in one data centre, and go with it; left out, they lie in two regions. */
const backupsElsewhere = isNoneOf(
  "requestedBackupStorageRedundancy",
  ["Local"],
  "keep backups in several zones or regions",
);

/** Inner frontends stand in zones of their own; an outer one stands where its address does. */
const frontends: Check = (resource) =>
  entries(at(resource, "frontendIPConfigurations")).flatMap((frontend, index) =>
    read(frontend, "subnet") === undefined ? [] : spread(`frontendIPConfigurations.${index}.zones`)(resource),
  );

/** Without a probe traffic goes on to what is dead. */
const probed: Check = (resource) =>
  entries(at(resource, "loadBalancingRules")).flatMap((rule, index) => {
    const property = `loadBalancingRules.${index}.probe.id`;
    const id = read(rule, "probe", "id");
    if (id === unseen) return [];
    const names = entries(at(resource, "probes")).map((probe) => String(read(probe, "name")).toLowerCase());
    const text = typeof id === "string" ? id.toLowerCase() : "";
    const own = at(resource, "loadBalancerName");
    const itself = typeof own !== "string" || text.includes(`/loadbalancers/${own.toLowerCase()}/`);
    const known = itself && names.some((name) => text.endsWith(`/probes/${name}`));
    return known ? [] : violates(property, id, "the id of one of its probes", "probe what the rule leads to");
  });

/** A zone that is lost, or an upgrade that is bad, must not take all of them; what nobody asks for its health is not replaced. */
const fleet: Check = all(
  spread("zones"),
  isNoneOf("automaticRepairsPolicy.enabled", [false, "false"], "repair what is ill"),
  isNoneOf("upgradePolicy.mode", ["Automatic"], "upgrade in batches: Automatic takes all at once"),
  ...["maxBatchInstancePercent", "maxUnhealthyInstancePercent", "maxUnhealthyUpgradedInstancePercent"].map((limit) =>
    ifSet(`upgradePolicy.rollingUpgradePolicy.${limit}`, isAtMost(`upgradePolicy.rollingUpgradePolicy.${limit}`, 50)),
  ),
  (resource) => {
    const asked =
      at(resource, "automaticRepairsPolicy.enabled") === true || at(resource, "upgradePolicy.mode") === "Rolling";
    const list = "virtualMachineProfile.extensionProfile.extensions";
    const extensions = at(resource, list);
    const probe = at(resource, "virtualMachineProfile.networkProfile.healthProbe");
    const health = entries(extensions).some((each) => /^ApplicationHealth/i.test(String(read(each, "type"))));
    if (!asked || extensions === unseen || health || probe !== undefined) return [];
    return violates(
      list,
      extensions,
      "with one that tells the health",
      "add ApplicationHealthLinux, or a health probe",
    );
  },
);

/** Numbers are texts here. */
const scaling: Check = (resource) => {
  const profiles = at(resource, "profiles");
  if (Array.isArray(profiles) && profiles.length === 0)
    return violates("profiles", [], "a profile", "say how it scales");
  return all(
    isNoneOf("enabled", [false, "false"], "switch it on"),
    each("profiles", "capacity.minimum", (property) => isAtLeast(property, 2)),
    each("profiles", "capacity.default", (property) => isAtLeast(property, 2)),
  )(resource);
};

/** A template that is sent to the cloud has what a resource of the type would have. */
const sent: Check = (resource) =>
  sentResources(resource, "Microsoft.Sql/servers/databases").flatMap(({ path }) =>
    all(
      holds(`${path}.properties.zoneRedundant`, (value) => value === true, "true"),
      isNoneOf(`${path}.properties.requestedBackupStorageRedundancy`, ["Local"], "keep backups in several zones"),
    )(resource),
  );

/** Gateways whose size has a word for zones in its name. */
const zonalGateway = holds(
  "sku.name",
  (sku) => /AZ$/.test(String(sku)),
  "one that ends in AZ",
  "take a size that stands in several zones",
);

/**
 * What it takes for a store, and for what stands in front of it, to outlive one zone. Copies in another region (LRS, GRS) don't
 * help where one zone is lost and the region isn't: an account is ZRS, GZRS or RA-GZRS, an archive of logs too. Not listed is
 * what is in several zones by its nature (Key Vault, Service Bus, Event Hubs, Front Door, DNS), and a single machine, which is
 * in one whatever one does. Sizes that can't (Basic and Standard of SQL, Basic of App Service, Developer of API Management) fail.
 * Source: @pulumi/azure-native 3.28.0, declarations; Azure reliability documentation of each service; 2026-11.
 */
export const multiAz: CloudRule = {
  name: "multi-az",
  resources: {
    "azure-native:sql:Database": all(isTrue("zoneRedundant"), backupsElsewhere),
    "azure-native:sql:ElasticPool": isTrue("zoneRedundant"),
    "azure-native:sql:ManagedInstance": all(isTrue("zoneRedundant"), backupsElsewhere),
    "azure-native:storage:StorageAccount": isOneOf("sku.name", zoneRedundantAccounts),
    // Spread over zones by itself, where it is highly available, as it is unless one says otherwise.
    "azure-native:redisenterprise:RedisEnterprise": isNoneOf("highAvailability", ["Disabled"], "keep a replica"),
    "azure-native:redis:Redis": (resource) =>
      at(resource, "zonalAllocationPolicy") === "Automatic" ? [] : spread("zones")(resource),
    "azure-native:dbforpostgresql:Server": (resource) =>
      at(resource, "createMode") === "Replica" ? [] : isOneOf("highAvailability.mode", ["ZoneRedundant"])(resource),
    "azure-native:dbformysql:Server": (resource) =>
      at(resource, "createMode") === "Replica" ? [] : isOneOf("highAvailability.mode", ["ZoneRedundant"])(resource),
    "azure-native:cosmosdb:DatabaseAccount": each("locations", "isZoneRedundant", isTrue),
    "azure-native:containerregistry:Registry": isOneOf("zoneRedundancy", ["Enabled"]),
    "azure-native:containerregistry:Replication": isOneOf("zoneRedundancy", ["Enabled"]),
    "azure-native:search:Service": isAtLeast("replicaCount", 2),
    "azure-native:servicebus:Namespace": isNoneOf("zoneRedundant", [false, "false"], "leave it out"),
    "azure-native:eventhub:Namespace": isNoneOf("zoneRedundant", [false, "false"], "leave it out"),
    "azure-native:kusto:Cluster": spread("zones"),
    "azure-native:recoveryservices:Vault": isNoneOf(
      "properties.redundancySettings.standardTierStorageRedundancy",
      ["LocallyRedundant"],
      "keep backups in several zones or regions",
    ),
    "azure-native:dataprotection:BackupVault": each("properties.storageSettings", "type", (property) =>
      isNoneOf(property, ["LocallyRedundant"], "keep backups in several zones or regions"),
    ),
    "azure-native:compute:VirtualMachineScaleSet": fleet,
    "azure-native:monitor:AutoscaleSetting": scaling,
    "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", "availabilityZones", spread),
    "azure-native:containerservice:AgentPool": spread("availabilityZones"),
    "azure-native:web:AppServicePlan": isTrue("zoneRedundant"),
    "azure-native:web:AppServiceEnvironment": isTrue("zoneRedundant"),
    "azure-native:app:ManagedEnvironment": isTrue("zoneRedundant"),
    "azure-native:apimanagement:ApiManagementService": spread("zones"),
    "azure-native:network:LoadBalancer": all(isOneOf("sku.name", ["Standard", "Gateway"]), frontends, probed),
    "azure-native:network:ApplicationGateway": spread("zones"),
    "azure-native:network:AzureFirewall": (resource) =>
      at(resource, "virtualHub") === undefined ? spread("zones")(resource) : [],
    // Standard stands in one zone; StandardV2 in all of them.
    "azure-native:network:NatGateway": all(isOneOf("sku.name", ["StandardV2"]), ifSet("zones", spread("zones"))),
    "azure-native:network:PublicIPAddress": ifSet("zones", spread("zones")),
    "azure-native:network:PublicIPPrefix": ifSet("zones", spread("zones")),
    "azure-native:network:VirtualNetworkGateway": zonalGateway,
    "azure-native:cdn:AFDOriginGroup": ifSet(
      "healthProbeSettings.probeIntervalInSeconds",
      isAtMost("healthProbeSettings.probeIntervalInSeconds", 255),
    ),
    "azure-native:resources:Deployment": sent,
  },
};
