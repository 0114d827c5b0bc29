import type { StackView } from "../../stack-view";
import { at, unseen } from "../../view";
import { parseId } from "./arm-types";
import { settingType } from "./diagnostics";
import { leads } from "./leads";
import { remembered } from "./remembered";

/** Subscriptions of the stack's own resources, as far as ids of them are written down somewhere. */
const subscriptionsOf = remembered((stack: StackView): ReadonlySet<string> => {
  const ids = stack
    .ofType(settingType)
    .filter((setting) => leads(stack, setting, "resourceUri").to.length > 0)
    .map((setting) => at(setting, "resourceUri"));
  return new Set(ids.flatMap((id) => (typeof id === "string" ? (parseId(id)?.subscription ?? []) : [])));
});

/** False for a scope in a subscription in which the stack has nothing. */
export function isOwnSubscription(stack: StackView, scope: unknown): boolean {
  if (typeof scope !== "string") return scope === unseen;
  const own = subscriptionsOf(stack);
  const subscription = /^\/subscriptions\/([^/]+)/i.exec(scope)?.[1]?.toLowerCase();
  return subscription === undefined || own.size === 0 || own.has(subscription);
}
