import type { Kind } from "../kind";
import { accountGuards } from "./account-guards";
import { buckets } from "./buckets";
import { configuration } from "./configuration";
import { deliveryStream } from "./delivery-stream";
import { documents } from "./documents";
import { endpoints } from "./endpoints";
import { identity } from "./identity";
import { keys } from "./keys";
import { logDelivery } from "./log-delivery";
import { logs } from "./logs";
import { networkLogs } from "./network-logs";
import { network } from "./network";
import { notifications } from "./notifications";
import { secrets } from "./secrets";
import { securityGroups } from "./security-groups";
import { trail } from "./trail";

/** What AWS refuses, by service. */
export const awsKinds: readonly Kind[] = [
  ...accountGuards,
  ...buckets,
  ...configuration,
  ...deliveryStream,
  ...documents,
  ...endpoints,
  ...identity,
  ...keys,
  ...logDelivery,
  ...logs,
  ...network,
  ...networkLogs,
  ...notifications,
  ...secrets,
  ...securityGroups,
  ...trail,
];
