import type { Weakening } from "../../tables";
import { ofType, oneOf } from "./rows";

const settings = ofType(
  "frontdoor:Policy",
  // Mode and state may then still be right by default; what is logged is readable in any case.
  { property: "policySettings", operators: ["drop"], controls: ["3.5.1", "8.3.2"] },
  { property: "policySettings.enabledState", operators: ["flip"], controls: ["6.4.2"] },
  // Not dropped: by one account the default is to prevent (PSRule for Azure, Azure.FrontDoor.WAF.Mode, read 2026-11-24).
  { property: "policySettings.mode", operators: ["replace"], weak: ["Detection"], controls: ["6.4.2"] },
  { property: "policySettings.requestBodyCheck", operators: ["flip"], controls: ["6.4.2"] },
  { property: "sku.name", operators: ["replace"], weak: ["Standard_AzureFrontDoor"], controls: ["6.4.2"] },
  { property: "", operators: ["remove"], controls: ["6.4.2"] },
);

/** The firewall's own log holds what it matched: passwords and card numbers among it, unless they are taken out. */
const scrubbing = ofType(
  "frontdoor:Policy",
  { property: "policySettings.state", operators: ["flip", "drop"], controls: ["3.5.1", "8.3.2"] },
  { property: "policySettings.scrubbingRules", operators: ["empty", "fewer"], controls: ["3.5.1", "8.3.2"] },
  { property: "policySettings.scrubbingRules.*.state", operators: ["flip"], controls: ["3.5.1", "8.3.2"] },
  {
    property: "policySettings.scrubbingRules.*.matchVariable",
    operators: ["replace"],
    weak: ["RequestIPAddress"],
    controls: ["3.5.1", "8.3.2"],
  },
  {
    property: "policySettings.scrubbingRules.*.selectorMatchOperator",
    operators: ["replace"],
    weak: ["Equals"],
    where: oneOf("EqualsAny"),
    controls: ["3.5.1", "8.3.2"],
  },
  {
    property: "policySettings.scrubbingRules.*.selector",
    operators: ["replace"],
    weak: ["X-Nothing"],
    controls: ["3.5.1", "8.3.2"],
  },
);

const managed = ofType(
  "frontdoor:Policy",
  { property: "managedRules", operators: ["drop"], controls: ["6.4.2"] },
  { property: "managedRules.managedRuleSets", operators: ["empty", "fewer"], controls: ["6.4.2"] },
  {
    property: "managedRules.managedRuleSets.*.ruleSetType",
    operators: ["replace"],
    weak: ["DefaultRuleSet"],
    controls: ["6.4.2"],
  },
  {
    property: "managedRules.managedRuleSets.*.ruleSetVersion",
    operators: ["replace"],
    weak: ["1.0"],
    controls: ["6.4.2"],
  },
  {
    property: "managedRules.managedRuleSets.*.ruleSetAction",
    operators: ["replace"],
    weak: ["Log"],
    controls: ["6.4.2"],
  },
);

/** Limits on requests from one address; a limit that matches nothing is none. */
const custom = ofType(
  "frontdoor:Policy",
  { property: "customRules", operators: ["drop"], controls: ["6.4.2"] },
  { property: "customRules.rules", operators: ["empty", "fewer"], controls: ["6.4.2"] },
  { property: "customRules.rules.*.action", operators: ["replace"], weak: ["Log", "Allow"], controls: ["6.4.2"] },
  { property: "customRules.rules.*.enabledState", operators: ["flip"], controls: ["6.4.2"] },
  { property: "customRules.rules.*.rateLimitThreshold", operators: ["lengthen"], controls: ["6.4.2"] },
  // As many requests in one minute as before in five.
  { property: "customRules.rules.*.rateLimitDurationInMinutes", operators: ["shorten"], controls: ["6.4.2"] },
  {
    property: "customRules.rules.*.matchConditions.*.matchValue",
    operators: ["replace"],
    weak: [["no-request-has-this"]],
    controls: ["6.4.2"],
  },
  {
    property: "customRules.rules.*.matchConditions.*.matchVariable",
    operators: ["replace"],
    weak: ["RemoteAddr"],
    controls: ["6.4.2"],
  },
  { property: "customRules.rules.*.matchConditions.*.negateCondition", operators: ["flip"], controls: ["6.4.2"] },
  {
    property: "customRules.rules.*.matchConditions.*.operator",
    operators: ["replace"],
    weak: ["Equal"],
    where: oneOf("Contains", "RegEx"),
    controls: ["6.4.2"],
  },
  // "/LOGIN" and "/%6cogin" would pass.
  {
    property: "customRules.rules.*.matchConditions.*.transforms",
    operators: ["empty", "fewer"],
    controls: ["6.4.2"],
  },
);

export const frontdoor: readonly Weakening[] = [...settings, ...scrubbing, ...managed, ...custom];
