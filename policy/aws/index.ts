import type { CloudRule } from "../rule";
import { administrationLogged } from "./administration-logged";
import { alarmHasAction } from "./alarm-has-action";
import { approvedImage } from "./approved-image";
import { auditLogsEverywhere } from "./audit-logs-everywhere";
import { autoPatching } from "./auto-patching";
import { automatedLogReview } from "./automated-log-review";
import { backupsKept } from "./backups-kept";
import { centralLogs } from "./central-logs";
import { certificateInventory } from "./certificate-inventory";
import { changeDetection } from "./change-detection";
import { confusedDeputy } from "./confused-deputy";
import { controlFailureAlarms } from "./control-failure-alarms";
import { copiedElsewhere } from "./copied-elsewhere";
import { customerKeys } from "./customer-keys";
import { dataEventsLogged } from "./data-events-logged";
import { defaultGroupClosed } from "./default-group-closed";
import { denyByDefault } from "./deny-by-default";
import { egressLeast } from "./egress-least";
import { encryptionAtRest } from "./encryption-at-rest";
import { encryptionInTransit } from "./encryption-in-transit";
import { fieldEncryptionKey } from "./field-encryption-key";
import { hardeningParameters } from "./hardening-parameters";
import { httpsOnly } from "./https-only";
import { humanRolesMfa } from "./human-roles-mfa";
import { imdsv2Required } from "./imdsv2-required";
import { intrusionDetection } from "./intrusion-detection";
import { keyDeletionGuard } from "./key-deletion-guard";
import { keyPolicyLeast } from "./key-policy-least";
import { keyRotation } from "./key-rotation";
import { keysApartByPurpose } from "./keys-apart-by-purpose";
import { keysProtected } from "./keys-protected";
import { leastPrivilege } from "./least-privilege";
import { lifecycleDefined } from "./lifecycle-defined";
import { logImmutability } from "./log-immutability";
import { logIntegrity } from "./log-integrity";
import { logRetention } from "./log-retention";
import { logsDeliverable } from "./logs-deliverable";
import { malwareProtection } from "./malware-protection";
import { managedCredentials } from "./managed-credentials";
import { multiAz } from "./multi-az";
import { networkConfigGuarded } from "./network-config-guarded";
import { noAdminPorts } from "./no-admin-ports";
import { noDefaultAdminName } from "./no-default-admin-name";
import { noDefaultOutbound } from "./no-default-outbound";
import { noIpForwarding } from "./no-ip-forwarding";
import { noPlaintextSecrets } from "./no-plaintext-secrets";
import { noPublicCompute } from "./no-public-compute";
import { noPublicStores } from "./no-public-stores";
import { noRetiredServices } from "./no-retired-services";
import { noSharedLogins } from "./no-shared-logins";
import { noSshKey } from "./no-ssh-key";
import { noWorldIngress } from "./no-world-ingress";
import { originNotExposed } from "./origin-not-exposed";
import { originsOnlyThroughTheEdge } from "./origins-only-through-the-edge";
import { paymentPageMonitored } from "./payment-page-monitored";
import { privateEndpointRequired } from "./private-endpoint-required";
import { publicAccessBlocked } from "./public-access-blocked";
import { referencesHold } from "./references-hold";
import { regionsAlike } from "./regions-alike";
import { ruleJustified } from "./rule-justified";
import { scopeTags } from "./scope-tags";
import { secretRotation } from "./secret-rotation";
import { secretsAreSecret } from "./secrets-are-secret";
import { securityHeaders } from "./security-headers";
import { statefulProtected } from "./stateful-protected";
import { storesAdmitOnlyTheApplication } from "./stores-admit-only-the-application";
import { storesInPrivateSubnets } from "./stores-in-private-subnets";
import { timeSync } from "./time-sync";
import { tls12OrLater } from "./tls-1-2-or-later";
import { tlsOnlyPolicies } from "./tls-only-policies";
import { unneededServicesOff } from "./unneeded-services-off";
import { vulnerabilityScans } from "./vulnerability-scans";
import { wafAttached } from "./waf-attached";
import { wafBlocking } from "./waf-blocking";
import { wafLogged } from "./waf-logged";
import { worldIngressAtTheEdgeOnly } from "./world-ingress-at-the-edge-only";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [
  administrationLogged,
  alarmHasAction,
  approvedImage,
  auditLogsEverywhere,
  autoPatching,
  automatedLogReview,
  backupsKept,
  centralLogs,
  certificateInventory,
  changeDetection,
  confusedDeputy,
  controlFailureAlarms,
  copiedElsewhere,
  customerKeys,
  dataEventsLogged,
  defaultGroupClosed,
  denyByDefault,
  egressLeast,
  encryptionAtRest,
  encryptionInTransit,
  fieldEncryptionKey,
  hardeningParameters,
  httpsOnly,
  humanRolesMfa,
  imdsv2Required,
  intrusionDetection,
  keyDeletionGuard,
  keyPolicyLeast,
  keyRotation,
  keysApartByPurpose,
  keysProtected,
  leastPrivilege,
  lifecycleDefined,
  logImmutability,
  logIntegrity,
  logRetention,
  logsDeliverable,
  malwareProtection,
  managedCredentials,
  multiAz,
  networkConfigGuarded,
  noAdminPorts,
  noDefaultAdminName,
  noDefaultOutbound,
  noIpForwarding,
  noPlaintextSecrets,
  noPublicCompute,
  noPublicStores,
  noRetiredServices,
  noSharedLogins,
  noSshKey,
  noWorldIngress,
  originNotExposed,
  originsOnlyThroughTheEdge,
  paymentPageMonitored,
  privateEndpointRequired,
  publicAccessBlocked,
  referencesHold,
  regionsAlike,
  ruleJustified,
  scopeTags,
  secretRotation,
  secretsAreSecret,
  securityHeaders,
  statefulProtected,
  storesAdmitOnlyTheApplication,
  storesInPrivateSubnets,
  timeSync,
  tls12OrLater,
  tlsOnlyPolicies,
  unneededServicesOff,
  vulnerabilityScans,
  wafAttached,
  wafBlocking,
  wafLogged,
  worldIngressAtTheEdgeOnly,
];
