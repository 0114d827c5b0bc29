import { all, holds, ifSet, isNotTrue, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { isWord, same } from "./shared/words";

/** Where nothing is said, these services take nothing less than TLS 1.2 today. */
const atLeast12 = (property: string, ...words: readonly string[]): Check =>
  isWord(property, words.length > 0 ? [...words, undefined] : ["1.2", "1.3", undefined]);

const notOff = (property: string): Check =>
  holds(property, (value) => value !== false && value !== "false", "true or not set");

/** Parameters of PostgreSQL and MySQL, each a resource of its own. */
const parameters: Readonly<Record<string, readonly [right: (value: string) => boolean, wanted: string]>> = {
  require_secure_transport: [(value) => /^(on|1|true)$/i.test(value), "on"],
  ssl_min_protocol_version: [(value) => /^tlsv1\.[23]$/i.test(value), "TLSv1.2 or TLSv1.3"],
  ssl: [(value) => /^(on|1|true)$/i.test(value), "on"],
  tls_version: [(value) => value.split(",").every((each) => /^tlsv1\.[23]$/i.test(each.trim())), "TLSv1.2, TLSv1.3"],
};

const parameter: Check = (resource) => {
  const name = at(resource, "configurationName");
  const rule = typeof name === "string" ? parameters[name.toLowerCase()] : undefined;
  if (rule === undefined) return [];
  const property = at(resource, "currentValue") === undefined ? "value" : "currentValue";
  return holds(property, (value) => typeof value === "string" && rule[0](value), rule[1])(resource);
};

const singleServer = all(
  isWord("properties.sslEnforcement", ["Enabled", undefined]),
  isWord("properties.minimalTlsVersion", ["TLS1_2"]),
);

/** Shares for Windows: without it what is read and written goes in the open. */
const shares: Check = (resource) => {
  const protocols = at(resource, "protocolTypes");
  const windows = protocols !== unseen && Array.isArray(protocols) && protocols.some((each) => same(each, "CIFS"));
  return windows ? isTrue("smbEncryption")(resource) : [];
};

/**
 * Stores and services that can be told to take encrypted connections only, with what holds where nothing is said.
 * Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, minimum TLS version of each service; 2026-11.
 */
export const encryptionInTransit: CloudRule = {
  name: "encryption-in-transit",
  resources: {
    "azure-native:sql:Server": atLeast12("minimalTlsVersion"),
    "azure-native:sql:ManagedInstance": atLeast12("minimalTlsVersion"),
    // TLS 1.0 is what is taken where nothing is said.
    "azure-native:storage:StorageAccount": all(
      notOff("enableHttpsTrafficOnly"),
      isWord("minimumTlsVersion", ["TLS1_2", "TLS1_3"]),
    ),
    "azure-native:redis:Redis": all(isNotTrue("enableNonSslPort"), atLeast12("minimumTlsVersion")),
    "azure-native:redisenterprise:RedisEnterprise": atLeast12("minimumTlsVersion"),
    "azure-native:redisenterprise:Database": isWord("clientProtocol", ["Encrypted", undefined]),
    "azure-native:dbforpostgresql:Configuration": parameter,
    "azure-native:dbforpostgresql:SingleServerConfiguration": parameter,
    "azure-native:dbformysql:Configuration": parameter,
    "azure-native:dbformysql:SingleServerConfiguration": parameter,
    "azure-native:dbforpostgresql:SingleServer": singleServer,
    "azure-native:dbformysql:SingleServer": singleServer,
    "azure-native:dbformariadb:Server": singleServer,
    "azure-native:cosmosdb:DatabaseAccount": atLeast12("minimalTlsVersion", "Tls12"),
    "azure-native:servicebus:Namespace": atLeast12("minimumTlsVersion"),
    "azure-native:eventhub:Namespace": atLeast12("minimumTlsVersion"),
    "azure-native:eventgrid:Topic": atLeast12("minimumTlsVersionAllowed"),
    "azure-native:eventgrid:Domain": atLeast12("minimumTlsVersionAllowed"),
    "azure-native:eventgrid:Namespace": atLeast12("minimumTlsVersionAllowed"),
    "azure-native:netapp:CapacityPoolVolume": shares,
    "azure-native:hdinsight:Cluster": all(
      isWord("properties.minSupportedTlsVersion", ["1.2", "1.3"]),
      ifSet(
        "properties.encryptionInTransitProperties",
        isTrue("properties.encryptionInTransitProperties.isEncryptionInTransitEnabled"),
      ),
    ),
  },
};
