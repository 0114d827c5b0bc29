import type { Broken } from "../broken";
import { brokenCache } from "./broken-cache";
import { brokenData } from "./broken-data";
import { brokenEdge } from "./broken-edge";
import { brokenFleet } from "./broken-fleet";

/** Programs with one mistake each. */
export const azureBroken: readonly Broken[] = [...brokenCache, ...brokenData, ...brokenEdge, ...brokenFleet];
