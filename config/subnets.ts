import type { RegionFacts } from "./settings";

export type SubnetTier = "public" | "app" | "data";

export interface Subnet {
  readonly tier: SubnetTier;
  readonly zone: string;
  /** Place of the zone in the region's fixed order, from 0. */
  readonly index: number;
  readonly cidr: string;
}

export interface SubnetPlan {
  readonly cidr: string;
  readonly subnets: readonly Subnet[];
}

export function subnetPlan({ slot, zones }: RegionFacts): SubnetPlan {
  const net = (third: number, bits: number) => `10.${slot}.${third}.0/${bits}`;
  return {
    cidr: net(0, 16),
    subnets: zones.flatMap((zone, index) => [
      { tier: "app" as const, zone, index, cidr: net(index * 16, 20) },
      { tier: "public" as const, zone, index, cidr: net(128 + index, 24) },
      { tier: "data" as const, zone, index, cidr: net(192 + index, 24) },
    ]),
  };
}
