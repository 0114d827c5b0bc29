import { all, each, hasDifferent, isOneOf, isTrue } from "../checks";
import type { CloudRule } from "../rule";

/**
 * What it takes for a store, and for what stands in front of it, to outlive one zone.
 * Source: @pulumi/azure-native 3.28.0, declarations; Azure reliability documentation of each service; 2026-11.
 */
export const multiAz: CloudRule = {
  name: "multi-az",
  resources: {
    "azure-native:sql:Database": isTrue("zoneRedundant"),
    "azure-native:sql:ElasticPool": isTrue("zoneRedundant"),
    "azure-native:sql:ManagedInstance": isTrue("zoneRedundant"),
    "azure-native:storage:StorageAccount": isOneOf("sku.name", [
      "Standard_ZRS",
      "Standard_GZRS",
      "Standard_RAGZRS",
      "Premium_ZRS",
    ]),
    // Spread over zones by itself, where it is made highly available at all.
    "azure-native:redisenterprise:RedisEnterprise": isOneOf("highAvailability", ["Enabled"]),
    "azure-native:redis:Redis": hasDifferent("zones", 2),
    "azure-native:compute:VirtualMachineScaleSet": hasDifferent("zones", 2),
    "azure-native:network:LoadBalancer": all(
      isOneOf("sku.name", ["Standard"]),
      each("frontendIPConfigurations", "zones", (property) => hasDifferent(property, 2)),
    ),
    "azure-native:network:NatGateway": hasDifferent("zones", 2),
    "azure-native:dbforpostgresql:Server": isOneOf("highAvailability.mode", ["ZoneRedundant"]),
    "azure-native:dbformysql:Server": isOneOf("highAvailability.mode", ["ZoneRedundant"]),
    "azure-native:cosmosdb:DatabaseAccount": each("locations", "isZoneRedundant", isTrue),
  },
};
