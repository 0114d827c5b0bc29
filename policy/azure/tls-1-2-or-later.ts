import { all, each, holds, isNoneOf, when } from "../checks";
import type { Check, CloudRule } from "../rule";

/** As services spell versions before 1.2, and no version at all. */
const old = [
  "1.0",
  "1.1",
  "None",
  "TLS1_0",
  "TLS1_1",
  "TLS10",
  "TLS11",
  "Tls",
  "Tls11",
  "TLSv1",
  "TLSv1.1",
  "TLSv1_0",
  "TLSv1_1",
];
const recent = ["1.2", "1.3", "TLS1_2", "TLS1_3", "TLS12", "TLS13", "Tls12", "Tls13", "TLSv1.2", "TLSv1.3"];

const mend = (property: string) => `set ${property} to 1.2, as the service spells it`;
/** Where the service itself takes 1.2 if nothing is said. */
const notOld = (property: string): Check => isNoneOf(property, old, mend(property));
/** Where it takes older versions then. */
const said = (property: string): Check =>
  holds(property, (value) => recent.includes(String(value)), "TLS 1.2 or later", mend(property));

/** Policies of a gateway by name that allow less. The one without a name is as strong as the newest. */
const gatewayPolicy = (path: string): Check =>
  all(
    isNoneOf(
      `${path}.policyName`,
      ["AppGwSslPolicy20150501", "AppGwSslPolicy20170401"],
      "name AppGwSslPolicy20220101S",
    ),
    notOld(`${path}.minProtocolVersion`),
  );

const site = all(notOld("siteConfig.minTlsVersion"), notOld("siteConfig.scmMinTlsVersion"));
const siteSettings = all(notOld("minTlsVersion"), notOld("scmMinTlsVersion"));

/** Parameters of a database server that say which versions it speaks. */
const parameters =
  (allowed: Readonly<Record<string, (value: string) => boolean>>): Check =>
  (resource) => {
    const name = resource.inputs["configurationName"];
    const right = typeof name === "string" ? allowed[name.toLowerCase()] : undefined;
    return right === undefined
      ? []
      : holds("value", (value) => right(String(value)), "TLS 1.2 or later", "allow TLSv1.2 and TLSv1.3 only")(resource);
  };

const onlyRecent = (value: string) => value.split(",").every((version) => recent.includes(version.trim()));

/**
 * Source: @pulumi/azure-native 3.28.0, declarations; the services' documentation on TLS: storage alone falls to 1.0 where
 * nothing is said, and caches of the older kind aren't clear about it; 2026-11.
 */
export const tls12OrLater: CloudRule = {
  name: "tls-1-2-or-later",
  resources: {
    "azure-native:cdn:AFDCustomDomain": all(
      notOld("tlsSettings.minimumTlsVersion"),
      isNoneOf("tlsSettings.cipherSuiteSetType", ["TLS10_2019"], "take TLS12_2023"),
      when(
        "tlsSettings.cipherSuiteSetType",
        "Customized",
        holds(
          "tlsSettings.customizedCipherSuiteSet",
          (value) => value !== undefined,
          "the cipher suites",
          "name the cipher suites",
        ),
      ),
    ),
    "azure-native:cdn:CustomDomain": notOld("customHttpsParameters.minimumTlsVersion"),
    "azure-native:frontdoor:FrontDoor": each("frontendEndpoints", "customHttpsConfiguration.minimumTlsVersion", notOld),
    "azure-native:network:ApplicationGateway": all(
      gatewayPolicy("sslPolicy"),
      each("sslProfiles", "sslPolicy", gatewayPolicy),
    ),
    "azure-native:sql:Server": notOld("minimalTlsVersion"),
    "azure-native:sql:ManagedInstance": notOld("minimalTlsVersion"),
    "azure-native:storage:StorageAccount": said("minimumTlsVersion"),
    "azure-native:redis:Redis": said("minimumTlsVersion"),
    "azure-native:redisenterprise:RedisEnterprise": notOld("minimumTlsVersion"),
    "azure-native:cosmosdb:DatabaseAccount": notOld("minimalTlsVersion"),
    "azure-native:servicebus:Namespace": notOld("minimumTlsVersion"),
    "azure-native:eventhub:Namespace": notOld("minimumTlsVersion"),
    "azure-native:eventgrid:Topic": notOld("minimumTlsVersionAllowed"),
    "azure-native:eventgrid:Domain": notOld("minimumTlsVersionAllowed"),
    "azure-native:dbforpostgresql:Configuration": parameters({
      ssl_min_protocol_version: (value) => recent.includes(value),
    }),
    "azure-native:dbformysql:Configuration": parameters({ tls_version: onlyRecent }),
    "azure-native:web:WebApp": site,
    "azure-native:web:WebAppSlot": site,
    "azure-native:web:WebAppSiteConfiguration": siteSettings,
    "azure-native:web:WebAppSiteConfigurationSlot": siteSettings,
  },
};
