import { all, cannotTell, holds, isOneOf } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";
import { isOn, same } from "./shared/words";

/** What rules of the firewalls can hide: what people typed, and by what they are known. */
const atFrontDoor = ["QueryStringArgNames", "RequestBodyPostArgNames", "RequestBodyJsonArgNames", "RequestCookieNames"];
const atGateway = ["RequestArgNames", "RequestPostArgNames", "RequestJSONArgNames", "RequestCookieNames"];

const isActive = (rule: unknown): boolean => read(rule, "state") === undefined || isOn(read(rule, "state"));

/** All of a kind, and not those of one name alone. */
const hidesAll = (rule: unknown, variable: string): boolean =>
  isActive(rule) &&
  same(read(rule, "matchVariable"), variable) &&
  same(read(rule, "selectorMatchOperator"), "EqualsAny");

const hidesSignIn = (rule: unknown): boolean =>
  isActive(rule) &&
  same(read(rule, "matchVariable"), "RequestHeaderNames") &&
  (same(read(rule, "selector"), "Authorization") || same(read(rule, "selectorMatchOperator"), "EqualsAny"));

const ofFirewall =
  (property: string, typed: readonly string[]): Check =>
  (resource) => {
    const rules = entries(at(resource, property));
    if (at(resource, property) === unseen || rules.includes(unseen))
      return cannotTell(property, "rules that can be seen");
    const left = [
      ...typed.filter((variable) => !rules.some((rule) => hidesAll(rule, variable))),
      ...(rules.some(hidesSignIn) ? [] : ["the header Authorization"]),
    ];
    return holds(
      property,
      () => left.length === 0,
      `rules that hide ${left.join(", ")}`,
      "add a rule for each, with selectorMatchOperator EqualsAny",
    )(resource);
  };

/** Front Door's own log holds addresses with all that follows the question mark. */
const ofProfile: Check = (resource) => {
  const property = "logScrubbing.scrubbingRules";
  const hides = (rule: unknown) =>
    isActive(rule) &&
    ["QueryStringArgNames", "RequestUri"].some((variable) => same(read(rule, "matchVariable"), variable));
  return holds(
    property,
    (value) => value === unseen || entries(value).some(hides),
    "a rule that hides QueryStringArgNames",
    "add a rule for QueryStringArgNames, with selectorMatchOperator EqualsAny",
  )(resource);
};

const isFrontDoor = (resource: Parameters<Check>[0]): boolean =>
  /AzureFrontDoor$/i.test(String(at(resource, "sku.name")));

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, sensitive data protection of WAF logs; 2026-11. */
export const logsScrubbed: CloudRule = {
  name: "logs-scrubbed",
  resources: {
    "azure-native:cdn:Profile": (resource) =>
      isFrontDoor(resource) ? all(isOneOf("logScrubbing.state", ["Enabled"]), ofProfile)(resource) : [],
    "azure-native:frontdoor:Policy": all(
      isOneOf("policySettings.state", ["Enabled"]),
      ofFirewall("policySettings.scrubbingRules", atFrontDoor),
    ),
    "azure-native:network:WebApplicationFirewallPolicy": all(
      isOneOf("policySettings.logScrubbing.state", ["Enabled", undefined]),
      ofFirewall("policySettings.logScrubbing.scrubbingRules", atGateway),
    ),
  },
};
