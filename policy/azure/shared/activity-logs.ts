import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, read, unseen } from "../../view";
import { activityTypes, settingType } from "./diagnostics";
import { childrenOf, ownersOf } from "./leads";
import { same } from "./words";
import { accountType, logStores } from "./log-flows";

/** Settings that hand on the record of administrative calls: of a type of their own, or on the subscription. */
export function activitySettings(stack: StackView): readonly ResourceView[] {
  return [
    ...stack.ofType(...activityTypes),
    ...stack
      .ofType(settingType)
      .filter((setting) => /^\/subscriptions\/[^/]+\/?$/i.test(String(at(setting, "resourceUri")))),
  ];
}

/** The container that the service makes, or finds, for it. */
export const activityContainer = "insights-activity-logs";

export const lockType = "azure-native:storage:BlobContainerImmutabilityPolicy";
export const containerType = "azure-native:storage:BlobContainer";

/** Locks over containers of an account. */
export function locksOf(stack: StackView, account: ResourceView): readonly ResourceView[] {
  return stack.ofType(lockType).filter((lock) => ownersOf(stack, lock, "accountName", accountType).includes(account));
}

/** Whether a lock is over this container, as far as can be seen. */
export function isOver(lock: ResourceView, container: string): boolean {
  const name = at(lock, "containerName");
  return name === unseen || same(name, container);
}

/** Days of a lock that an account puts on everything in it. */
export function accountLock(account: ResourceView): unknown {
  const lock = at(account, "immutableStorageWithVersioning");
  if (lock === unseen || read(lock, "enabled") !== true) return lock === unseen ? unseen : undefined;
  return read(lock, "immutabilityPolicy", "immutabilityPeriodSinceCreationInDays");
}

/** Records are appended to, hour by hour: under a lock that allows no appending nothing can be delivered. */
export function appends(lock: ResourceView): boolean {
  return ["allowProtectedAppendWrites", "allowProtectedAppendWritesAll"].some((property) => {
    const value = at(lock, property);
    return value === true || value === "true" || value === unseen;
  });
}

/** Made ready for the record of administrative calls, whether or not it arrives now. */
export function keepsRecord(stack: StackView, account: ResourceView): boolean {
  const named = (each: ResourceView) => same(at(each, "containerName"), activityContainer);
  return childrenOf(stack, account, containerType, "accountName").some(named) || locksOf(stack, account).some(named);
}

/** Accounts that logs arrive in, and those that are made ready for them. */
export function archivesOf(stack: StackView): readonly ResourceView[] {
  const ready = stack.ofType(accountType).filter((account) => keepsRecord(stack, account));
  return [...new Set([...logStores(stack, "archive").keys(), ...ready])];
}
