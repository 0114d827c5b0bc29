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

/** Zones of one region that have a place in the address plan. */
export const mostZones = 6;

/**
 * The third number of the addresses 10.<region's slot>.<third>.0, for ever:
 *
 * | third      | for    | each zone                                                      |
 * |------------|--------|----------------------------------------------------------------|
 * | 0 to 95    | app    | /20, 4,091 usable: instances and the network interfaces beside |
 * | 96 to 127  | nobody | room for two more zones of app                                 |
 * | 128 to 133 | public | /24, 251 usable: balancers, which ask for 8 free, and NAT      |
 * | 160 to 165 | nobody | /24: room for one more tier                                    |
 * | 192 to 197 | data   | /24: databases, caches and private endpoints                   |
 */
const places: readonly { readonly tier: SubnetTier; readonly from: number; readonly bits: 20 | 24 }[] = [
  { tier: "app", from: 0, bits: 20 },
  { tier: "public", from: 128, bits: 24 },
  { tier: "data", from: 192, bits: 24 },
];

/**
 * Addresses of one region. Each depends on the region's slot, the tier and the zone's place alone, so no other region and no
 * further zone moves any of them.
 */
export function subnetPlan({ slot, zones }: RegionFacts): SubnetPlan {
  if (zones.length > mostZones) throw new Error(`${zones.length} zones; there is room for ${mostZones}`);
  return {
    cidr: `10.${slot}.0.0/16`,
    subnets: zones.flatMap((zone, index) =>
      places.map(({ tier, from, bits }) => {
        const third = from + index * 2 ** (24 - bits);
        return { tier, zone, index, cidr: `10.${slot}.${third}.0/${bits}` };
      }),
    ),
  };
}
