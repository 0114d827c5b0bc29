import { violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { leads } from "./references";

const roleType = "aws:iam/role:Role";
const given: readonly (readonly [type: string, property: string])[] = [
  ["aws:iam/rolePolicy:RolePolicy", "role"],
  ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"],
  ["aws:iam/rolePoliciesExclusive:RolePoliciesExclusive", "roleName"],
  ["aws:iam/policyAttachment:PolicyAttachment", "roles"],
];

const known = new WeakMap<StackView, ReadonlySet<ResourceView>>();

/** Roles of the stack that are given nothing: what takes one on can do nothing. */
function emptyRoles(stack: StackView): ReadonlySet<ResourceView> {
  const before = known.get(stack);
  if (before !== undefined) return before;
  const able = new Set(
    given.flatMap(([type, property]) => stack.ofType(type).flatMap((each) => stack.referred(each, property, roleType))),
  );
  const empty = new Set(
    stack
      .ofType(roleType)
      .filter(
        (role) =>
          !able.has(role) && at(role, "inlinePolicies") === undefined && at(role, "managedPolicyArns") === undefined,
      ),
  );
  known.set(stack, empty);
  return empty;
}

/** Complains of a property that leads to a role of the stack which may do nothing. */
export function roleIsEmpty(stack: StackView, from: ResourceView, property: string): readonly Complaint[] {
  const empty = emptyRoles(stack);
  return leads(stack, from, property, roleType)
    .to.filter((role) => empty.has(role))
    .flatMap(({ name }) =>
      violates(property, `${name}, which may do nothing`, "a role that may write", `give ${name} a policy`),
    );
}
