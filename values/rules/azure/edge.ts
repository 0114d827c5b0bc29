import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const frontDoor = (page: string) => `Azure Front Door documentation, ${page}; 2026-11`;
const firewall = (page: string) => `Azure Web Application Firewall documentation, ${page}; 2026-11`;

/** Rule sets that a new policy may name. Source: ruleset support policy (2026-02-26). */
const ruleSets: Readonly<Record<string, readonly string[]>> = {
  Microsoft_DefaultRuleSet: ["2.0", "2.1", "2.2"],
  Microsoft_BotManagerRuleSet: ["1.0", "1.1"],
  Microsoft_HTTPDDoSRuleSet: ["1.0"],
};

const host = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Types, and names of parameters, of the actions and conditions that rules give. Source: the API's `typeName` constants. */
const typeNames: Readonly<Record<string, string>> = {
  ModifyResponseHeader: "DeliveryRuleHeaderActionParameters",
  ModifyRequestHeader: "DeliveryRuleHeaderActionParameters",
  RouteConfigurationOverride: "DeliveryRuleRouteConfigurationOverrideActionParameters",
  UrlRewrite: "DeliveryRuleUrlRewriteActionParameters",
  UrlRedirect: "DeliveryRuleUrlRedirectActionParameters",
};

export const edge: readonly ValueRule[] = [
  about(
    "firewall-rule-set",
    ["frontdoor:Policy"],
    { traps: ["20"], reads: ["managedRules"], source: firewall("ruleset support policy (2026-02-26)") },
    ({ inputs }) =>
      given(inputs, "managedRules.managedRuleSets[]").flatMap(({ path, value }) => {
        const { ruleSetType, ruleSetVersion, ruleSetAction } = value as Record<string, unknown>;
        const versions = ruleSets[String(ruleSetType)];
        if (versions === undefined)
          return [wrong(`${path}.ruleSetType`, ruleSetType, `one of ${Object.keys(ruleSets).join(", ")}`)];
        return [
          ...(versions.includes(String(ruleSetVersion))
            ? []
            : [wrong(`${path}.ruleSetVersion`, ruleSetVersion, `one of ${versions.join(", ")}`)]),
          ...(ruleSetType !== "Microsoft_DefaultRuleSet" || ruleSetAction === "Block"
            ? []
            : [wrong(`${path}.ruleSetAction`, ruleSetAction, "Block, with a default rule set of 2")]),
        ];
      }),
  ),
  form({
    name: "firewall-rule-name",
    of: { "frontdoor:Policy": ["customRules.rules[].name"] },
    fits: /^[A-Za-z][A-Za-z0-9]{0,127}$/,
    allowed: "letters and digits, a letter first",
    source: firewall("custom rules; provider issues on hyphens"),
    traps: ["16"],
  }),
  about(
    "firewall-rate",
    ["frontdoor:Policy"],
    {
      reads: ["customRules.rules[].rateLimitDurationInMinutes", "customRules.rules[].rateLimitThreshold"],
      source: firewall("rate limiting: windows of 1 or 5 minutes, at least 10 requests"),
    },
    ({ inputs }) =>
      given(inputs, "customRules.rules[]").flatMap(({ path, value }) => {
        const {
          ruleType,
          rateLimitDurationInMinutes: minutes,
          rateLimitThreshold: most,
        } = value as Record<string, unknown>;
        if (ruleType !== "RateLimitRule") return [];
        return [
          ...(minutes === 1 || minutes === 5 ? [] : [wrong(`${path}.rateLimitDurationInMinutes`, minutes, "1 or 5")]),
          ...(Number(most) >= 10 ? [] : [wrong(`${path}.rateLimitThreshold`, most, "at least 10")]),
        ];
      }),
  ),
  about(
    "firewall-rule-priority",
    ["frontdoor:Policy"],
    { reads: ["customRules.rules[].priority"], source: firewall("custom rules") },
    ({ inputs }) => {
      const priorities = given(inputs, "customRules.rules[].priority");
      return priorities
        .filter(({ value }, index) => priorities.findIndex((each) => each.value === value) !== index)
        .map(({ path, value }) => wrong(path, value, "a number of its own"));
    },
  ),
  form({
    name: "firewall-pattern",
    of: { "frontdoor:Policy": ["customRules.rules[].matchConditions[].matchValue[]"] },
    fits: (value) => {
      if (typeof value !== "string" || value === "" || value.length > 256) return false;
      try {
        new RegExp(value);
        return true;
      } catch {
        return false;
      }
    },
    allowed: "1 to 256 characters; as a regular expression, one that compiles",
    source: firewall("custom rules, and its table of limits; from memory"),
  }),
  about(
    "edge-firewall-everywhere",
    ["cdn:SecurityPolicy"],
    {
      traps: ["19"],
      reads: ["parameters"],
      source: frontDoor("security policies: a domain that isn't named passes by the firewall"),
    },
    ({ inputs }, { resources }) => {
      const ids = given(inputs, "parameters.associations[].domains[].id").map(({ value }) =>
        String(value).split("/").slice(-2).join("/"),
      );
      const missing = resources.flatMap((each) => {
        if (each.type === "azure-native:cdn:AFDEndpoint")
          return [`afdEndpoints/${String(one(each.inputs, "endpointName"))}`];
        return each.type === "azure-native:cdn:AFDCustomDomain"
          ? [`customDomains/${String(one(each.inputs, "customDomainName"))}`]
          : [];
      });
      const patterns = given(inputs, "parameters.associations[].patternsToMatch[]").filter(
        ({ value }) => value !== "/*",
      );
      return [
        // Ids that aren't known yet can't be compared.
        ...(ids.length === 0
          ? []
          : missing.filter((id) => !ids.some((known) => known.toLowerCase() === id.toLowerCase()))
        ).map((id) => wrong("parameters.associations", ids, `${id} too`)),
        ...patterns.map(({ path, value }) => wrong(path, value, '"/*": a policy covers whole domains')),
      ];
    },
  ),
  form({
    name: "edge-pattern",
    of: { "cdn:Route": ["patternsToMatch[]"] },
    fits: /^\/(?:[^*?#\s]*\/)?(?:\*|[^*?#\s]*)$/,
    allowed: "a path that begins with / and has * at most once, at its end after a /",
    source: frontDoor("how requests get matched to a route"),
  }),
  form({
    name: "edge-host",
    of: { "cdn:AFDCustomDomain": ["hostName"], "cdn:AFDOrigin": ["hostName", "originHostHeader"] },
    fits: host,
    allowed: "a host's name in small letters",
    source: frontDoor("domains and origins"),
  }),
  about(
    "edge-origin",
    ["cdn:AFDOrigin"],
    {
      traps: ["14"],
      reads: ["azureOrigin", "priority", "weight", "sharedPrivateLinkResource"],
      source: "bicep-types-az issue 1932; Front Door documentation, origins; 2026-11",
    },
    ({ inputs }) => [
      ...(inputs["azureOrigin"] === undefined ? [] : [wrong("azureOrigin", "given", "nothing: the API refuses it")]),
      ...(inputs["sharedPrivateLinkResource"] !== undefined && inputs["enforceCertificateNameCheck"] !== true
        ? [wrong("enforceCertificateNameCheck", inputs["enforceCertificateNameCheck"], "true, with Private Link")]
        : []),
      ...(inputs["enabledState"] === undefined
        ? [wrong("enabledState", undefined, "Enabled, said outright: it may come up disabled")]
        : []),
    ],
  ),
  about(
    "edge-private-origin",
    ["cdn:AFDOrigin"],
    {
      reads: ["sharedPrivateLinkResource"],
      source: frontDoor("Private Link: a load balancer's link service has no group"),
    },
    ({ inputs }) => {
      const id = text(inputs, "sharedPrivateLinkResource.privateLink.id");
      const group = one(inputs, "sharedPrivateLinkResource.groupId");
      return id !== undefined && /\/privateLinkServices\//.test(id) && group !== undefined
        ? [wrong("sharedPrivateLinkResource.groupId", group, "nothing, for a link service")]
        : [];
    },
  ),
  about(
    "edge-product",
    ["cdn:Profile"],
    {
      traps: ["18"],
      reads: ["sku"],
      source: frontDoor(
        "tiers: managed rules and Private Link need Premium; classic CDN takes no new profiles since 2025-08",
      ),
    },
    ({ inputs }) =>
      text(inputs, "sku.name") === "Premium_AzureFrontDoor"
        ? []
        : [wrong("sku.name", one(inputs, "sku.name"), "Premium_AzureFrontDoor")],
  ),
  about(
    "edge-firewall-product",
    ["frontdoor:Policy"],
    { traps: ["18"], reads: ["sku"], source: frontDoor("tiers") },
    ({ inputs }) =>
      text(inputs, "sku.name") === "Premium_AzureFrontDoor"
        ? []
        : [wrong("sku.name", one(inputs, "sku.name"), "Premium_AzureFrontDoor: managed rules need it")],
  ),
  form({
    name: "edge-tls",
    of: { "cdn:AFDCustomDomain": ["tlsSettings.minimumTlsVersion"] },
    fits: /^TLS1[23]$/,
    allowed: "TLS12 or TLS13: older ones are refused since 2025-03-01",
    source: frontDoor("end-to-end TLS"),
  }),
  about(
    "edge-rule-order",
    ["cdn:Rule"],
    { reads: ["order"], source: frontDoor("rule sets") },
    (resource, { resources }) => {
      const key = (inputs: unknown) => `${String(one(inputs, "ruleSetName"))} ${String(one(inputs, "order"))}`;
      const twice = resources.some(
        (each) => each.type === resource.type && each.urn !== resource.urn && key(each.inputs) === key(resource.inputs),
      );
      const order = one(resource.inputs, "order");
      return twice || !(Number.isInteger(order) && Number(order) >= 1)
        ? [wrong("order", order, "a whole number from 1, its own in the set")]
        : [];
    },
  ),
  about(
    "edge-rule-actions",
    ["cdn:Rule"],
    { reads: ["actions"], source: frontDoor("service limits: 5 actions, 10 conditions a rule") },
    ({ inputs }) => {
      const actions = given(inputs, "actions[]");
      return [
        ...(actions.length <= 5 ? [] : [wrong("actions", actions.length, "at most 5")]),
        ...(given(inputs, "conditions[]").length <= 10 ? [] : [wrong("conditions", "given", "at most 10")]),
        ...actions.flatMap(({ path, value }) => {
          const wanted = typeNames[text(value, "name") ?? ""];
          const typeName = text(value, "parameters.typeName");
          return wanted === undefined || typeName === wanted
            ? []
            : [wrong(`${path}.parameters.typeName`, typeName, wanted)];
        }),
      ];
    },
  ),
  form({
    name: "edge-cache-duration",
    of: { "cdn:Rule": ["actions[].parameters.cacheConfiguration.cacheDuration"] },
    fits: /^(?:\d{1,3}\.)?(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
    allowed: "days.hours:minutes:seconds, at most 366 days",
    source: frontDoor("rules engine actions"),
  }),
  form({
    name: "edge-probe",
    of: { "cdn:AFDOriginGroup": ["healthProbeSettings.probePath"] },
    fits: /^\/\S*$/,
    allowed: "a path that begins with /",
    source: frontDoor("health probes"),
  }),
];
