import type { ValueRule } from "../../rule";
import { cache } from "./cache";
import { compute } from "./compute";
import { database } from "./database";
import { loadBalancer } from "./load-balancer";
import { offers } from "./offers";

/** What no model says of AWS's types, by service. */
export const aws: readonly ValueRule[] = [...database, ...cache, ...compute, ...loadBalancer, ...offers];
