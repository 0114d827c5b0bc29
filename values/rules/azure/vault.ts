import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Key Vault documentation, ${page}; 2026-11`;
const duration = /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/;

export const vault: readonly ValueRule[] = [
  about(
    "vault-purge-protection",
    ["keyvault:Vault"],
    { traps: ["57"], reads: ["properties.enablePurgeProtection"], source: "azure-cli issue 29115" },
    ({ inputs }) =>
      one(inputs, "properties.enablePurgeProtection") === false
        ? [wrong("properties.enablePurgeProtection", false, "true, or nothing: false is refused")]
        : [],
  ),
  form({
    name: "vault-soft-delete",
    of: { "keyvault:Vault": ["properties.softDeleteRetentionInDays"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 7 && Number(value) <= 90,
    allowed: "7 to 90 days",
    source: docs("soft delete"),
  }),
  form({
    name: "vault-access",
    of: { "keyvault:Vault": ["properties.publicNetworkAccess"] },
    fits: /^(enabled|disabled)$/i,
    allowed: "enabled or disabled",
    source: docs("network security"),
  }),
  form({
    name: "tenant-id",
    of: { "keyvault:Vault": ["properties.tenantId"], "sql:Server": ["administrators.tenantId", "administrators.sid"] },
    fits: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    allowed: "a GUID",
    source: "Declarations of the types",
  }),
  about(
    "key-form",
    ["keyvault:Key"],
    {
      reads: ["properties.kty", "properties.keySize", "properties.keyOps"],
      source: docs("key types; SQL documentation, TDE protector: RSA of 2048 or 3072; Storage: 2048, 3072, 4096"),
    },
    ({ inputs }, { resources }) => {
      const kind = text(inputs, "properties.kty") ?? "";
      const size = one(inputs, "properties.keySize");
      const own = resources.find(
        (each) =>
          each.type === "azure-native:keyvault:Vault" && text(each.inputs, "vaultName") === text(inputs, "vaultName"),
      );
      const premium = text(own?.inputs, "properties.sku.name");
      return [
        ...(/^RSA(-HSM)?$/.test(kind)
          ? []
          : [wrong("properties.kty", kind, "RSA or RSA-HSM: stores are encrypted with it")]),
        ...([2048, 3072, 4096].includes(Number(size)) ? [] : [wrong("properties.keySize", size, "2048, 3072 or 4096")]),
        ...(/-HSM$/.test(kind) && premium !== undefined && premium !== "premium"
          ? [wrong("properties.kty", kind, "RSA: a key in hardware needs a premium vault")]
          : []),
      ];
    },
  ),
  about(
    "key-rotation",
    ["keyvault:Key"],
    {
      reads: ["properties.rotationPolicy"],
      source: docs("key autorotation: ends after 28 days at least, notice 7 days before at least"),
    },
    ({ inputs }) => {
      const policy = "properties.rotationPolicy";
      const times = [
        "attributes.expiryTime",
        "lifetimeActions[].trigger.timeAfterCreate",
        "lifetimeActions[].trigger.timeBeforeExpiry",
      ].flatMap((path) => given(inputs, `${policy}.${path}`));
      const kinds = given(inputs, `${policy}.lifetimeActions[].action.type`).map(({ value }) =>
        String(value).toLowerCase(),
      );
      return [
        ...times
          .filter(({ value }) => !duration.test(String(value)))
          .map(({ path, value }) => wrong(path, value, "a duration in days, months or years, as P90D")),
        ...(new Set(kinds).size === kinds.length
          ? []
          : [wrong(`${policy}.lifetimeActions`, kinds, "each action once")]),
      ];
    },
  ),
];
