import type { RegionFacts } from "../../config/settings";

/**
 * Regions that are on in every account, by name. `slot` makes the address range 10.<slot>.0.0/16 and is for ever: a number
 * is never given to another region. Zone letters are the account's own; three that exist everywhere the region does.
 */
export const regions: Readonly<Record<string, RegionFacts>> = {
  "us-east-1": { slot: 10, zones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
  "us-east-2": { slot: 11, zones: ["us-east-2a", "us-east-2b", "us-east-2c"] },
  "us-west-2": { slot: 13, zones: ["us-west-2a", "us-west-2b", "us-west-2c"] },
};
