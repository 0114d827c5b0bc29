import type { CloudRule } from "../rule";
import { protectedByEngine } from "./shared/protected";

/** A window leaves time to bring a key back; until somebody does, all that lies under it is unreadable. */
export const keysProtected: CloudRule = {
  name: "keys-protected",
  resources: Object.fromEntries(
    [
      "aws:kms/key:Key",
      "aws:kms/externalKey:ExternalKey",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:kms/replicaExternalKey:ReplicaExternalKey",
      "aws:paymentcryptography/key:Key",
    ].map((type) => [type, protectedByEngine]),
  ),
};
