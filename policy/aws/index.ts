import type { CloudRule } from "../rule";
import { administrationLogged } from "./administration-logged";
import { alarmHasAction } from "./alarm-has-action";
import { auditLogsEverywhere } from "./audit-logs-everywhere";
import { automatedLogReview } from "./automated-log-review";
import { backupsKept } from "./backups-kept";
import { centralLogs } from "./central-logs";
import { changeDetection } from "./change-detection";
import { controlFailureAlarms } from "./control-failure-alarms";
import { copiedElsewhere } from "./copied-elsewhere";
import { customerKeys } from "./customer-keys";
import { dataEventsLogged } from "./data-events-logged";
import { encryptionAtRest } from "./encryption-at-rest";
import { intrusionDetection } from "./intrusion-detection";
import { logImmutability } from "./log-immutability";
import { logIntegrity } from "./log-integrity";
import { logRetention } from "./log-retention";
import { logsDeliverable } from "./logs-deliverable";
import { malwareProtection } from "./malware-protection";
import { multiAz } from "./multi-az";
import { noRetiredServices } from "./no-retired-services";
import { scopeTags } from "./scope-tags";
import { statefulProtected } from "./stateful-protected";
import { vulnerabilityScans } from "./vulnerability-scans";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [
  administrationLogged,
  alarmHasAction,
  auditLogsEverywhere,
  automatedLogReview,
  backupsKept,
  centralLogs,
  changeDetection,
  controlFailureAlarms,
  copiedElsewhere,
  customerKeys,
  dataEventsLogged,
  encryptionAtRest,
  intrusionDetection,
  logImmutability,
  logIntegrity,
  logRetention,
  logsDeliverable,
  malwareProtection,
  multiAz,
  noRetiredServices,
  scopeTags,
  statefulProtected,
  vulnerabilityScans,
];
