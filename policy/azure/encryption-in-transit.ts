import { holds, isNotTrue, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { isNoWord, isWord, same } from "./shared/words";

const notOff = (property: string): Check =>
  holds(property, (value) => value !== false && value !== "false", "true or not set");

/** Parameters of PostgreSQL and MySQL, each a resource of its own. */
const parameters: Readonly<Record<string, readonly [right: (value: string) => boolean, wanted: string]>> = {
  require_secure_transport: [(value) => /^(on|1|true)$/i.test(value), "on"],
  ssl: [(value) => /^(on|1|true)$/i.test(value), "on"],
};

const parameter: Check = (resource) => {
  const name = at(resource, "configurationName");
  const rule = typeof name === "string" ? parameters[name.toLowerCase()] : undefined;
  if (rule === undefined) return [];
  const property = at(resource, "currentValue") === undefined ? "value" : "currentValue";
  return holds(property, (value) => typeof value === "string" && rule[0](value), rule[1])(resource);
};

const singleServer = isWord("properties.sslEnforcement", ["Enabled", undefined]);

/** Shares for Windows: without it what is read and written goes in the open. */
const shares: Check = (resource) => {
  const protocols = at(resource, "protocolTypes");
  const windows = protocols !== unseen && Array.isArray(protocols) && protocols.some((each) => same(each, "CIFS"));
  return windows ? isTrue("smbEncryption")(resource) : [];
};

/**
 * Stores that can be told to take encrypted connections only; how new TLS must be is another demand, tls-1-2-or-later. Many
 * services of Azure take no others at all. Source: @pulumi/azure-native 3.28.0, declarations; 2026-11.
 */
export const encryptionInTransit: CloudRule = {
  name: "encryption-in-transit",
  resources: {
    // Connections are always encrypted; "None" lets a client choose how.
    "azure-native:sql:Server": isNoWord("minimalTlsVersion", ["None"]),
    "azure-native:sql:ManagedInstance": isNoWord("minimalTlsVersion", ["None"]),
    "azure-native:storage:StorageAccount": notOff("enableHttpsTrafficOnly"),
    "azure-native:redis:Redis": isNotTrue("enableNonSslPort"),
    "azure-native:redisenterprise:Database": isWord("clientProtocol", ["Encrypted", undefined]),
    "azure-native:dbforpostgresql:Configuration": parameter,
    "azure-native:dbforpostgresql:SingleServerConfiguration": parameter,
    "azure-native:dbformysql:Configuration": parameter,
    "azure-native:dbformysql:SingleServerConfiguration": parameter,
    "azure-native:dbforpostgresql:SingleServer": singleServer,
    "azure-native:dbformysql:SingleServer": singleServer,
    "azure-native:dbformariadb:Server": singleServer,
    "azure-native:netapp:CapacityPoolVolume": shares,
    "azure-native:hdinsight:Cluster": isTrue("properties.encryptionInTransitProperties.isEncryptionInTransitEnabled"),
  },
};
