import type { CloudRule } from "../rule";
import { approvedImage } from "./approved-image";
import { autoPatching } from "./auto-patching";
import { confusedDeputy } from "./confused-deputy";
import { customerKeys } from "./customer-keys";
import { denyByDefault } from "./deny-by-default";
import { encryptionAtRest } from "./encryption-at-rest";
import { encryptionInTransit } from "./encryption-in-transit";
import { fieldEncryptionKey } from "./field-encryption-key";
import { hardeningParameters } from "./hardening-parameters";
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
import { noDefaultAdminName } from "./no-default-admin-name";
import { noPlaintextSecrets } from "./no-plaintext-secrets";
import { noSharedLogins } from "./no-shared-logins";
import { noSshKey } from "./no-ssh-key";
import { secretRotation } from "./secret-rotation";
import { secretsAreSecret } from "./secrets-are-secret";
import { timeSync } from "./time-sync";
import { tlsOnlyPolicies } from "./tls-only-policies";
import { unneededServicesOff } from "./unneeded-services-off";

/** How the demands are judged on AWS. */
export const aws: readonly CloudRule[] = [
  approvedImage,
  autoPatching,
  confusedDeputy,
  customerKeys,
  denyByDefault,
  encryptionAtRest,
  encryptionInTransit,
  fieldEncryptionKey,
  hardeningParameters,
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
  noDefaultAdminName,
  noPlaintextSecrets,
  noSharedLogins,
  noSshKey,
  secretRotation,
  secretsAreSecret,
  timeSync,
  tlsOnlyPolicies,
  unneededServicesOff,
];
