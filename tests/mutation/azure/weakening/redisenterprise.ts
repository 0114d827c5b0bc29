import type { Weakening } from "../../tables";
import { ofType } from "./rows";

const key = "encryption.customerManagedKeyEncryption";

export const redisenterprise: readonly Weakening[] = [
  // Whoever holds the access reads sessions.
  ...ofType("redisenterprise:AccessPolicyAssignment", {
    property: "user.objectId",
    operators: ["unrelate"],
    controls: ["7.2.1", "7.2.5"],
  }),
  ...ofType(
    "redisenterprise:Database",
    // The declarations name no default for access keys; where the code doesn't say, it isn't known.
    { property: "accessKeysAuthentication", operators: ["flip", "drop"], controls: ["8.2.2"] },
    { property: "clientProtocol", operators: ["replace"], weak: ["Plaintext"], controls: ["4.2.1"] },
    { property: "deferUpgrade", operators: ["replace"], weak: ["Deferred"], controls: ["6.3.3"] },
  ),
  ...ofType(
    "redisenterprise:RedisEnterprise",
    { property: "encryption", operators: ["drop"], controls: ["3.6.1"] },
    { property: key, operators: ["drop"], controls: ["3.6.1"] },
    { property: `${key}.keyEncryptionKeyUrl`, operators: ["unrelate", "drop"], controls: ["3.6.1"] },
    { property: "highAvailability", operators: ["flip"], controls: ["availability"] },
    { property: "minimumTlsVersion", operators: ["replace"], weak: ["1.0", "1.1"], controls: ["4.2.1"] },
    { property: "publicNetworkAccess", operators: ["flip"], controls: ["1.4.2", "1.4.4"] },
    { property: "", operators: ["unprotect"], controls: ["availability"] },
  ),
];
