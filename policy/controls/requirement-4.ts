import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

/** Requirement 4: cryptography in transit. */
export const requirement4: readonly Control[] = [
  {
    number: "4.2.1",
    title:
      "Card numbers cross open networks under strong cryptography: valid certificates, no fall back to weak versions.",
    level: "mandatory",
    severity: "critical",
    shows: "Entries and stores want TLS 1.2 or later, plain HTTP only redirects, and certificates are checked.",
    remains: "Connections that the application opens itself, and what it trusts.",
    evidence: {
      aws: [
        "lb.Listener.sslPolicy",
        "lb.TargetGroup.protocol",
        "cloudfront.Distribution.viewerCertificate",
        "elasticache.ReplicationGroup.transitEncryptionEnabled",
        "elasticache.ReplicationGroup.transitEncryptionMode",
        "rds.ParameterGroup.parameters",
        "s3.BucketPolicy.policy",
      ],
      azure: [
        "cdn.Route.httpsRedirect",
        "cdn.Route.forwardingProtocol",
        "cdn.AFDCustomDomain.tlsSettings",
        "cdn.AFDOrigin.enforceCertificateNameCheck",
        "sql.Server.minimalTlsVersion",
        "redis.Redis.minimumTlsVersion",
        "redisenterprise.Database.clientProtocol",
        "storage.StorageAccount.enableHttpsTrafficOnly",
        "storage.StorageAccount.minimumTlsVersion",
      ],
    },
    source: inText,
  },
  {
    number: "4.2.1.1",
    title: "There is an inventory of the keys and certificates that are trusted to protect card numbers in transit.",
    level: "advisory",
    severity: "low",
    shows: "The certificates of the entries, with their names; from these an inventory is written.",
    remains: "Issuer, owner and expiry of those, and trust stores of the application.",
    evidence: {
      aws: ["acm.Certificate.domainName"],
      azure: ["cdn.AFDCustomDomain.tlsSettings", "cdn.Secret.parameters"],
    },
    source: alsoAt("withpci.com/requirements/4/4.2/4.2.1.1"),
  },
];
