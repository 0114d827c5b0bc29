import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import {
  accountLock,
  activityContainer,
  archivesOf,
  containerType,
  isOver,
  keepsRecord,
  lockType,
  locksOf,
} from "./shared/activity-logs";
import { ofEach, says } from "./shared/complaints";
import { guarded } from "./shared/guarded";
import { childrenOf, ownersOf } from "./shared/leads";
import { same } from "./shared/words";
import { accountType, logStores } from "./shared/log-flows";

const aYear = 365;
/** Days in which a change is noticed and undone. */
const aWeek = 7;

/**
 * Where logs arrive, what is altered or deleted can be had back, and the store itself can't be lost by mistake; what keeps the
 * record of administrative calls is locked for a year. A container under a lock can't be deleted while something is in it.
 * Source: Azure Storage, container-level WORM policies; 2026-11.
 */
function relation(stack: StackView): readonly About[] {
  const arrived = logStores(stack, "archive");
  const prepared = stack.ofType(accountType).filter((account) => keepsRecord(stack, account));
  return [
    ...archivesOf(stack).flatMap((account) => {
      const record =
        prepared.includes(account) || (arrived.get(account) ?? []).some(({ source }) => source === "activity");
      return [
        {
          resource: account,
          complaints: [
            ...guarded(stack, account),
            ...recoverable(stack, account),
            ...(record ? locked(stack, account) : []),
          ],
        },
        ...(record ? partsOf(stack, account) : []),
      ];
    }),
    ...ofEach(stack, [lockType], (lock) => hasContainer(stack, lock)),
  ];
}

function locked(stack: StackView, account: ResourceView): readonly Complaint[] {
  const over = locksOf(stack, account).filter((lock) => isOver(lock, activityContainer));
  const property = "immutabilityPeriodSinceCreationInDays";
  const wanted = `a lock of ${aYear} days or more over ${activityContainer}`;
  const days = [accountLock(account), ...over.map((lock) => at(lock, property))];
  if (days.some((each) => Number(typeof each === "symbol" ? 0 : each) >= aYear)) return [];
  if (days.includes(unseen)) return cannotTell("", wanted);
  const found =
    over.length === 0 ? "no lock" : `a lock of ${String(days.find((each) => each !== undefined) ?? 0)} days`;
  return says(found, wanted, "lock it by a BlobContainerImmutabilityPolicy");
}

/** The lock and what it is over go the same way as what they are in. */
function partsOf(stack: StackView, account: ResourceView): readonly About[] {
  const containers = childrenOf(stack, account, containerType, "accountName").filter((container) =>
    same(at(container, "containerName"), activityContainer),
  );
  const locks = locksOf(stack, account).filter((lock) => isOver(lock, activityContainer));
  // A lock that holds keeps the container; only one of both needs the engine's word, where neither has the cloud's.
  return [...containers, ...locks].map((resource) => ({ resource, complaints: guarded(stack, resource, account) }));
}

function recoverable(stack: StackView, account: ResourceView): readonly Complaint[] {
  const [properties] = childrenOf(stack, account, "azure-native:storage:BlobServiceProperties", "accountName");
  const isLocked = locksOf(stack, account).length > 0 || accountLock(account) !== undefined;
  const rules = versionRules(stack, account);
  const said = (property: string) => (properties === undefined ? undefined : at(properties, property));
  const on = (value: unknown) => value === true || value === "true" || value === unseen;
  const versioned = on(said("isVersioningEnabled")) || at(account, "isHnsEnabled") === true;
  const inWords = (found: string, wanted: string) =>
    says(found, wanted, `set it in the BlobServiceProperties of ${account.name}`);
  return [
    ...(versioned || (isLocked && rules.length === 0)
      ? []
      : inWords("no versions are kept", "isVersioningEnabled: true")),
    ...kept("blobs", said("deleteRetentionPolicy"), false).flatMap(([found, wanted]) => inWords(found, wanted)),
    ...kept("containers", said("containerDeleteRetentionPolicy"), isLocked).flatMap(([found, wanted]) =>
      inWords(found, wanted),
    ),
    ...rules.flatMap((days) =>
      isLocked || days >= aWeek
        ? []
        : says(`old versions end after ${days} days`, `${aWeek} days or more`, "keep them longer"),
    ),
  ];
}

/** Deleted things that can be had back for a week; not asked for where a lock refuses the deletion. */
function kept(what: string, policy: unknown, spared: boolean): readonly (readonly [found: string, wanted: string])[] {
  if (policy === undefined && spared) return [];
  const wanted = `deleted ${what} that can be had back for ${aWeek} days or more`;
  const [enabled, days] = [read(policy, "enabled"), read(policy, "days")];
  if (policy === unseen || enabled === unseen || days === unseen) return [];
  if (enabled !== true && enabled !== "true") return [[`deleted ${what} are gone`, wanted]];
  return Number(days ?? 0) >= aWeek ? [] : [[`deleted ${what} are gone after ${String(days)} days`, wanted]];
}

/** After how many days rules of the lifecycle end old versions. */
function versionRules(stack: StackView, account: ResourceView): readonly number[] {
  return childrenOf(stack, account, "azure-native:storage:ManagementPolicy", "accountName").flatMap((policy) =>
    entries(at(policy, "policy.rules")).flatMap((rule) => {
      const days = read(rule, "definition", "actions", "version", "delete", "daysAfterCreationGreaterThan");
      return typeof days === "number" ? [days] : [];
    }),
  );
}

/** A lock is put on a container that is there: the service makes it only with the first delivery. */
function hasContainer(stack: StackView, lock: ResourceView): readonly Complaint[] | undefined {
  const name = at(lock, "containerName");
  const accounts = ownersOf(stack, lock, "accountName", accountType);
  if (typeof name !== "string" || accounts.length === 0) return undefined;
  const containers = accounts.flatMap((account) => childrenOf(stack, account, containerType, "accountName"));
  if (containers.some((container) => same(at(container, "containerName") ?? name, name))) return undefined;
  return violates("containerName", name, "a container of the stack", `register the BlobContainer ${name}`);
}

export const logImmutability: CloudRule = { name: "log-immutability", relation };
