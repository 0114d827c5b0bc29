import type { CloudRule } from "../rule";
import { certificateInventory } from "./certificate-inventory";
import { customerKeys } from "./customer-keys";
import { defaultGroupClosed } from "./default-group-closed";
import { egressLeast } from "./egress-least";
import { encryptionAtRest } from "./encryption-at-rest";
import { httpsOnly } from "./https-only";
import { multiAz } from "./multi-az";
import { networkConfigGuarded } from "./network-config-guarded";
import { noAdminPorts } from "./no-admin-ports";
import { noDefaultOutbound } from "./no-default-outbound";
import { noIpForwarding } from "./no-ip-forwarding";
import { noPublicCompute } from "./no-public-compute";
import { noPublicStores } from "./no-public-stores";
import { noWorldIngress } from "./no-world-ingress";
import { originNotExposed } from "./origin-not-exposed";
import { originsOnlyThroughTheEdge } from "./origins-only-through-the-edge";
import { paymentPageMonitored } from "./payment-page-monitored";
import { privateEndpointRequired } from "./private-endpoint-required";
import { publicAccessBlocked } from "./public-access-blocked";
import { ruleJustified } from "./rule-justified";
import { securityHeaders } from "./security-headers";
import { storesAdmitOnlyTheApplication } from "./stores-admit-only-the-application";
import { storesInPrivateSubnets } from "./stores-in-private-subnets";
import { subnetGuarded } from "./subnet-guarded";
import { tls12OrLater } from "./tls-1-2-or-later";
import { wafAttached } from "./waf-attached";
import { wafBlocking } from "./waf-blocking";
import { wafLogged } from "./waf-logged";
import { worldIngressAtTheEdgeOnly } from "./world-ingress-at-the-edge-only";

/** How the demands are judged on Azure. */
export const azure: readonly CloudRule[] = [
  certificateInventory,
  customerKeys,
  defaultGroupClosed,
  egressLeast,
  encryptionAtRest,
  httpsOnly,
  multiAz,
  networkConfigGuarded,
  noAdminPorts,
  noDefaultOutbound,
  noIpForwarding,
  noPublicCompute,
  noPublicStores,
  noWorldIngress,
  originNotExposed,
  originsOnlyThroughTheEdge,
  paymentPageMonitored,
  privateEndpointRequired,
  publicAccessBlocked,
  ruleJustified,
  securityHeaders,
  storesAdmitOnlyTheApplication,
  storesInPrivateSubnets,
  subnetGuarded,
  tls12OrLater,
  wafAttached,
  wafBlocking,
  wafLogged,
  worldIngressAtTheEdgeOnly,
];
