import type { Broken } from "../broken";
import { brokenGuards } from "./broken-guards";
import { brokenIdentity } from "./broken-identity";
import { brokenNetwork } from "./broken-network";
import { brokenRecords } from "./broken-records";
import { brokenStorage } from "./broken-storage";

/** Programs with one mistake each. */
export const awsBroken: readonly Broken[] = [
  ...brokenGuards,
  ...brokenIdentity,
  ...brokenNetwork,
  ...brokenRecords,
  ...brokenStorage,
];
