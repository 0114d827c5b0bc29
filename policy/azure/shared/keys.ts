import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, read, unseen } from "../../view";
import { same } from "./words";
import { refersTo } from "./refers";

export const keyType = "azure-native:keyvault:Key";
export const vaultType = "azure-native:keyvault:Vault";
export const identityType = "azure-native:managedidentity:UserAssignedIdentity";
export const setType = "azure-native:compute:DiskEncryptionSet";

/** Where a store says which key it is under: by address, or by name and vault; and by whose rights it opens it. */
export interface KeyUse {
  readonly type: string;
  /** Path of what holds the reference. */
  readonly property: string;
  /** Below it: the address of the key. */
  readonly url?: string;
  /** Below it: the name of the key, and the address of its vault. */
  readonly name?: string;
  readonly vault?: string;
  /** Path of the identity in the inputs. Default: identity. */
  readonly identity?: string;
  /** What carries the identity, where it is another resource. */
  readonly owner?: { readonly property: string; readonly type: string };
  readonly purpose: Purpose;
}

export type Purpose = "data" | "disks" | "logs" | "messages" | "secrets";

const byName = { name: "keyName", vault: "keyVaultUri" };
const azure = (type: string) => `azure-native:${type}`;

/** Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11. */
export const keyUses: readonly KeyUse[] = (
  [
    {
      type: "storage:StorageAccount",
      property: "encryption.keyVaultProperties",
      ...byName,
      identity: "encryption.encryptionIdentity.encryptionUserAssignedIdentity",
      purpose: "data",
    },
    { type: "storage:EncryptionScope", property: "keyVaultProperties", url: "keyUri", purpose: "data" },
    { type: "sql:Server", property: "keyId", url: "", identity: "primaryUserAssignedIdentityId", purpose: "data" },
    {
      type: "sql:ServerKey",
      property: "uri",
      url: "",
      identity: "primaryUserAssignedIdentityId",
      owner: { property: "serverName", type: "azure-native:sql:Server" },
      purpose: "data",
    },
    {
      type: "sql:ManagedInstance",
      property: "keyId",
      url: "",
      identity: "primaryUserAssignedIdentityId",
      purpose: "data",
    },
    { type: "sql:ManagedInstanceKey", property: "uri", url: "", purpose: "data" },
    {
      type: "redisenterprise:RedisEnterprise",
      property: "encryption.customerManagedKeyEncryption",
      url: "keyEncryptionKeyUrl",
      identity: "encryption.customerManagedKeyEncryption.keyEncryptionKeyIdentity.userAssignedIdentityResourceId",
      purpose: "data",
    },
    { type: "compute:DiskEncryptionSet", property: "activeKey", url: "keyUrl", purpose: "disks" },
    {
      type: "dbforpostgresql:Server",
      property: "dataEncryption",
      url: "primaryKeyURI",
      identity: "dataEncryption.primaryUserAssignedIdentityId",
      purpose: "data",
    },
    {
      type: "dbformysql:Server",
      property: "dataEncryption",
      url: "primaryKeyURI",
      identity: "dataEncryption.primaryUserAssignedIdentityId",
      purpose: "data",
    },
    { type: "cosmosdb:DatabaseAccount", property: "keyVaultKeyUri", url: "", purpose: "data" },
    {
      type: "containerregistry:Registry",
      property: "encryption.keyVaultProperties",
      url: "keyIdentifier",
      purpose: "data",
    },
    { type: "servicebus:Namespace", property: "encryption.keyVaultProperties.0", ...byName, purpose: "messages" },
    { type: "eventhub:Namespace", property: "encryption.keyVaultProperties.0", ...byName, purpose: "messages" },
    { type: "operationalinsights:Cluster", property: "keyVaultProperties", ...byName, purpose: "logs" },
  ] as const
).map((use) => ({ ...use, type: azure(use.type) }));

export interface NamedKey {
  /** As it is written; `unseen` while it isn't known. */
  readonly name: unknown;
  /** The first part of the vault's host name. */
  readonly vault: unknown;
}

const inUrl = /^https:\/\/([^./]+)\.[^/]+(?:\/keys\/([^/]+))?/i;

/** The key that a store says it is under, by its name and its vault's; undefined where it says nothing. */
export function keyNamed(store: ResourceView, { property, url, name, vault }: KeyUse): NamedKey | undefined {
  const holder = at(store, property);
  if (holder === undefined) return undefined;
  if (url !== undefined) {
    const address = url === "" ? holder : read(holder, url);
    if (address === undefined) return undefined;
    const parts = typeof address === "string" ? inUrl.exec(address) : null;
    return { name: parts?.[2] ?? unseen, vault: parts?.[1] ?? unseen };
  }
  const address = read(holder, vault ?? "");
  const parts = typeof address === "string" ? inUrl.exec(address) : null;
  return { name: read(holder, name ?? ""), vault: parts?.[1] ?? unseen };
}

export function nameOf(key: ResourceView): unknown {
  return at(key, "keyName");
}

/** Keys of this stack that a store is under. */
export function keysOf(stack: StackView, store: ResourceView, use: KeyUse): readonly ResourceView[] {
  const named = keyNamed(store, use);
  if (named === undefined) return [];
  const [top = ""] = use.property.split(".");
  const byOutput = (store.propertyDependencies[top] ?? [])
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter(({ type }) => type === keyType);
  // With several keys in one property, the name tells which; with a name that isn't known, all may be it.
  const agrees = (key: ResourceView) =>
    named.name === unseen || nameOf(key) === unseen || nameOf(key) === undefined || same(nameOf(key), named.name);
  if (byOutput.length > 0) return byOutput.filter(agrees);
  return stack
    .ofType(keyType)
    .filter(
      (key) =>
        named.name !== unseen &&
        named.vault !== unseen &&
        same(nameOf(key), named.name) &&
        vaultsOf(stack, key).some((vault) => same(vault, named.vault)),
    );
}

/** Names of the vault that a key lies in, as far as they are known. */
export function vaultsOf(stack: StackView, key: ResourceView): readonly unknown[] {
  const said = at(key, "vaultName");
  const registered = refersTo(stack, key, "vaultName", vaultType).map((vault) => at(vault, "vaultName"));
  return [said, ...registered].filter((name) => typeof name === "string");
}
