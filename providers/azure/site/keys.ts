import { Key, Vault } from "@pulumi/azure-native/keyvault";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { Provider as RandomProvider } from "@pulumi/random/provider";
import { RandomId } from "@pulumi/random/randomId";
import type { CustomerKey, KeyPurpose } from "../links";
import { assign } from "../shared/roles";
import type { Ground } from "./ground";
import { named, onGround, placed } from "./ground";

export interface Keys {
  readonly vault: Vault;
  readonly keys: Readonly<Record<KeyPurpose, CustomerKey>>;
}

/** The site's vault, and a key in it for each purpose. People have no right to them: services use them by identities. */
export function keys(ground: Ground): Keys {
  const { scope, spec, tenant } = ground;
  // A deleted vault keeps its name, and can't be purged before its time: the next one gets another.
  const random = new RandomProvider(`random-${spec.region}`, {}, { parent: scope.parent });
  const mark = new RandomId(`vault-${spec.region}`, { byteLength: 4 }, { parent: scope.parent, provider: random });
  const vault = new Vault(
    `vault-${spec.region}`,
    {
      vaultName: pulumi.interpolate`${named(ground, "vault", "vault")}-${mark.hex}`,
      ...placed(ground),
      properties: {
        tenantId: tenant,
        // Premium: keys lie in hardware.
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: scope.protect ? 90 : 7,
        // Stores take keys of no vault without it.
        enablePurgeProtection: true,
        enabledForDeployment: false,
        enabledForDiskEncryption: false,
        enabledForTemplateDeployment: false,
        publicNetworkAccess: "disabled",
        // Stores reach their keys as trusted services; nobody else reaches any.
        networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
      },
    },
    onGround(ground, { protect: scope.protect }),
  );
  const key = (purpose: KeyPurpose) => customerKey(ground, vault, purpose);
  return {
    vault,
    keys: {
      database: key("database"),
      cache: key("cache"),
      disks: key("disks"),
      storage: key("storage"),
      logs: key("logs"),
      audit: key("audit"),
    },
  };
}

function customerKey(ground: Ground, vault: Vault, purpose: KeyPurpose): CustomerKey {
  const { scope, spec, group } = ground;
  const key = new Key(
    `${purpose}-${spec.region}`,
    {
      keyName: purpose,
      vaultName: vault.name,
      resourceGroupName: group.name,
      properties: {
        kty: "RSA-HSM",
        keySize: 3072,
        keyOps: ["wrapKey", "unwrapKey"],
        rotationPolicy: {
          attributes: { expiryTime: "P2Y" },
          lifetimeActions: [
            { trigger: { timeAfterCreate: "P1Y" }, action: { type: "rotate" } },
            { trigger: { timeBeforeExpiry: "P30D" }, action: { type: "notify" } },
          ],
        },
      },
      tags: scope.tags,
    },
    // A key is never deleted by a run: what was encrypted with it would be lost. It goes with its vault, after its time.
    onGround(ground, { protect: scope.protect, retainOnDelete: true }),
  );
  const identity = new UserAssignedIdentity(
    `${purpose}-key-${spec.region}`,
    { resourceName: named(ground, "identity", purpose, "key"), ...placed(ground) },
    onGround(ground),
  );
  const right = assign(scope, { link: ground }, `${purpose}-key-${spec.region}`, {
    role: "Key Vault Crypto Service Encryption User",
    identity,
    on: key.id,
    why: `Wraps and unwraps the keys of what is encrypted for ${purpose}.`,
  });
  return { key, identity, ready: [right] };
}

/**
 * The same keys, ready only once `later` is there too. Services look rights up some time after they were given, mostly within a
 * minute, and refuse a store whose key they can't open: so the network, which takes that long anyway, comes in between.
 * Source: Azure role-based access control documentation, "troubleshooting", up to ten minutes; 2026-11.
 */
export function onceKnown(keys: Keys["keys"], later: readonly pulumi.Resource[]): Keys["keys"] {
  const wait = (key: CustomerKey): CustomerKey => ({ ...key, ready: [...key.ready, ...later] });
  return {
    database: wait(keys.database),
    cache: wait(keys.cache),
    disks: wait(keys.disks),
    storage: wait(keys.storage),
    logs: wait(keys.logs),
    audit: wait(keys.audit),
  };
}
