import type { Size } from "../../../config/settings";

export interface MachineType {
  readonly name: string;
  readonly memoryGiB: number;
}

/**
 * Cobalt 100: arm64 like the other cloud's machines, so that one image serves both, and the first arm64 of Azure with Trusted
 * Launch; they also encrypt at the host, stand in three zones and have a disk controller that takes the usual images. vCPUs: 2,
 * 2, 4, 8. Source: Azure virtual machines documentation, "Dpsv6", "Dplsv6" and "Trusted Launch"; answers of the Resource SKUs
 * API for Standard_D2ps_v6 (encryption at host, accelerated networking, zones, SCSI); 2026-11.
 */
export const machineTypes: Readonly<Record<Size, MachineType>> = {
  small: { name: "Standard_D2pls_v6", memoryGiB: 4 },
  medium: { name: "Standard_D2ps_v6", memoryGiB: 8 },
  large: { name: "Standard_D4ps_v6", memoryGiB: 16 },
  xlarge: { name: "Standard_D8ps_v6", memoryGiB: 32 },
};

/** Newest Ubuntu 24.04 for arm64. For development only: it changes without a change of ours. */
export const newestImage = {
  publisher: "Canonical",
  offer: "ubuntu-24_04-lts",
  sku: "server-arm64",
  version: "latest",
} as const;
