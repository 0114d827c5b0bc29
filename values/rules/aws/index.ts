import type { ValueRule } from "../../rule";
import { database } from "./database";

/** What no model says of AWS's types, by service. */
export const aws: readonly ValueRule[] = [...database];
