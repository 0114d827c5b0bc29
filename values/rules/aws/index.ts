import type { ValueRule } from "../../rule";
import { cache } from "./cache";
import { compute } from "./compute";
import { database } from "./database";
import { documents } from "./documents";
import { edge } from "./edge";
import { events } from "./events";
import { loadBalancer } from "./load-balancer";
import { network } from "./network";
import { offers } from "./offers";
import { operation } from "./operation";
import { stateMachine } from "./state-machine";
import { storage } from "./storage";

/** What no model says of AWS's types, by service. */
export const aws: readonly ValueRule[] = [
  ...database,
  ...cache,
  ...compute,
  ...loadBalancer,
  ...offers,
  ...network,
  ...events,
  ...documents,
  ...stateMachine,
  ...edge,
  ...storage,
  ...operation,
];
