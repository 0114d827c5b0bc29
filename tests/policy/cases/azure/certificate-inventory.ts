import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { RuleCases } from "../case";

const domain = "azure-native:cdn:AFDCustomDomain";
const secret = "azure-native:cdn:Secret";
const settings = { certificateType: "ManagedCertificate", cipherSuiteSetType: "TLS12_2023" };

export const certificateInventory: RuleCases = {
  rule: "certificate-inventory",
  cases: [
    {
      what: "a host with a certificate that the service renews",
      stack: [{ type: domain, inputs: { hostName: "www.example.com", tlsSettings: settings } }],
      found: [],
    },
    {
      what: "every host of a domain, and a certificate of nobody knows where",
      stack: [
        { type: domain, inputs: { hostName: "*.example.com", tlsSettings: settings } },
        {
          type: domain,
          name: "own",
          inputs: { hostName: "a.example.com", tlsSettings: { ...settings, certificateType: "CustomerCertificate" } },
        },
        { type: domain, name: "none", inputs: { hostName: "b.example.com" } },
      ],
      found: [
        "it hostName",
        "own tlsSettings.secret.id",
        "none tlsSettings.certificateType",
        "none tlsSettings.cipherSuiteSetType",
      ],
    },
    {
      what: "secrets that take up new versions, and that don't",
      stack: [
        {
          type: secret,
          inputs: {
            parameters: {
              type: "CustomerCertificate",
              secretSource: { id: idOf("Microsoft.KeyVault/vaults/kv/secrets/www") },
              useLatestVersion: true,
            },
          },
        },
        {
          type: secret,
          name: "fixed",
          inputs: {
            parameters: { type: "CustomerCertificate", secretSource: { id: unseen }, useLatestVersion: false },
          },
        },
      ],
      found: ["? fixed parameters.secretSource.id", "fixed parameters.useLatestVersion"],
    },
    {
      what: "a gateway with a certificate from a vault, and with one in the code",
      stack: [
        {
          type: "azure-native:network:ApplicationGateway",
          inputs: { sslCertificates: [{ keyVaultSecretId: "https://kv.vault.azure.net/secrets/a" }, { data: "MII…" }] },
        },
      ],
      found: ["it sslCertificates.1.keyVaultSecretId"],
    },
  ],
};
