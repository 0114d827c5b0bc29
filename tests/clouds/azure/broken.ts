import type { Broken } from "../broken";
import { brokenCache } from "./broken-cache";
import { brokenData } from "./broken-data";
import { brokenEdge } from "./broken-edge";
import { brokenFleet } from "./broken-fleet";
import { brokenIdentity } from "./broken-identity";
import { brokenNetwork } from "./broken-network";
import { brokenRecords } from "./broken-records";
import { brokenStorage } from "./broken-storage";

/** Programs with one mistake each. */
export const azureBroken: readonly Broken[] = [
  ...brokenCache,
  ...brokenData,
  ...brokenEdge,
  ...brokenFleet,
  ...brokenIdentity,
  ...brokenNetwork,
  ...brokenRecords,
  ...brokenStorage,
];
