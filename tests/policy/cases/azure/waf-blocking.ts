import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const edge = "azure-native:frontdoor:Policy";
const gateway = "azure-native:network:WebApplicationFirewallPolicy";

const core = { ruleSetType: "Microsoft_DefaultRuleSet", ruleSetVersion: "2.1", ruleSetAction: "Block" };
const good = {
  sku: { name: "Premium_AzureFrontDoor" },
  policySettings: { enabledState: "Enabled", mode: "Prevention" },
  managedRules: { managedRuleSets: [core] },
};
const regional = {
  policySettings: { state: "Enabled", mode: "Prevention" },
  managedRules: { managedRuleSets: [{ ruleSetType: "OWASP", ruleSetVersion: "3.2" }] },
};
const limit = {
  ruleType: "RateLimitRule",
  action: "Block",
  rateLimitThreshold: 500,
  rateLimitDurationInMinutes: 1,
  matchConditions: [{ matchVariable: "RequestUri", operator: "Contains", matchValue: ["/"] }],
};
const limited = (changed: object) => ({ ...good, customRules: { rules: [{ ...limit, ...changed }] } });
const condition = (changed: object) => ({ matchConditions: [{ ...limit.matchConditions[0], ...changed }] });

export const wafBlocking: RuleCases = {
  rule: "waf-blocking",
  cases: [
    {
      what: "policies that block, with a rule that only watches, and with one rule taken back",
      stack: [
        {
          type: edge,
          inputs: { ...good, customRules: { rules: [{ ruleType: "MatchRule", action: "Log", matchConditions: [] }] } },
        },
        {
          type: gateway,
          name: "regional",
          inputs: {
            ...regional,
            managedRules: {
              managedRuleSets: [
                {
                  ...core,
                  ruleGroupOverrides: [{ ruleGroupName: "SQLI", rules: [{ ruleId: "942440", action: "Log" }] }],
                },
              ],
            },
          },
        },
        { type: edge, name: "limited", inputs: limited({}) },
      ],
      found: [],
    },
    {
      what: "policies that are off, only look, or can't have managed rules",
      stack: [
        { type: edge, inputs: { ...good, policySettings: { enabledState: "Disabled", mode: "Detection" } } },
        { type: edge, name: "small", inputs: { ...good, sku: { name: "Standard_AzureFrontDoor" } } },
        { type: gateway, name: "regional", inputs: { ...regional, policySettings: { state: "Enabled" } } },
      ],
      found: [
        "it policySettings.enabledState",
        "it policySettings.mode",
        "small sku.name",
        "regional policySettings.mode",
      ],
    },
    {
      what: "rule sets that are missing, old, or only log",
      stack: [
        { type: edge, inputs: { ...good, managedRules: { managedRuleSets: [] } } },
        {
          type: edge,
          name: "old",
          inputs: { ...good, managedRules: { managedRuleSets: [{ ...core, ruleSetVersion: "1.1" }] } },
        },
        {
          type: edge,
          name: "log",
          inputs: { ...good, managedRules: { managedRuleSets: [{ ...core, ruleSetAction: "Log" }] } },
        },
        { type: edge, name: "none", inputs: { ...good, managedRules: undefined } },
        { type: edge, name: "later", inputs: { ...good, managedRules: unseen } },
      ],
      found: [
        "it managedRules.managedRuleSets",
        "old managedRules.managedRuleSets.0.ruleSetVersion",
        "log managedRules.managedRuleSets.0.ruleSetAction",
        "none managedRules.managedRuleSets",
        "? later managedRules.managedRuleSets",
      ],
    },
    {
      what: "half of the rules silenced, a way around the rest, and an exclusion of everything",
      stack: [
        {
          type: edge,
          inputs: {
            ...good,
            managedRules: {
              managedRuleSets: [
                {
                  ...core,
                  ruleGroupOverrides: [
                    {
                      rules: Array.from({ length: 9 }, (_, rule) => ({
                        ruleId: String(rule),
                        enabledState: "Disabled",
                      })),
                    },
                  ],
                },
              ],
            },
          },
        },
        {
          type: gateway,
          name: "regional",
          inputs: {
            ...regional,
            managedRules: { ...regional.managedRules, exclusions: [{ selectorMatchOperator: "EqualsAny" }] },
            customRules: [
              { action: "Allow", matchConditions: [{ matchVariables: [{ variableName: "RequestHeaders" }] }] },
              { action: "Allow", matchConditions: [{ matchVariables: [{ variableName: "RemoteAddr" }] }] },
            ],
          },
        },
      ],
      found: [
        "it managedRules.managedRuleSets.0.ruleGroupOverrides",
        "regional managedRules.exclusions.0.selectorMatchOperator",
        "regional customRules.0.action",
      ],
    },
    {
      what: "limits that are off, only log, are too high, or match nothing",
      stack: [
        { type: edge, name: "off", inputs: limited({ enabledState: "Disabled" }) },
        { type: edge, name: "log", inputs: limited({ action: "Log" }) },
        { type: edge, name: "high", inputs: limited({ rateLimitThreshold: 1_000_000 }) },
        { type: edge, name: "equal", inputs: limited(condition({ operator: "Equal", matchValue: ["/checkout"] })) },
        { type: edge, name: "not", inputs: limited(condition({ negateCondition: true })) },
        { type: edge, name: "address", inputs: limited(condition({ matchVariable: "RemoteAddr" })) },
        { type: edge, name: "method", inputs: limited(condition({ matchVariable: "RequestMethod" })) },
      ],
      found: [
        "off customRules.rules.0.enabledState",
        "log customRules.rules.0.action",
        "high customRules.rules.0.rateLimitThreshold",
        "equal customRules.rules.0.matchConditions.0.operator",
        "equal customRules.rules.0.rateLimitThreshold",
        "not customRules.rules.0.matchConditions.0.negateCondition",
        "address customRules.rules.0.matchConditions.0.matchVariable",
        "method customRules.rules.0.matchConditions.0.matchValue",
      ],
    },
    {
      what: "a limit on logins that another spelling gets around",
      stack: [
        {
          type: edge,
          inputs: limited({
            rateLimitThreshold: 20,
            ...condition({ matchValue: ["/login"], transforms: ["Lowercase"] }),
          }),
        },
      ],
      found: ["it customRules.rules.0.matchConditions.0.transforms"],
    },
    {
      what: "a firewall inside the gateway that only looks",
      stack: [
        {
          type: "azure-native:network:ApplicationGateway",
          inputs: { webApplicationFirewallConfiguration: { enabled: true, firewallMode: "Detection" } },
        },
        { type: "azure-native:network:ApplicationGateway", name: "plain", inputs: {} },
      ],
      found: ["it webApplicationFirewallConfiguration.firewallMode"],
    },
  ],
};
