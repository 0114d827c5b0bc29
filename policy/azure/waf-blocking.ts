import { all, cannotTell, holds, ifSet, isNoneOf, isOneOf, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { rateLimits } from "./shared/rate-limits";

const blocks = "blocks by managed rules";

/** A family of managed rules, and the first version of it that is good enough. */
interface Family {
  readonly pattern: RegExp;
  readonly least: number;
  /** Against attacks in general; the others are extra. */
  readonly core: boolean;
}

const families: readonly Family[] = [
  { pattern: /^Microsoft_DefaultRuleSet$/i, least: 2, core: true },
  { pattern: /^OWASP$/i, least: 3.2, core: true },
  { pattern: /^Microsoft_BotManagerRuleSet$/i, least: 1.1, core: false },
  { pattern: /^Microsoft_HTTPDDoSRuleSet$/i, least: 1, core: false },
];

/** One rule that refuses honest customers may be taken back; more than a few of them is a firewall that is off. */
const mostExceptions = 5;

function managedSets(list: string, off: (rule: string) => readonly [string, unknown]): Check {
  return (resource) => {
    const sets = at(resource, list);
    if (sets === unseen) return cannotTell(list, blocks);
    const each = entries(sets).map((_, index) => ({
      path: `${list}.${index}`,
      type: at(resource, `${list}.${index}.ruleSetType`),
      version: at(resource, `${list}.${index}.ruleSetVersion`),
    }));
    const familyOf = (type: unknown) => families.find(({ pattern }) => pattern.test(String(type)));
    const wanted = "a current set of managed rules against attacks";
    if (!each.some(({ type }) => type === unseen || familyOf(type)?.core === true))
      return violates(
        list,
        each.map(({ type }) => type),
        wanted,
        "add Microsoft_DefaultRuleSet 2.1",
      );
    return each.flatMap(({ path, type, version }): readonly Complaint[] => {
      if (type === unseen || version === unseen) return cannotTell(`${path}.ruleSetType`, wanted);
      const family = familyOf(type);
      if (family === undefined)
        return violates(`${path}.ruleSetType`, type, wanted, "replace it by Microsoft_DefaultRuleSet 2.1");
      const old =
        Number(version) >= family.least
          ? []
          : violates(`${path}.ruleSetVersion`, version, `${family.least} or later`, "take the current version");
      return [...old, ...acts(resource, path), ...exceptions(resource, path, off)];
    });
  };
}

function acts(resource: ResourceView, path: string): readonly Complaint[] {
  return isOneOf(`${path}.ruleSetAction`, ["Block", undefined], "let it block, not only log")(resource);
}

function exceptions(
  resource: ResourceView,
  path: string,
  off: (rule: string) => readonly [string, unknown],
): readonly Complaint[] {
  const groups = entries(at(resource, `${path}.ruleGroupOverrides`));
  const silenced = groups.flatMap((_, group) =>
    entries(at(resource, `${path}.ruleGroupOverrides.${group}.rules`)).filter((__, rule) => {
      const place = `${path}.ruleGroupOverrides.${group}.rules.${rule}`;
      const [state, disabled] = off(place);
      return at(resource, state) === disabled || ["Log", "Allow"].includes(String(at(resource, `${place}.action`)));
    }),
  ).length;
  return silenced > mostExceptions
    ? violates(
        `${path}.ruleGroupOverrides`,
        `${silenced} rules that don't block`,
        `${mostExceptions} or less`,
        "exclude the one field that is refused, and let the rules block",
      )
    : [];
}

/** An exclusion of everything switches the rules off. */
const exclusions =
  (list: string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((_, index) =>
      isNoneOf(`${list}.${index}.selectorMatchOperator`, ["EqualsAny"], "name the field that is excluded")(resource),
    );

/** A rule of one's own that lets requests past the managed ones; by address it may. */
const noWayAround =
  (list: string, variable: (condition: string) => string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((_, index) => {
      const path = `${list}.${index}`;
      if (at(resource, `${path}.action`) !== "Allow") return [];
      const byAddress = entries(at(resource, `${path}.matchConditions`)).some((__, condition) =>
        /^(RemoteAddr|SocketAddr)$/.test(String(at(resource, variable(`${path}.matchConditions.${condition}`)))),
      );
      return byAddress
        ? []
        : violates(
            `${path}.action`,
            "Allow",
            "no way past the managed rules",
            "block or log, or admit by address alone",
          );
    });

const prevents = (property: string) => isOneOf(property, ["Prevention"], "set it to Prevention: Detection only logs");

/** Source: Web Application Firewall documentation of Front Door and of Application Gateway; 2026-11. */
export const wafBlocking: CloudRule = {
  name: "waf-blocking",
  resources: {
    "azure-native:frontdoor:Policy": all(
      isOneOf("policySettings.enabledState", ["Enabled", undefined], "switch it on"),
      isOneOf("policySettings.mode", ["Prevention", undefined], "set it to Prevention: Detection only logs"),
      isOneOf("policySettings.requestBodyCheck", ["Enabled", undefined], "let it look into bodies"),
      // Managed rules are Premium's.
      isOneOf("sku.name", ["Premium_AzureFrontDoor"], "take Premium_AzureFrontDoor"),
      managedSets("managedRules.managedRuleSets", (rule) => [`${rule}.enabledState`, "Disabled"]),
      noWayAround("customRules.rules", (condition) => `${condition}.matchVariable`),
      rateLimits,
    ),
    "azure-native:network:WebApplicationFirewallPolicy": all(
      isOneOf("policySettings.state", ["Enabled", undefined], "switch it on"),
      prevents("policySettings.mode"),
      isNoneOf("policySettings.requestBodyCheck", [false, "false"], "let it look into bodies"),
      managedSets("managedRules.managedRuleSets", (rule) => [`${rule}.state`, "Disabled"]),
      exclusions("managedRules.exclusions"),
      noWayAround("customRules", (condition) => `${condition}.matchVariables.0.variableName`),
    ),
    // The older way, inside the gateway.
    "azure-native:network:ApplicationGateway": ifSet(
      "webApplicationFirewallConfiguration",
      all(
        holds(
          "webApplicationFirewallConfiguration.enabled",
          (value) => value === true || value === "true",
          "true",
          "switch it on, or attach a policy",
        ),
        prevents("webApplicationFirewallConfiguration.firewallMode"),
      ),
    ),
    "azure-native:cdn:Policy": all(
      isOneOf("policySettings.enabledState", ["Enabled", undefined], "switch it on"),
      prevents("policySettings.mode"),
    ),
  },
};
