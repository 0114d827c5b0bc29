import { cannotTell, violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { leads } from "./leads";
import { same } from "./words";
import { covers } from "./machine-logs";

const lockTypes = ["azure-native:authorization:ManagementLockByScope"];

/** A lock of the cloud over the resource, what it lies in, or its group. */
export function isLocked(stack: StackView, ...resources: readonly ResourceView[]): boolean {
  const over = stack.ofType(...lockTypes).some((lock) => {
    const { to } = leads(stack, lock, "scope");
    if (to.some(({ resource }) => resources.includes(resource))) return true;
    const scope = at(lock, "scope");
    const wide = typeof scope === "string" && !/\/providers\//i.test(scope);
    return wide && resources.some((resource) => covers(scope, resource));
  });
  const group = stack
    .ofType("azure-native:authorization:ManagementLockAtResourceGroupLevel")
    .some((lock) =>
      resources.some((resource) => same(at(lock, "resourceGroupName"), at(resource, "resourceGroupName"))),
    );
  return over || group || stack.ofType("azure-native:authorization:ManagementLockAtSubscriptionLevel").length > 0;
}

/** By the engine: it refuses to delete it, or leaves it where it is. */
export function isProtected({ options: { protect, retainOnDelete } }: ResourceView): boolean | typeof unseen {
  if (protect === true || retainOnDelete === true) return true;
  return protect === unseen || retainOnDelete === unseen ? unseen : false;
}

export const wantsProtection = "protected by the engine, or locked in the cloud";

/** What must not be deleted by mistake isn't. The resource itself comes first, then what it lies in. */
export function guarded(
  stack: StackView,
  resource: ResourceView,
  ...holders: readonly ResourceView[]
): readonly Complaint[] {
  const own = isProtected(resource);
  if (own === true || isLocked(stack, resource, ...holders)) return [];
  if (own === unseen) return cannotTell("", wantsProtection);
  return violates("", undefined, wantsProtection, "set the option protect").map((each) => ({
    ...each,
    found: "neither protect nor a lock",
  }));
}
