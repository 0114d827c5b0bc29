import type { Broken } from "../broken";

/** Programs with one mistake each. */
export const azureBroken: readonly Broken[] = [];
