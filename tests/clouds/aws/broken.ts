import type { Broken } from "../broken";
import { brokenFleet } from "./broken-fleet";
import { brokenFront } from "./broken-front";
import { brokenGuards } from "./broken-guards";
import { brokenIdentity } from "./broken-identity";
import { brokenNetwork } from "./broken-network";
import { brokenRecords } from "./broken-records";
import { brokenStorage } from "./broken-storage";
import { brokenStores } from "./broken-stores";

/** Programs with one mistake each. */
export const awsBroken: readonly Broken[] = [
  ...brokenFleet,
  ...brokenFront,
  ...brokenGuards,
  ...brokenIdentity,
  ...brokenNetwork,
  ...brokenRecords,
  ...brokenStorage,
  ...brokenStores,
];
