import { all, holds, isGiven, when } from "../checks";
import type { Check, CloudRule } from "../rule";

/** "*" covers names that nobody has listed. */
const exact = (property: string): Check =>
  holds(
    property,
    (value) => typeof value !== "string" || !value.startsWith("*"),
    "an exact host name",
    "name each host, with a certificate of its own",
  );

export const certificateInventory: CloudRule = {
  name: "certificate-inventory",
  resources: {
    "azure-native:cdn:AFDCustomDomain": all(
      exact("hostName"),
      // Which ciphers are in use belongs to the list, and is otherwise the service's choice of the day.
      isGiven("tlsSettings.cipherSuiteSetType", "TLS12_2023, or a list of one's own"),
      isGiven("tlsSettings.certificateType", "ManagedCertificate, or CustomerCertificate with its secret"),
      when(
        "tlsSettings.certificateType",
        "CustomerCertificate",
        isGiven("tlsSettings.secret.id", "the secret that holds the certificate"),
      ),
    ),
    // The newest version, so that a renewed certificate is taken up without a change here.
    "azure-native:cdn:Secret": (resource) =>
      when(
        "parameters.type",
        "CustomerCertificate",
        all(
          isGiven("parameters.secretSource.id", "the certificate in its vault"),
          holds(
            "parameters.useLatestVersion",
            (value) => value === true || value === "true",
            "true",
            "let the edge take each new version by itself",
          ),
        ),
      )(resource),
    "azure-native:web:Certificate": exact("canonicalName"),
    "azure-native:app:ManagedCertificate": exact("properties.subjectName"),
    "azure-native:network:ApplicationGateway": (resource) =>
      (Array.isArray(resource.inputs["sslCertificates"]) ? resource.inputs["sslCertificates"] : []).flatMap(
        (_, index) =>
          isGiven(
            `sslCertificates.${index}.keyVaultSecretId`,
            "a certificate in a vault",
            "take the certificate from a vault, where it is listed and renewed",
          )(resource),
      ),
  },
};
