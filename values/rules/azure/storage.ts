import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Storage documentation, ${page}; 2026-11`;
const days = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

export const storage: readonly ValueRule[] = [
  form({
    name: "storage-tls",
    of: { "storage:StorageAccount": ["minimumTlsVersion"] },
    fits: /^TLS1_2$/,
    allowed: "TLS1_2: older ones ended on 2026-02-03, and 1.3 can't be required",
    source: "Declaration of the type; Storage documentation, minimum TLS version; 2026-11",
    traps: ["52"],
  }),
  form({
    name: "storage-kind",
    of: { "storage:StorageAccount": ["kind"] },
    fits: /^(StorageV2|BlockBlobStorage|FileStorage)$/,
    allowed: "StorageV2: the first kinds are retired",
    source: docs("account overview; the retirement's date from memory"),
  }),
  form({
    name: "storage-sas-period",
    of: { "storage:StorageAccount": ["sasPolicy.sasExpirationPeriod"] },
    fits: /^\d{1,3}\.(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
    allowed: "days.hours:minutes:seconds, as 1.00:00:00",
    source: docs("expiration policy of shared access signatures"),
  }),
  form({
    name: "storage-key-without-version",
    of: { "storage:StorageAccount": ["encryption.keyVaultProperties.keyVersion"] },
    fits: (value) => value === "",
    allowed: "nothing: with a version the key isn't rotated",
    source: docs("customer-managed keys"),
    traps: ["45"],
  }),
  form({
    name: "storage-vault-address",
    of: { "storage:StorageAccount": ["encryption.keyVaultProperties.keyVaultUri"] },
    fits: /^https:\/\/[a-z0-9-]{3,24}\.vault\.azure\.net\/?$/i,
    allowed: "a vault's address",
    source: docs("customer-managed keys"),
  }),
  about(
    "storage-restore",
    ["storage:BlobServiceProperties"],
    { traps: ["53"], reads: ["restorePolicy", "changeFeed"], source: docs("point-in-time restore") },
    ({ inputs }) => {
      if (one(inputs, "restorePolicy.enabled") !== true) return [];
      const back = Number(one(inputs, "restorePolicy.days"));
      const kept = Number(one(inputs, "deleteRetentionPolicy.days"));
      return [
        ...(back < kept ? [] : [wrong("restorePolicy.days", back, `fewer than the ${kept} days of soft delete`)]),
        ...(one(inputs, "isVersioningEnabled") === true && one(inputs, "changeFeed.enabled") === true
          ? []
          : [wrong("restorePolicy.enabled", true, "versioning and the change feed with it")]),
      ];
    },
  ),
  form({
    name: "storage-soft-delete",
    of: { "storage:BlobServiceProperties": ["deleteRetentionPolicy.days", "containerDeleteRetentionPolicy.days"] },
    fits: days(1, 365),
    allowed: "1 to 365 days",
    source: docs("soft delete"),
  }),
  form({
    name: "storage-immutable-days",
    of: { "storage:BlobContainerImmutabilityPolicy": ["immutabilityPeriodSinceCreationInDays"] },
    fits: days(1, 146_000),
    allowed: "1 to 146,000 days",
    source: docs("immutable storage"),
  }),
  about(
    "storage-archive",
    ["storage:ManagementPolicy"],
    {
      traps: ["55"],
      reads: ["policy.rules[].definition.actions"],
      source: docs("access tiers: no archive tier with zone redundancy; from memory"),
    },
    ({ inputs }, { resources }) => {
      const account = resources.find(
        (each) =>
          each.type === "azure-native:storage:StorageAccount" &&
          text(each.inputs, "accountName") === text(inputs, "accountName"),
      );
      if (!/ZRS$/.test(text(account?.inputs, "sku.name") ?? "")) return [];
      return given(inputs, "policy.rules[].definition.actions").flatMap(({ path, value }) =>
        JSON.stringify(value).includes("tierToArchive")
          ? [wrong(path, "tierToArchive", "tierToCold: there is no archive in a zone-redundant account")]
          : [],
      );
    },
  ),
  about(
    "storage-lifecycle",
    ["storage:ManagementPolicy"],
    { reads: ["policy.rules"], source: docs("lifecycle management") },
    ({ inputs }) => {
      const rules = given(inputs, "policy.rules[]");
      const names = rules.map(({ value }) => one(value, "name"));
      return rules.flatMap(({ path, value }, index) => {
        const name = text(value, "name") ?? "";
        const append = given(value, "definition.filters.blobTypes[]").some((each) => each.value === "appendBlob");
        const moves = /tierTo/.test(JSON.stringify(one(value, "definition.actions") ?? {}));
        return [
          ...(/^[A-Za-z0-9]{1,256}$/.test(name) && names.indexOf(name) === index
            ? []
            : [wrong(`${path}.name`, name, "1 to 256 letters and digits, once")]),
          ...(append && moves
            ? [wrong(`${path}.definition.actions`, "tierTo…", "delete alone, for append blobs")]
            : []),
          ...given(value, "definition.filters.prefixMatch[]")
            .filter((each) => !/^[a-z0-9$-]+(\/.*)?$/.test(String(each.value)))
            .map((each) => wrong(`${path}.${each.path}`, each.value, "a container's name, and more after a /")),
        ];
      });
    },
  ),
  about(
    "storage-replication",
    ["storage:ObjectReplicationPolicy"],
    {
      reads: ["rules", "sourceAccount", "destinationAccount", "objectReplicationPolicyId"],
      source: docs("object replication: at most 1000 rules, a container once"),
    },
    ({ inputs }) => {
      const targets = given(inputs, "rules[].destinationContainer").map(({ value }) => value);
      const same =
        one(inputs, "sourceAccount") !== undefined &&
        one(inputs, "sourceAccount") === one(inputs, "destinationAccount");
      return [
        ...(new Set(targets).size === targets.length ? [] : [wrong("rules", targets, "each destination once")]),
        ...(same
          ? [wrong("destinationAccount", one(inputs, "destinationAccount"), "another account than the source")]
          : []),
      ];
    },
  ),
];
