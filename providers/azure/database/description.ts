import type { DatabaseSpec } from "../../../components/contract";
import type { AzureSite } from "../options";
import { isCritical, sizeOf } from "./sizes";

const gib = 2 ** 30;

/** As maintenance windows spell the regions. Source: Azure SQL documentation, "maintenance window"; 2026-11. */
const windowRegions: Readonly<Record<string, string>> = {
  eastus2: "EastUS2",
  centralus: "CentralUS",
  northeurope: "NorthEurope",
  westeurope: "WestEurope",
};

export interface Description {
  readonly sku: ReturnType<typeof sizeOf>["sku"];
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

/** What a database is. How it comes to be is not among the words, so they may be sent to it at any time. */
export function description(site: AzureSite, spec: DatabaseSpec): Description {
  const { sku, maxGiB } = sizeOf(spec);
  const common = {
    zoneRedundant: true,
    // Storage grows by itself up to here.
    maxSizeBytes: Math.min(spec.maxStorageGiB, maxGiB) * gib,
    // Copied to the region's pair wherever another region is to restore from it. With "Zone" nothing leaves the region.
    requestedBackupStorageRedundancy: spec.recovery === "none" ? "Zone" : "Geo",
  };
  if (!isCritical(spec)) return { sku, properties: { ...common, minCapacity: 0.5, autoPauseDelay: -1 } };
  return {
    sku,
    properties: {
      ...common,
      licenseType: "LicenseIncluded",
      readScale: "Enabled",
      // Monday to Thursday, ten at night to six in the morning there: a shop is busiest at weekends. Subscriptions for
      // development only are refused a window, so the smallest size has none.
      maintenanceConfigurationId: `/subscriptions/${site.link.account}/providers/Microsoft.Maintenance/publicMaintenanceConfigurations/SQL_${windowRegion(site.region)}_DB_1`,
    },
  };
}

/**
 * The same for a copy, whose size follows its writer's: another one is refused, also for the moment until the writer has it.
 * Source: Azure SQL documentation, "scale single database", geo-replicated database; terraform-provider-azurerm issue 11282.
 */
export function ofCopy(described: Description): Description {
  return without(described, ["maxSizeBytes"]);
}

/**
 * And at its birth, from another database or from its backup, when a window is overlooked too. Source: Azure/bicep issue 16874;
 * azure-cli, what it leaves out where it creates copies and where it restores; 2026-11.
 */
export function ofNewCopy(described: Description): Description {
  return without(described, ["maxSizeBytes", "maintenanceConfigurationId"]);
}

function without({ sku, properties }: Description, names: readonly string[]): Description {
  return { sku, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))) };
}

function windowRegion(region: string): string {
  const found = windowRegions[region];
  if (found === undefined) throw new Error(`the maintenance windows of ${region} are not in the table`);
  return found;
}
