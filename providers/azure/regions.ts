import type { RegionFacts } from "../../config/settings";

/** Zones are numbered for each subscription anew: "1" here and "1" there may be different buildings. */
const zones = ["1", "2", "3"];

function pair(first: readonly [string, number], second: readonly [string, number]) {
  return {
    [first[0]]: { slot: first[1], zones, pair: second[0] },
    [second[0]]: { slot: second[1], zones, pair: first[0] },
  };
}

/**
 * Pairs of regions of which both have three zones, are in Front Door's list for private origins, and copy geo-redundant
 * stores to each other. `slot` makes the address range 10.<slot>.0.0/16 and is for ever: no number is ever given to another
 * region, and a new region takes a new one.
 *
 * Left out for want of one of these: East US (pair without zones), West US 2, West US 3, South Central US, UK South,
 * France Central, Germany West Central, Sweden Central and others whose pair has no zones; Southeast Asia and East Asia until
 * Front Door lists both.
 * Source: Azure reliability documentation, "paired regions" and "regions with availability zones"; Front Door documentation,
 * "region availability" of private link; 2026-11.
 */
export const regions: Readonly<Record<string, RegionFacts>> = {
  ...pair(["eastus2", 40], ["centralus", 41]),
  ...pair(["northeurope", 42], ["westeurope", 43]),
};

/**
 * Region of what belongs to no site: of a pair the one with the lower number, whether it is in the stack or not. So it
 * depends neither on a role nor on the order or the number of `regions`, and never moves.
 */
export function homeOf(region: string): string {
  const facts = regions[region];
  const other = facts?.pair === undefined ? undefined : regions[facts.pair];
  if (facts === undefined || other === undefined || facts.pair === undefined) throw new Error(`${region} has no pair`);
  return facts.slot < other.slot ? region : facts.pair;
}
