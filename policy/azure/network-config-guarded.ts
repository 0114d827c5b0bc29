import { violates } from "../checks";
import type { CloudRule } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, textsIn, unseen } from "../view";
import { edgePolicyType, gatewayPolicyType } from "./shared/edge";
import { linked } from "./shared/links";
import { groupType } from "./shared/openings";

/** Network controls, and how the cloud's own log of changes calls them. */
const controls: Readonly<Record<string, string>> = {
  [groupType]: "microsoft.network/networksecuritygroups",
  [edgePolicyType]: "microsoft.network/frontdoorwebapplicationfirewallpolicies",
  [gatewayPolicyType]: "microsoft.network/applicationgatewaywebapplicationfirewallpolicies",
  "azure-native:network:AzureFirewall": "microsoft.network/azurefirewalls",
  "azure-native:network:FirewallPolicy": "microsoft.network/firewallpolicies",
};

const groupScoped = "azure-native:authorization:ManagementLockAtResourceGroupLevel";
const wide = "azure-native:authorization:ManagementLockAtSubscriptionLevel";

function isLocked(stack: StackView, control: ResourceView): boolean {
  if (stack.ofType(wide).length > 0) return true;
  const group = String(at(control, "resourceGroupName")).toLowerCase();
  const inGroup = stack
    .ofType(groupScoped)
    .some((lock) => String(at(lock, "resourceGroupName")).toLowerCase() === group);
  const byScope = stack.ofType("azure-native:authorization:ManagementLockByScope").some((lock) => {
    const scope = at(lock, "scope");
    const whole = typeof scope === "string" && /^\/subscriptions\/[^/]+(\/resourcegroups\/[^/]+)?$/i.test(scope);
    const covers = whole && (!/resourcegroups/i.test(scope) || scope.toLowerCase().endsWith(`/${group}`));
    return covers || linked(stack, lock, "scope", control.type).includes(control);
  });
  return inGroup || byScope;
}

/** An alarm on calls that change controls of this kind: who changes one is seen, at once and by people. */
function isWatched(stack: StackView, kind: string): boolean {
  return stack.ofType("azure-native:monitor:ActivityLogAlert").some((alert) => {
    if (at(alert, "enabled") === false) return false;
    const conditions = at(alert, "condition.allOf");
    return conditions !== unseen && textsIn(conditions).some((text) => `${text.toLowerCase()}/`.startsWith(`${kind}/`));
  });
}

export const networkConfigGuarded: CloudRule = {
  name: "network-config-guarded",
  relation: (stack) =>
    Object.entries(controls).flatMap(([type, kind]) => {
      const watched = isWatched(stack, kind);
      return stack.ofType(type).map((resource) => ({
        resource,
        complaints:
          watched || isLocked(stack, resource)
            ? []
            : violates(
                "",
                "neither locked nor watched",
                "a lock, or an alarm on changes",
                "add a ManagementLockByScope (CanNotDelete), or an ActivityLogAlert on its operations",
              ),
      }));
    }),
};
