import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { dependedOn, leads } from "./leads";
import { covers } from "./machine-logs";

const assignmentType = "azure-native:authorization:RoleAssignment";

/** Rights over a resource, or over what it lies in. */
function rightsOver(stack: StackView, resource: ResourceView): readonly ResourceView[] {
  return stack.ofType(assignmentType).filter((assignment) => {
    const { to, foreign } = leads(stack, assignment, "scope");
    if (to.length > 0) return to.some((target) => target.resource === resource || lies(target.resource, resource));
    return foreign === undefined || (!foreign.includes("/providers/") && covers(at(assignment, "scope"), resource));
  });
}

function lies(part: ResourceView, whole: ResourceView): boolean {
  if (part.type === "azure-native:resources:ResourceGroup") {
    const [group, own] = [at(part, "resourceGroupName"), at(whole, "resourceGroupName")];
    return typeof group !== "string" || typeof own !== "string" || group.toLowerCase() === own.toLowerCase();
  }
  return part.type.startsWith("azure-native:storage:") && at(part, "accountName") === at(whole, "accountName");
}

/**
 * Whether someone has a right over a resource, as far as this stack tells: undefined where some right is given to somebody who
 * can't be told, or where none is given here at all.
 */
export function hasRight(
  stack: StackView,
  principal: ResourceView | undefined,
  over: ResourceView,
): boolean | undefined {
  const rights = rightsOver(stack, over);
  const holders = rights.map((right) => dependedOn(stack, right, "principalId"));
  if (principal !== undefined && holders.some((each) => each.includes(principal))) return true;
  if (holders.some((each) => each.length === 0)) return undefined;
  return rights.length === 0 && principal === undefined ? undefined : false;
}
