import type { ValueRule } from "../../rule";

/** What no model says of AWS's types, by service. */
export const aws: readonly ValueRule[] = [];
