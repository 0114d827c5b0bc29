import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { valueAt, valuesAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { whyVaultUnfit } from "./keys";
import { principalOf, ready, whyKeyUnusable } from "./roles";

export const storageAccount = "azure-native:storage:StorageAccount";
const services = "azure-native:storage:BlobServiceProperties";
const container = "azure-native:storage:BlobContainer";
const lock = "azure-native:storage:BlobContainerImmutabilityPolicy";
const replication = "azure-native:storage:ObjectReplicationPolicy";

/** Met by a change or a deletion alone; shown in `storage.test.ts`. */
export const late = {
  account: "AccountProtectedFromDeletion",
  container: "ContainerImmutabilityPolicyLocked",
  noEtag: "PreconditionFailed",
  service: "InvalidRequestPropertyValue",
} as const;

/**
 * Accounts and what lies in them. Codes: learn.microsoft.com, "Azure Storage resource provider error codes", and the service's
 * answers (Azure/azure-powershell #26148 for locks); 2026-11.
 */
export const storage: readonly Kind[] = [
  {
    type: storageAccount,
    takes: [15_000, 60_000],
    names: ({ inputs }) => [
      { scope: "the world", name: String(inputs["accountName"]), code: "StorageAccountAlreadyTaken" },
    ],
    create: (request, cloud) => {
      checkName(request);
      checkKey(request, cloud);
    },
    update: (thing, news, cloud) => checkKey({ ...thing, inputs: news }, cloud),
    remove: (thing, cloud) => {
      const [held] = lockedIn(cloud, String(thing.inputs["accountName"])).filter(({ kept }) => kept["locked"] === true);
      if (held !== undefined) throw new Refusal(late.account, `${thing.name}: ${held.id} is locked`);
    },
  },
  {
    type: services,
    takes: [1_000, 10_000],
    create: ({ inputs, name }) => checkService(inputs, name),
    update: (thing, news, cloud) => {
      checkService(news, thing.name);
      keepForCopies(thing, news, cloud);
    },
  },
  {
    type: container,
    takes: [500, 5_000],
    remove: (thing, cloud) => {
      const [held] = lockedIn(cloud, String(thing.inputs["accountName"])).filter(
        ({ inputs }) => inputs["containerName"] === thing.inputs["containerName"],
      );
      if (held !== undefined && (held.kept["locked"] === true || Number(thing.kept["blobs"] ?? 0) > 0))
        throw new Refusal(late.container, `${thing.name} is under ${held.id}`);
    },
  },
  {
    type: lock,
    takes: [500, 5_000],
    // Deleting asks for an etag that the provider doesn't send (pulumi-azure-native #2156).
    remove: ({ id }) => {
      throw new Refusal(late.noEtag, `${id} is deleted with its etag only`);
    },
  },
  { type: "azure-native:storage:ManagementPolicy", takes: [500, 5_000] },
  {
    type: replication,
    takes: [1_000, 10_000],
    references: [
      { path: "sourceAccount", to: [storageAccount], where: "account", code: "InvalidRequestPropertyValue" },
      { path: "destinationAccount", to: [storageAccount], where: "account", code: "InvalidRequestPropertyValue" },
    ],
    create: (request, cloud) => checkCopy(request, cloud),
  },
];

/** The container's lock becomes one that nobody takes off: what a person does by hand. */
export function lockForGood(cloud: Cloud, containerId: string): void {
  for (const held of cloud.things.of(lock))
    if (held.id.toLowerCase().startsWith(`${containerId.toLowerCase()}/`)) held.kept["locked"] = true;
}

/** True when an account's copy in the other region can be read while its own is gone. */
export function copyReadable(account: Thing): boolean {
  return /_RA(?:GRS|GZRS)$/.test(String(valueAt(account.inputs, "sku.name")));
}

/** Most that the copy in the pair may lag behind, ms. Source: learn.microsoft.com, "Azure Storage redundancy"; 2026-11. */
export const pairLag = 15 * 60_000;

/** Writes blobs; both kinds of copies know them only later. */
export function writeBlobs(cloud: Cloud, containerId: string, count: number): void {
  const [into] = cloud.things.by(container, "id", containerId);
  if (into === undefined) refuse("ContainerNotFound", `there is no ${containerId}`);
  into.kept["blobs"] = Number(into.kept["blobs"] ?? 0) + count;
  into.kept["writes"] = [...writesOf(into), { at: cloud.now, count }];
}

/** Blobs of a container that the account's copy in the pair shows by now. */
export function copiedToPair(cloud: Cloud, containerId: string): number {
  const [from] = cloud.things.by(container, "id", containerId);
  return from === undefined ? 0 : before(writesOf(from), cloud.now - pairLag);
}

/** Most that object replication lags behind here, ms: no promise is made; minutes are usual. */
export const copyLag = 5 * 60_000;

/** Blobs that object replication has brought into the container by now. */
export function copiedByRule(cloud: Cloud, containerId: string): number {
  const [into] = cloud.things.by(container, "id", containerId);
  if (into === undefined) return 0;
  let sum = 0;
  for (const policy of ready(cloud.things.of(replication))) {
    if (policy.inputs["objectReplicationPolicyId"] === "default") continue;
    const { sourceAccount, destinationAccount } = policy.inputs;
    for (const { value } of valuesAt(policy.inputs, "rules[]")) {
      const { sourceContainer, destinationContainer } = value as Fields;
      const target = `${String(destinationAccount)}/blobServices/default/containers/${String(destinationContainer)}`;
      if (target.toLowerCase() !== into.id.toLowerCase()) continue;
      const source = `${String(sourceAccount)}/blobServices/default/containers/${String(sourceContainer)}`;
      const [from] = cloud.things.by(container, "id", source);
      if (from !== undefined) sum += before(writesOf(from), cloud.now - copyLag);
    }
  }
  return sum;
}

interface Write {
  readonly at: number;
  readonly count: number;
}

function writesOf({ kept }: Thing): readonly Write[] {
  return (kept["writes"] ?? []) as readonly Write[];
}

function before(writes: readonly Write[], time: number): number {
  return writes.filter(({ at }) => at <= time).reduce((sum, { count }) => sum + count, 0);
}

function lockedIn(cloud: Cloud, accountName: string): readonly Thing[] {
  return cloud.things.by(lock, "accountName", accountName);
}

function checkName({ inputs, name }: Request): void {
  if (!/^[a-z\d]{3,24}$/.test(String(inputs["accountName"])))
    refuse("AccountNameInvalid", `${name}: ${String(inputs["accountName"])} is no name for an account`);
}

function checkKey({ inputs, name }: Request, cloud: Cloud): void {
  const encryption = (inputs["encryption"] ?? {}) as Fields;
  if (encryption["keySource"] !== "Microsoft.Keyvault") return;
  const { keyVaultUri, keyName } = encryption["keyVaultProperties"] as Fields;
  const identity = String(valueAt(encryption, "encryptionIdentity.encryptionUserAssignedIdentity"));
  const attached = valuesAt(inputs, "identity.userAssignedIdentities[]").some(({ value }) => value === identity);
  const principal = principalOf(cloud, identity);
  const [, vaultName = ""] = /^https:\/\/([^.]+)\./.exec(String(keyVaultUri)) ?? [];
  const [vault] = ready(cloud.things.by("azure-native:keyvault:Vault", "vaultName", vaultName));
  if (vault === undefined) refuse("KeyVaultVaultNotFound", `${name}: there is no vault ${vaultName}`);
  const [key] = ready(cloud.things.by("azure-native:keyvault:Key", "id", `${vault.id}/keys/${String(keyName)}`));
  if (key === undefined)
    refuse("KeyVaultEncryptionKeyNotFound", `${name}: there is no key ${String(keyName)} in ${vaultName}`);
  const unfit = whyVaultUnfit(vault.inputs);
  if (unfit !== undefined) refuse("KeyVaultPolicyError", `${name}: ${unfit}`);
  const url = `${String(keyVaultUri)}keys/${String(keyName)}`;
  const why =
    !attached || principal === undefined ? `${identity} isn't its own` : whyKeyUnusable(cloud, url, principal);
  if (why !== undefined) refuse("KeyVaultAuthenticationFailure", `${name}: ${why}`);
}

function checkService(inputs: Fields, name: string): void {
  const days = (path: string) => Number(valueAt(inputs, path) ?? 0);
  if (valueAt(inputs, "restorePolicy.enabled") !== true) return;
  const complete =
    inputs["isVersioningEnabled"] === true &&
    valueAt(inputs, "changeFeed.enabled") === true &&
    days("restorePolicy.days") < days("deleteRetentionPolicy.days");
  if (!complete) refuse("InvalidRequestPropertyValue", `${name}: what restoring needs isn't on, or not as long`);
}

/** While an account is copied, what copying needs stays on. A put says everything: what it leaves out is turned off. */
function keepForCopies(thing: Thing, news: Fields, cloud: Cloud): void {
  const name = String(news["accountName"]).toLowerCase();
  const copied = cloud.things.of(replication).some(({ inputs }) => {
    const ends = [inputs["sourceAccount"], inputs["destinationAccount"]].map((id) => String(id).toLowerCase());
    return ends.some((id) => id.endsWith(`/${name}`));
  });
  if (copied && news["isVersioningEnabled"] !== true)
    throw new Refusal(late.service, `${thing.name}: versions stay on while objects are replicated`);
}

function checkCopy({ inputs, name, account }: Request, cloud: Cloud): void {
  const { sourceAccount, destinationAccount, objectReplicationPolicyId, accountName } = inputs;
  const source = String(sourceAccount);
  const target = String(destinationAccount);
  const serviceAt = (id: string) =>
    ready(cloud.things.by(services, "id", `${id}/blobServices/default`))[0]?.inputs ?? {};
  for (const end of [source, target])
    if (serviceAt(end)["isVersioningEnabled"] !== true)
      refuse("InvalidRequestPropertyValue", `${name}: ${end} keeps no versions`);
  if (valueAt(serviceAt(source), "changeFeed.enabled") !== true)
    refuse("InvalidRequestPropertyValue", `${name}: ${source} writes no change feed`);
  for (const { value } of valuesAt(inputs, "rules[]")) {
    const { sourceContainer, destinationContainer } = value as Fields;
    for (const [end, inner] of [
      [source, sourceContainer],
      [target, destinationContainer],
    ] as const)
      if (
        ready(cloud.things.by(container, "id", `${end}/blobServices/default/containers/${String(inner)}`)).length === 0
      )
        refuse("ContainerNotFound", `${name}: there is no container ${String(inner)} in ${end}`);
  }
  // The receiving end comes first and gives the policy its id; the sending end repeats it, with the ids of the rules.
  if (target.toLowerCase().endsWith(`/${String(accountName).toLowerCase()}`)) return;
  const received = ready(cloud.things.by(replication, "policyId", String(objectReplicationPolicyId)));
  const [policy] = received.filter((each) => each.account === account && each.inputs["destinationAccount"] === target);
  if (policy === undefined)
    refuse(
      "ObjectReplicationPolicyNotFound",
      `${name}: ${target} knows no policy ${String(objectReplicationPolicyId)}`,
    );
  const given = new Set(valuesAt(policy.outputs, "rules[].ruleId").map(({ value }) => value));
  if (!valuesAt(inputs, "rules[].ruleId").some(({ value }) => given.has(value)))
    refuse("ObjectReplicationPolicyNotFound", `${name}: its rules aren't those of ${policy.id}`);
}
