import type { CloudRule } from "../rule";
import { approvedImage } from "./approved-image";
import { autoPatching } from "./auto-patching";
import { customerKeys } from "./customer-keys";
import { denyByDefault } from "./deny-by-default";
import { encryptionAtRest } from "./encryption-at-rest";
import { encryptionInTransit } from "./encryption-in-transit";
import { fieldEncryptionKey } from "./field-encryption-key";
import { hardeningParameters } from "./hardening-parameters";
import { keyDeletionGuard } from "./key-deletion-guard";
import { keyPolicyLeast } from "./key-policy-least";
import { keyRotation } from "./key-rotation";
import { keysApartByPurpose } from "./keys-apart-by-purpose";
import { keysWithinReach } from "./keys-within-reach";
import { leastPrivilege } from "./least-privilege";
import { lifecycleDefined } from "./lifecycle-defined";
import { logsScrubbed } from "./logs-scrubbed";
import { managedCredentials } from "./managed-credentials";
import { multiAz } from "./multi-az";
import { noDefaultAdminName } from "./no-default-admin-name";
import { noPlaintextSecrets } from "./no-plaintext-secrets";
import { noSharedLogins } from "./no-shared-logins";
import { noSshKey } from "./no-ssh-key";
import { secondLayerOfEncryption } from "./second-layer-of-encryption";
import { secretRotation } from "./secret-rotation";
import { secretsAreSecret } from "./secrets-are-secret";
import { sqlServerUnderCustomerKey } from "./sql-server-under-customer-key";
import { unneededServicesOff } from "./unneeded-services-off";

/** How the demands are judged on Azure. */
export const azure: readonly CloudRule[] = [
  approvedImage,
  autoPatching,
  customerKeys,
  denyByDefault,
  encryptionAtRest,
  encryptionInTransit,
  fieldEncryptionKey,
  hardeningParameters,
  keyDeletionGuard,
  keyPolicyLeast,
  keyRotation,
  keysApartByPurpose,
  keysWithinReach,
  leastPrivilege,
  lifecycleDefined,
  logsScrubbed,
  managedCredentials,
  multiAz,
  noDefaultAdminName,
  noPlaintextSecrets,
  noSharedLogins,
  noSshKey,
  secondLayerOfEncryption,
  secretRotation,
  secretsAreSecret,
  sqlServerUnderCustomerKey,
  unneededServicesOff,
];
