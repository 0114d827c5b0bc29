import type { ReaderOf } from "../../promised";
import type { cache } from "../../promises/cache";
import type { database } from "../../promises/database";
import type { Inputs } from "../../reading";
import { all, each, environmentOf, guarded } from "../../reading";

const server = "azure-native:sql:Server";
const base = "azure-native:sql:Database";
const fleet = "azure-native:compute:VirtualMachineScaleSet";
const script = "virtualMachineProfile.osProfile.customData";

/** Client or principal ids of identities are made up; their resources' names are in the ids that a fleet lists. */
const identities = ({ at }: Inputs) => JSON.stringify(at("identity.userAssignedIdentities"));

export const databaseOnAzure: ReaderOf<typeof database> = {
  zones: each({ type: base, paths: ["zoneRedundant"], value: ({ at }) => (at("zoneRedundant") === true ? 3 : 1) }),
  "at rest": each({
    type: "azure-native:sql:EncryptionProtector",
    ...all({ serverKeyType: "AzureKeyVault", serverKeyName: /./ }),
  }),
  "in transit": each({ type: server, ...all({ minimalTlsVersion: /^1\.[23]$/ }) }),
  exposure: each({ type: server, ...all({ publicNetworkAccess: "Disabled" }) }),
  "backup days": each({
    type: "azure-native:sql:BackupShortTermRetentionPolicy",
    paths: ["retentionDays"],
    value: ({ at }) => Number(at("retentionDays")),
  }),
  "deletion guard": each({ type: base, ...guarded }, { type: server, ...guarded }),
  "backups elsewhere": each({ type: base, ...all({ requestedBackupStorageRedundancy: /^Geo(Zone)?$/ }) }),
  "copy elsewhere": each({
    type: base,
    where: ({ at }) => at("createMode") === "Secondary",
    paths: ["createMode", "sourceDatabaseId"],
    value: ({ at }) => /\/databases\//.test(String(at("sourceDatabaseId"))),
  }),
  "roles swap": each({
    type: base,
    paths: ["options.ignoreChanges"],
    value: ({ resource }) =>
      ["createMode", "sourceDatabaseId"].every((input) => resource.options.ignoreChanges.includes(input)),
  }),
  "no password": each({
    type: server,
    paths: ["administrators.azureADOnlyAuthentication", "administratorLoginPassword"],
    value: ({ at }) =>
      at("administrators.azureADOnlyAuthentication") === true && at("administratorLoginPassword") === undefined,
  }),
  "not as administrator": each({
    type: fleet,
    paths: [`${script}: DATABASE_USER`],
    value: ({ at, plan }) => {
      const user = environmentOf(at(script))["DATABASE_USER"];
      const administrators = plan.resources
        .filter(({ type }) => type === server)
        .map(({ inputs }) => (inputs["administrators"] as Readonly<Record<string, unknown>>)["login"]);
      return user !== undefined && user !== "" && !administrators.includes(user);
    },
  }),
  "migrator apart": each({
    type: fleet,
    paths: ["identity.userAssignedIdentities"],
    value: (inputs) => /-app-/.test(identities(inputs)) && !/migrator/.test(identities(inputs)),
  }),
  "set up by itself": each({
    type: "azure-native:logic:Workflow",
    where: ({ resource }) => resource.name.startsWith("db-init-"),
    paths: ["definition"],
    value: ({ at }) => /migrator/.test(JSON.stringify(at("definition"))),
  }),
  audit: each({
    type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
    ...all({ state: "Enabled", auditActionsAndGroups: /FAILED_DATABASE_AUTHENTICATION_GROUP/ }),
  }),
};

const managed = "azure-native:redisenterprise:RedisEnterprise";
const content = "azure-native:redisenterprise:Database";
const classic = "azure-native:redis:Redis";

export const cacheOnAzure: ReaderOf<typeof cache> = {
  zones: each(
    { type: managed, paths: ["highAvailability"], value: ({ at }) => (at("highAvailability") === "Enabled" ? 2 : 1) },
    { type: classic, paths: ["zones"], value: ({ list }) => list("zones").length },
  ),
  "at rest": each(
    { type: managed, ...all({ "encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl": /./ }) },
    // The older product knows no key but the provider's.
    { type: classic, paths: ["sku.name"], value: () => false },
  ),
  "in transit": each(
    { type: content, ...all({ clientProtocol: "Encrypted" }) },
    { type: classic, ...all({ enableNonSslPort: false, minimumTlsVersion: "1.2" }) },
  ),
  exposure: each(
    { type: managed, ...all({ publicNetworkAccess: "Disabled" }) },
    { type: classic, ...all({ publicNetworkAccess: "Disabled" }) },
  ),
  "no password": each(
    { type: content, ...all({ accessKeysAuthentication: "Disabled" }) },
    { type: classic, ...all({ disableAccessKeyAuthentication: true }) },
  ),
  "own keys only": each({
    type: "azure-native:redisenterprise:AccessPolicyAssignment",
    paths: ["accessPolicyName"],
    value: ({ at }) => at("accessPolicyName") !== "default",
  }),
  "fails over": each(
    { type: managed, ...all({ highAvailability: "Enabled" }) },
    { type: classic, paths: ["replicasPerPrimary"], value: ({ at }) => Number(at("replicasPerPrimary")) > 0 },
  ),
  "makes room": each(
    { type: content, ...all({ evictionPolicy: "AllKeysLRU" }) },
    { type: classic, ...all({ "redisConfiguration.maxmemoryPolicy": "allkeys-lru" }) },
  ),
  snapshots: each(
    { type: content, ...all({ "persistence.rdbEnabled": true }) },
    { type: classic, ...all({ "redisConfiguration.rdbBackupEnabled": "true" }) },
  ),
  "deletion guard": each({ type: managed, ...guarded }, { type: classic, ...guarded }),
};
