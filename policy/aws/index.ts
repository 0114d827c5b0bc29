import type { CloudRule } from "../rule";
import { approvedImage } from "./approved-image";
import { autoPatching } from "./auto-patching";
import { certificateInventory } from "./certificate-inventory";
import { confusedDeputy } from "./confused-deputy";
import { customerKeys } from "./customer-keys";
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
import { keyDeletionGuard } from "./key-deletion-guard";
import { keyPolicyLeast } from "./key-policy-least";
import { keyRotation } from "./key-rotation";
import { keysApartByPurpose } from "./keys-apart-by-purpose";
import { leastPrivilege } from "./least-privilege";
import { lifecycleDefined } from "./lifecycle-defined";
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
import { noSharedLogins } from "./no-shared-logins";
import { noSshKey } from "./no-ssh-key";
import { noWorldIngress } from "./no-world-ingress";
import { originNotExposed } from "./origin-not-exposed";
import { originsOnlyThroughTheEdge } from "./origins-only-through-the-edge";
import { paymentPageMonitored } from "./payment-page-monitored";
import { privateEndpointRequired } from "./private-endpoint-required";
import { publicAccessBlocked } from "./public-access-blocked";
import { ruleJustified } from "./rule-justified";
import { secretRotation } from "./secret-rotation";
import { secretsAreSecret } from "./secrets-are-secret";
import { securityHeaders } from "./security-headers";
import { storesAdmitOnlyTheApplication } from "./stores-admit-only-the-application";
import { storesInPrivateSubnets } from "./stores-in-private-subnets";
import { timeSync } from "./time-sync";
import { tls12OrLater } from "./tls-1-2-or-later";
import { tlsOnlyPolicies } from "./tls-only-policies";
import { unneededServicesOff } from "./unneeded-services-off";
import { wafAttached } from "./waf-attached";
import { wafBlocking } from "./waf-blocking";
import { wafLogged } from "./waf-logged";
import { worldIngressAtTheEdgeOnly } from "./world-ingress-at-the-edge-only";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [
  approvedImage,
  autoPatching,
  certificateInventory,
  confusedDeputy,
  customerKeys,
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
  keyDeletionGuard,
  keyPolicyLeast,
  keyRotation,
  keysApartByPurpose,
  leastPrivilege,
  lifecycleDefined,
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
  noSharedLogins,
  noSshKey,
  noWorldIngress,
  originNotExposed,
  originsOnlyThroughTheEdge,
  paymentPageMonitored,
  privateEndpointRequired,
  publicAccessBlocked,
  ruleJustified,
  secretRotation,
  secretsAreSecret,
  securityHeaders,
  storesAdmitOnlyTheApplication,
  storesInPrivateSubnets,
  timeSync,
  tls12OrLater,
  tlsOnlyPolicies,
  unneededServicesOff,
  wafAttached,
  wafBlocking,
  wafLogged,
  worldIngressAtTheEdgeOnly,
];
