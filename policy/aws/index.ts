import type { CloudRule } from "../rule";
import { customerKeys } from "./customer-keys";
import { egressLeast } from "./egress-least";
import { encryptionAtRest } from "./encryption-at-rest";
import { multiAz } from "./multi-az";
import { noAdminPorts } from "./no-admin-ports";
import { noDefaultOutbound } from "./no-default-outbound";
import { noIpForwarding } from "./no-ip-forwarding";
import { noWorldIngress } from "./no-world-ingress";
import { ruleJustified } from "./rule-justified";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [
  customerKeys,
  egressLeast,
  encryptionAtRest,
  multiAz,
  noAdminPorts,
  noDefaultOutbound,
  noIpForwarding,
  noWorldIngress,
  ruleJustified,
];
