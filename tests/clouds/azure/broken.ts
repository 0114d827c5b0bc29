import type { Broken } from "../broken";
import { brokenIdentity } from "./broken-identity";
import { brokenNetwork } from "./broken-network";
import { brokenRecords } from "./broken-records";
import { brokenStorage } from "./broken-storage";

/** Programs with one mistake each. */
export const azureBroken: readonly Broken[] = [...brokenIdentity, ...brokenNetwork, ...brokenRecords, ...brokenStorage];
