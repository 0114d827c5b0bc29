import type { Kind } from "../kind";
import { network } from "./network";

/** What AWS refuses, by service. */
export const awsKinds: readonly Kind[] = [...network];
