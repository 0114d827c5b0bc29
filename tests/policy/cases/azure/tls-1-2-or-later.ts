import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const domain = "azure-native:cdn:AFDCustomDomain";
const gateway = "azure-native:network:ApplicationGateway";
const account = "azure-native:storage:StorageAccount";
const site = "azure-native:web:WebApp";
const parameter = "azure-native:dbforpostgresql:Configuration";

export const tls12OrLater: RuleCases = {
  rule: "tls-1-2-or-later",
  cases: [
    {
      what: "what is strong as it comes",
      stack: [
        { type: domain, inputs: { tlsSettings: { certificateType: "ManagedCertificate" } } },
        { type: gateway, name: "gateway", inputs: {} },
        { type: "azure-native:sql:Server", name: "sql", inputs: {} },
        { type: site, name: "site", inputs: { siteConfig: { minTlsVersion: "1.3" } } },
        { type: account, name: "blobs", inputs: { minimumTlsVersion: "TLS1_2" } },
      ],
      found: [],
    },
    {
      what: "an account that says nothing, and one that says too little",
      stack: [
        { type: account, inputs: {} },
        { type: account, name: "old", inputs: { minimumTlsVersion: "TLS1_1" } },
        { type: account, name: "later", inputs: { minimumTlsVersion: unseen } },
      ],
      found: ["it minimumTlsVersion", "old minimumTlsVersion", "? later minimumTlsVersion"],
    },
    {
      what: "a domain with old versions or old ciphers",
      stack: [
        { type: domain, inputs: { tlsSettings: { minimumTlsVersion: "TLS10" } } },
        { type: domain, name: "ciphers", inputs: { tlsSettings: { cipherSuiteSetType: "TLS10_2019" } } },
      ],
      found: ["it tlsSettings.minimumTlsVersion", "ciphers tlsSettings.cipherSuiteSetType"],
    },
    {
      what: "gateways with an old policy, by name and by hand, in a profile too",
      stack: [
        { type: gateway, inputs: { sslPolicy: { policyType: "Predefined", policyName: "AppGwSslPolicy20170401" } } },
        {
          type: gateway,
          name: "custom",
          inputs: { sslProfiles: [{ sslPolicy: { policyType: "Custom", minProtocolVersion: "TLSv1_1" } }] },
        },
        { type: gateway, name: "new", inputs: { sslPolicy: { policyName: "AppGwSslPolicy20220101S" } } },
      ],
      found: ["it sslPolicy.policyName", "custom sslProfiles.0.sslPolicy.minProtocolVersion"],
    },
    {
      what: "old versions for a site's deployment, and as a parameter of a database",
      stack: [
        { type: site, inputs: { siteConfig: { minTlsVersion: "1.2", scmMinTlsVersion: "1.0" } } },
        {
          type: parameter,
          name: "tables",
          inputs: { configurationName: "ssl_min_protocol_version", value: "TLSv1.1" },
        },
        { type: parameter, name: "other", inputs: { configurationName: "log_connections", value: "on" } },
      ],
      found: ["it siteConfig.scmMinTlsVersion", "tables value"],
    },
  ],
};
