import type { Kind } from "../kind";
import { alarms } from "./alarms";
import { balancer } from "./balancer";
import { cache } from "./cache";
import { certificates } from "./certificates";
import { compute } from "./compute";
import { database } from "./database";
import { databaseGroups } from "./database-groups";
import { edge } from "./edge";
import { events } from "./events";
import { firewall } from "./firewall";
import { network } from "./network";
import { records } from "./records";
import { recovery } from "./recovery";

/** What AWS refuses, by service. */
export const awsKinds: readonly Kind[] = [
  ...alarms,
  ...balancer,
  ...cache,
  ...certificates,
  ...compute,
  ...database,
  ...databaseGroups,
  ...edge,
  ...events,
  ...firewall,
  ...network,
  ...records,
  ...recovery,
];
