import { show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import type { KeyUse } from "./shared/keys";
import { identityType, keyNamed, keysOf, keyType, keyUses, nameOf, setType, vaultsOf, vaultType } from "./shared/keys";
import { guidOf, mayUseKeys } from "./shared/roles";
import { isOn, same } from "./shared/words";
import { pointersAt, refersTo } from "./shared/refers";

const assignment = "azure-native:authorization:RoleAssignment";
const complain = (property: string, found: string, wanted: string, mend: string): Complaint => ({
  verdict: "violates",
  property,
  found,
  wanted,
  mend,
});

/** What an identity of this stack may use keys of: by role, over a key, a vault, or more. */
class Rights {
  private readonly given: readonly ResourceView[];

  constructor(private readonly stack: StackView) {
    this.given = stack.ofType(assignment).filter((each) => {
      const role = guidOf(at(each, "roleDefinitionId"));
      // A role that isn't known may be one that lets keys be used.
      return role === undefined || mayUseKeys(role);
    });
  }

  of(identity: ResourceView): readonly ResourceView[] {
    return this.given.filter((each) => refersTo(this.stack, each, "principalId", identityType).includes(identity));
  }

  /** What the right is over, of the keys and vaults of this stack; nothing for more, or elsewhere. */
  over(right: ResourceView): readonly ResourceView[] {
    const keys = refersTo(this.stack, right, "scope", keyType);
    return keys.length > 0 ? keys : refersTo(this.stack, right, "scope", vaultType);
  }

  covers(right: ResourceView, key: ResourceView): boolean {
    const over = this.over(right);
    if (over.length === 0) return true;
    return over.includes(key) || over.some((each) => refersTo(this.stack, key, "vaultName", vaultType).includes(each));
  }
}

function ofStore(stack: StackView, rights: Rights, store: ResourceView, use: KeyUse): readonly Complaint[] {
  const named = keyNamed(store, use);
  if (named === undefined) return [];
  const keys = keysOf(stack, store, use);
  const strayed = [...keys.flatMap((key) => elsewhere(stack, key, named.vault, use)), ...missing(stack, store, use)];
  if (strayed.length > 0) return strayed.slice(0, 1);
  const holders = use.owner === undefined ? [store] : refersTo(stack, store, use.owner.property, use.owner.type);
  const identities = holders.flatMap((holder) => refersTo(stack, holder, use.identity ?? "identity", identityType));
  if (identities.length !== 1) return [];
  const [identity] = identities;
  if (identity === undefined) return [];
  const own = rights.of(identity);
  if (keys.length === 0) return own.length > 0 ? notItsKey(rights, own, named.name, use) : [];
  const byPolicies = keys.some((key) =>
    refersTo(stack, key, "vaultName", vaultType).some(
      (vault) => !isOn(at(vault, "properties.enableRbacAuthorization")),
    ),
  );
  const here = keys.every((key) => refersTo(stack, key, "vaultName", vaultType).length > 0);
  if (byPolicies || !here || keys.some((key) => own.some((right) => rights.covers(right, key)))) return [];
  return [
    complain(
      use.property,
      `${identity.name} has no right to it`,
      "a key that its identity may use",
      `give ${identity.name} the role Key Vault Crypto Service Encryption User over the key`,
    ),
  ];
}

/** A key of this stack, by its name and its output, and yet the vault of another. */
function elsewhere(stack: StackView, key: ResourceView, vault: unknown, use: KeyUse): readonly Complaint[] {
  const vaults = vaultsOf(stack, key);
  if (typeof vault !== "string" || vaults.length === 0 || vaults.some((name) => same(name, vault))) return [];
  return [
    complain(
      use.property,
      `the vault ${vault}`,
      `the vault of the key ${key.name}, ${String(vaults[0])}`,
      "name the key and its own vault",
    ),
  ];
}

/** The vault stands here with its keys, and this one is not among them. */
function missing(stack: StackView, store: ResourceView, use: KeyUse): readonly Complaint[] {
  const named = keyNamed(store, use);
  if (isGone(stack, store, use.property, keyType)) return [gone(use.property, "key")];
  if (typeof named?.name !== "string" || typeof named.vault !== "string") return [];
  const vault = stack.ofType(vaultType).find((each) => same(at(each, "vaultName"), named.vault));
  if (vault === undefined) return [];
  const keys = pointersAt(stack, vault, keyType, "vaultName").map(nameOf);
  if (keys.length === 0 || keys.some((each) => typeof each !== "string" || same(each, named.name))) return [];
  return [
    complain(use.property, show(named.name), `a key of ${vault.name}: ${keys.map(show).join(" or ")}`, "name that key"),
  ];
}

/** Made of an output of a resource that the stack has no more. */
function isGone(stack: StackView, from: ResourceView, property: string, type: string): boolean {
  const [top = ""] = property.split(".");
  return (from.propertyDependencies[top] ?? []).some(
    (urn) => urn.includes(`${type}::`) && stack.get(urn) === undefined,
  );
}

const gone = (property: string, what: string): Complaint =>
  complain(
    property,
    `a ${what} that is not there any more`,
    `a ${what} that is there`,
    "bring it back, or name another",
  );

/** The store names a key that is not here, and its identity has rights over single keys of this stack alone. */
function notItsKey(rights: Rights, own: readonly ResourceView[], name: unknown, use: KeyUse): readonly Complaint[] {
  const over = own.map((right) => rights.over(right));
  if (name === unseen || over.some((scope) => scope.length === 0)) return [];
  const names = over.flat().map((each) => (each.type === keyType ? show(nameOf(each)) : each.name));
  return [
    complain(use.property, show(name), `a key that its identity may use: ${names.join(" or ")}`, "name that key"),
  ];
}

/** Keys stand in hardware only in a vault that has some. */
function ofVault(stack: StackView, vault: ResourceView): readonly Complaint[] {
  const sku = at(vault, "properties.sku.name");
  if (sku === unseen || same(sku, "premium")) return [];
  if (pointersAt(stack, vault, keyType, "vaultName").length === 0) return [];
  const property = "properties.sku.name";
  return [complain(property, show(sku), '"premium"', "take the premium sku: standard keeps keys in software")];
}

const disks = [
  "azure-native:compute:VirtualMachineScaleSet",
  "azure-native:compute:VirtualMachine",
  "azure-native:compute:Disk",
  "azure-native:compute:Snapshot",
  "azure-native:containerservice:ManagedCluster",
];

/** A set that was made for disks here, while the disks here name others. */
function ofSet(stack: StackView, set: ResourceView): readonly Complaint[] {
  const all = stack.ofType(...disks);
  if (all.length === 0) return [];
  const uses = all.some((each) =>
    Object.keys(each.inputs).some(
      (property) => each.propertyDependencies[property]?.includes(set.urn) || names(at(each, property), set),
    ),
  );
  if (uses) return [];
  return [complain("", "no disk under it", "the set of disks that stand beside it", `name ${set.name} at the disks`)];
}

function names(value: unknown, set: ResourceView): boolean {
  const name = at(set, "diskEncryptionSetName");
  if (value === unseen) return true;
  if (typeof value === "string") return typeof name === "string" && same(value.split("/").at(-1), name);
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).some((key) => names(at({ inputs: value as Record<string, unknown> }, key), set));
}

/** Each store that is under a key of this stack can open it, and is under the one that was made for it. */
function relation(stack: StackView): readonly About[] {
  const rights = new Rights(stack);
  return [
    ...keyUses.flatMap((use) =>
      stack.ofType(use.type).map((resource) => ({ resource, complaints: ofStore(stack, rights, resource, use) })),
    ),
    ...stack.ofType(vaultType).map((resource) => ({ resource, complaints: ofVault(stack, resource) })),
    ...stack.ofType(keyType).map((resource) => ({
      resource,
      complaints: isGone(stack, resource, "vaultName", vaultType) ? [gone("vaultName", "vault")] : [],
    })),
    ...stack.ofType(...disks).map((resource) => ({
      resource,
      complaints: Object.keys(resource.inputs)
        .filter((property) => isGone(stack, resource, property, setType))
        .map((property) => gone(property, "disk encryption set")),
    })),
    ...stack.ofType(setType).map((resource) => ({ resource, complaints: ofSet(stack, resource) })),
  ];
}

export const keysWithinReach: CloudRule = { name: "keys-within-reach", relation };
