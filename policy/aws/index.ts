import type { CloudRule } from "../rule";
import { customerKeys } from "./customer-keys";
import { encryptionAtRest } from "./encryption-at-rest";
import { multiAz } from "./multi-az";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [customerKeys, encryptionAtRest, multiAz];
