import type { CacheSettings, Size } from "../../../config/settings";

/**
 * Memory in GB and connections of each size, from the smallest. All stand in several zones and take a customer key.
 * Source: Azure Managed Redis documentation, overview, "choosing the right tier", and "disk encryption"; 2026-11.
 */
export const managedSkus = [
  { name: "Balanced_B0", memory: 0.5, connections: 15_000 },
  { name: "Balanced_B1", memory: 1, connections: 15_000 },
  { name: "Balanced_B3", memory: 3, connections: 15_000 },
  { name: "Balanced_B5", memory: 6, connections: 15_000 },
  { name: "Balanced_B10", memory: 12, connections: 30_000 },
  { name: "Balanced_B20", memory: 24, connections: 75_000 },
  { name: "Balanced_B50", memory: 60, connections: 150_000 },
  { name: "Balanced_B100", memory: 120, connections: 200_000 },
  { name: "Balanced_B150", memory: 180, connections: 200_000 },
  { name: "Balanced_B250", memory: 240, connections: 200_000 },
  { name: "Balanced_B350", memory: 360, connections: 200_000 },
  { name: "Balanced_B500", memory: 480, connections: 200_000 },
  { name: "Balanced_B700", memory: 720, connections: 200_000 },
  { name: "Balanced_B1000", memory: 960, connections: 200_000 },
] as const;

export type ManagedSku = (typeof managedSkus)[number];

/** GB that one shard of each size asks for. */
const shardMemory: Readonly<Record<Size, number>> = { small: 0.5, medium: 12, large: 24, xlarge: 60 };

export interface ManagedSize {
  readonly sku: ManagedSku;
  /** False where even the largest holds less than was asked for. */
  readonly enough: boolean;
}

/** The smallest that holds all shards: the service counts its shards itself, and is asked for memory alone. */
export function managedSize({ size, shards }: Pick<CacheSettings, "size" | "shards">): ManagedSize {
  const wanted = shardMemory[size] * shards;
  const fitting = managedSkus.find(({ memory }) => memory >= wanted);
  return { sku: fitting ?? managedSkus[managedSkus.length - 1] ?? managedSkus[0], enough: fitting !== undefined };
}

/** Memory in GB: small 6, medium 13, large 26, xlarge 53. Source: Azure Cache for Redis documentation, pricing tiers; 2026-11. */
export const classicSizes: Readonly<Record<Size, { readonly capacity: number; readonly connections: number }>> = {
  small: { capacity: 1, connections: 7_500 },
  medium: { capacity: 2, connections: 15_000 },
  large: { capacity: 3, connections: 30_000 },
  xlarge: { capacity: 4, connections: 40_000 },
};
