import type { Row } from "./row";

/** Transit. */
export const transit: readonly Row[] = [
  [
    "encryption-in-transit",
    "4.2.1",
    "mandatory",
    "critical",
    "Encryption in transit",
    "Stores and services take encrypted connections only.",
  ],
  [
    "https-only",
    "4.2.1",
    "mandatory",
    "critical",
    "HTTPS only",
    "Public entries speak HTTPS, and HTTP only to redirect.",
  ],
  ["tls-1-2-or-later", "4.2.1,12.3.3", "mandatory", "high", "TLS 1.2 or later", "No TLS policy allows less than 1.2."],
  [
    "tls-only-policies",
    "4.2.1,2.2.7",
    "mandatory",
    "high",
    "Bucket policies refuse plain HTTP",
    "Each bucket has a policy that denies requests without TLS.",
  ],
  [
    "certificate-inventory",
    "4.2.1.1",
    "advisory",
    "low",
    "Certificates are known",
    "Certificates name exact hosts and are renewed by the service.",
  ],
];
