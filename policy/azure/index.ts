import type { CloudRule } from "../rule";
import { administrationLogged } from "./administration-logged";
import { auditLogsEverywhere } from "./audit-logs-everywhere";
import { centralLogs } from "./central-logs";
import { customerKeys } from "./customer-keys";
import { dataEventsLogged } from "./data-events-logged";
import { encryptionAtRest } from "./encryption-at-rest";
import { logImmutability } from "./log-immutability";
import { logIntegrity } from "./log-integrity";
import { logRetention } from "./log-retention";
import { logsDeliverable } from "./logs-deliverable";
import { multiAz } from "./multi-az";

/** How the demands are judged on Azure. */
export const azure: readonly CloudRule[] = [
  administrationLogged,
  auditLogsEverywhere,
  centralLogs,
  customerKeys,
  dataEventsLogged,
  encryptionAtRest,
  logImmutability,
  logIntegrity,
  logRetention,
  logsDeliverable,
  multiAz,
];
