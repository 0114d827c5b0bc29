import type { DatabaseSpec } from "../../../components/contract";
import type { Size } from "../../../config/settings";

export interface DatabaseSize {
  readonly sku: {
    readonly name: "BC_Gen5" | "GP_S_Gen5";
    readonly tier: "BusinessCritical" | "GeneralPurpose";
    readonly family: "Gen5";
    readonly capacity: number;
  };
  /** Largest data size of this number of cores, GiB. */
  readonly maxGiB: number;
}

function critical(capacity: number, maxGiB: number): DatabaseSize {
  return { sku: { name: "BC_Gen5", tier: "BusinessCritical", family: "Gen5", capacity }, maxGiB };
}

/**
 * Business Critical: four copies on local disks, spread over the zones, one of them readable. The smallest size is General
 * Purpose, serverless, for development: it is billed by use and sits in several zones too, but a failover starts it cold.
 * Source: Azure SQL documentation, "resource limits for single databases using the vCore purchasing model"; 2026-11.
 */
const sizes: Readonly<Record<Size, DatabaseSize>> = {
  small: { sku: { name: "GP_S_Gen5", tier: "GeneralPurpose", family: "Gen5", capacity: 2 }, maxGiB: 1024 },
  medium: critical(4, 1024),
  large: critical(8, 2048),
  xlarge: critical(16, 3072),
};

export function sizeOf({ size }: Pick<DatabaseSpec, "size">): DatabaseSize {
  return sizes[size];
}

/** True where the service promises most: of a warm copy too. */
export function isCritical(spec: Pick<DatabaseSpec, "size">): boolean {
  return sizeOf(spec).sku.tier === "BusinessCritical";
}
