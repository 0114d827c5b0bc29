import type { CloudRule } from "../rule";
import { administrationLogged } from "./administration-logged";
import { alarmHasAction } from "./alarm-has-action";
import { auditLogsEverywhere } from "./audit-logs-everywhere";
import { automatedLogReview } from "./automated-log-review";
import { centralLogs } from "./central-logs";
import { controlFailureAlarms } from "./control-failure-alarms";
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
  alarmHasAction,
  auditLogsEverywhere,
  automatedLogReview,
  centralLogs,
  controlFailureAlarms,
  customerKeys,
  dataEventsLogged,
  encryptionAtRest,
  logImmutability,
  logIntegrity,
  logRetention,
  logsDeliverable,
  multiAz,
];
