import type { Kind } from "../kind";
import { accountGuards } from "./account-guards";
import { alarms } from "./alarms";
import { balancer } from "./balancer";
import { buckets } from "./buckets";
import { cache } from "./cache";
import { certificates } from "./certificates";
import { compute } from "./compute";
import { configuration } from "./configuration";
import { database } from "./database";
import { databaseGroups } from "./database-groups";
import { deliveryStream } from "./delivery-stream";
import { documents } from "./documents";
import { edge } from "./edge";
import { endpoints } from "./endpoints";
import { events } from "./events";
import { firewall } from "./firewall";
import { identity } from "./identity";
import { keys } from "./keys";
import { logDelivery } from "./log-delivery";
import { logs } from "./logs";
import { network } from "./network";
import { networkLogs } from "./network-logs";
import { notifications } from "./notifications";
import { records } from "./records";
import { recovery } from "./recovery";
import { secrets } from "./secrets";
import { securityGroups } from "./security-groups";
import { trail } from "./trail";

/** What AWS refuses, by service. */
export const awsKinds: readonly Kind[] = [
  ...accountGuards,
  ...alarms,
  ...balancer,
  ...buckets,
  ...cache,
  ...certificates,
  ...compute,
  ...configuration,
  ...database,
  ...databaseGroups,
  ...deliveryStream,
  ...documents,
  ...edge,
  ...endpoints,
  ...events,
  ...firewall,
  ...identity,
  ...keys,
  ...logDelivery,
  ...logs,
  ...network,
  ...networkLogs,
  ...notifications,
  ...records,
  ...recovery,
  ...secrets,
  ...securityGroups,
  ...trail,
];
