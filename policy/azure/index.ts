import type { CloudRule } from "../rule";
import { certificateInventory } from "./certificate-inventory";
import { customerKeys } from "./customer-keys";
import { egressLeast } from "./egress-least";
import { encryptionAtRest } from "./encryption-at-rest";
import { multiAz } from "./multi-az";
import { noAdminPorts } from "./no-admin-ports";
import { noDefaultOutbound } from "./no-default-outbound";
import { noIpForwarding } from "./no-ip-forwarding";
import { noPublicCompute } from "./no-public-compute";
import { noPublicStores } from "./no-public-stores";
import { noWorldIngress } from "./no-world-ingress";
import { ruleJustified } from "./rule-justified";
import { securityHeaders } from "./security-headers";
import { tls12OrLater } from "./tls-1-2-or-later";
import { wafBlocking } from "./waf-blocking";

/** How the demands are judged on Azure. */
export const azure: readonly CloudRule[] = [
  certificateInventory,
  customerKeys,
  egressLeast,
  encryptionAtRest,
  multiAz,
  noAdminPorts,
  noDefaultOutbound,
  noIpForwarding,
  noPublicCompute,
  noPublicStores,
  noWorldIngress,
  ruleJustified,
  securityHeaders,
  tls12OrLater,
  wafBlocking,
];
