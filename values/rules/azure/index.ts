import type { ValueRule } from "../../rule";

/** What no model says of Azure's types, by service. */
export const azure: readonly ValueRule[] = [];
