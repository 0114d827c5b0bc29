import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries, unseen } from "../../policy/view";
import type { KeyRow } from "../document";
import type { Masking } from "../masking";
import { label, sorted } from "../names";
import { usersOf } from "./users";

type Told = Omit<KeyRow, "resource" | "usedBy">;

/** How each kind of key is told. Source: declarations of @pulumi/aws 7.48.0 and @pulumi/azure-native 3.28.0; 2026-11. */
const kinds: Readonly<Record<string, (key: ResourceView, stack: StackView, masking: Masking) => Told>> = {
  "aws:kms/key:Key": kmsKey,
  "aws:kms/replicaKey:ReplicaKey": kmsKey,
  "aws:kms/externalKey:ExternalKey": kmsKey,
  "azure-native:keyvault:Key": vaultKey,
  "azure-native:keyvault:ManagedHsmKey": vaultKey,
};

export function keys(stack: StackView, masking: Masking): readonly KeyRow[] {
  return stack.resources.flatMap((resource) => {
    const told = kinds[resource.type]?.(resource, stack, masking);
    if (told === undefined) return [];
    return [
      {
        resource: label(resource),
        ...told,
        usedBy: sorted([...usersOf(stack, resource), ...byVault(stack, resource)]),
      },
    ];
  });
}

function kmsKey(key: ResourceView, _stack: StackView, masking: Masking): Told {
  const days = at(key, "rotationPeriodInDays");
  const spec = at(key, "customerMasterKeySpec") ?? at(key, "keySpec") ?? "SYMMETRIC_DEFAULT";
  const regions = at(key, "multiRegion") === true ? ", in several regions" : "";
  return {
    purpose: masking.text(text(at(key, "description"))),
    kind: `${text(spec)}, ${text(at(key, "keyUsage") ?? "ENCRYPT_DECRYPT")}${regions}`,
    rotation:
      at(key, "enableKeyRotation") === true
        ? // A year is what the service takes where nothing is said.
          `every ${text(days ?? 365)} days, by the service`
        : "none said",
    deletion: `after ${text(at(key, "deletionWindowInDays") ?? 30)} days of waiting`,
  };
}

function vaultKey(key: ResourceView, stack: StackView): Told {
  const [vault] = stack.referred(key, "vaultName", "azure-native:keyvault:Vault");
  const actions = entries(at(key, "properties.rotationPolicy.lifetimeActions")).map((_, index) => {
    const path = `properties.rotationPolicy.lifetimeActions.${index}`;
    return { type: at(key, `${path}.action.type`), after: at(key, `${path}.trigger.timeAfterCreate`) };
  });
  const rotates = actions.find(({ type }) => String(type).toLowerCase() === "rotate");
  const ends = at(key, "properties.rotationPolicy.attributes.expiryTime");
  const kept = vault === undefined ? undefined : at(vault, "properties.softDeleteRetentionInDays");
  const purge = vault !== undefined && at(vault, "properties.enablePurgeProtection") === true;
  return {
    purpose: text(at(key, "keyName") ?? key.name),
    kind: [
      text(at(key, "properties.kty")),
      text(at(key, "properties.keySize") ?? at(key, "properties.curveName")),
      entries(at(key, "properties.keyOps")).map(text).join(" and "),
    ]
      .filter((part) => part !== "not said")
      .join(", "),
    rotation:
      rotates === undefined
        ? "none said"
        : `${text(rotates.after)} after each version${ends === undefined ? "" : `, which ends after ${text(ends)}`}`,
    deletion: `kept for ${text(kept ?? 90)} days${purge ? ", and can't be purged before" : ""}`,
  };
}

/** A store may name its key by the vault's address and the key's name, of which only the vault's is an output. */
function byVault(stack: StackView, key: ResourceView): readonly string[] {
  const [vault] = stack.referred(key, "vaultName", "azure-native:keyvault:Vault");
  const name = at(key, "keyName");
  if (vault === undefined) return [];
  return stack
    .ofType("azure-native:storage:StorageAccount")
    .filter(
      (account) =>
        at(account, "encryption.keyVaultProperties.keyName") === name &&
        stack.referred(account, "encryption", vault.type).includes(vault),
    )
    .map((account) => `${label(account)}: encryption`);
}

function text(value: unknown): string {
  if (value === unseen) return "not known yet";
  return typeof value === "string" || typeof value === "number" ? String(value) : "not said";
}
