import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const acl = "aws:wafv2/webAcl:WebAcl";
const common = { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } };
const override = (action: string, times: number) =>
  Array.from({ length: times }, (_, index) => ({ name: `rule${index}`, actionToUse: { [action]: {} } }));
const managed = (ruleActionOverrides: readonly object[]) => ({
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { ...common.managedRuleGroupStatement, ruleActionOverrides } },
});
const statement = "rules.0.statement.managedRuleGroupStatement.ruleActionOverrides";

export const wafBlocking: RuleCases = {
  rule: "waf-blocking",
  cases: [
    {
      what: "a group that blocks, with one exception, and a count that only labels",
      stack: [
        {
          type: acl,
          inputs: {
            rules: [
              managed(override("count", 1)),
              { action: { count: {} }, ruleLabels: [{ name: "seen" }], statement: {} },
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "a group that only counts",
      stack: [{ type: acl, inputs: { rules: [{ overrideAction: { count: {} }, statement: common }] } }],
      found: ["it rules.0.overrideAction"],
    },
    {
      what: "a group whose rules count one by one, and one that lets through what it finds",
      stack: [
        { type: acl, name: "count", inputs: { rules: [managed(override("count", 9))] } },
        { type: acl, name: "allow", inputs: { rules: [managed(override("allow", 1))] } },
      ],
      found: [`count ${statement}`, `allow ${statement}`],
    },
    {
      what: "a rule of one's own that only counts, and no group",
      stack: [
        {
          type: acl,
          inputs: { rules: [{ action: { count: {} }, statement: { rateBasedStatement: { limit: 100 } } }] },
        },
      ],
      found: ["it rules.0.action", "it rules"],
    },
    { what: "nothing", stack: [{ type: acl, inputs: { defaultAction: { allow: {} } } }], found: ["it rules"] },
    {
      what: "a list that refuses by default",
      stack: [{ type: acl, inputs: { defaultAction: { block: {} } } }],
      found: [],
    },
    { what: "rules to come", stack: [{ type: acl, inputs: { rules: unseen } }], found: ["? it rules"] },
    {
      what: "rules as a text",
      stack: [
        {
          type: acl,
          inputs: {
            ruleJson: JSON.stringify([
              {
                OverrideAction: { Count: {} },
                Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" } },
              },
            ]),
          },
        },
      ],
      found: ["it ruleJson"],
    },
    {
      what: "rules beside the list",
      stack: [
        { type: acl, name: "list", inputs: {}, options: { ignoreChanges: ["rules"] } },
        {
          type: "aws:wafv2/webAclRule:WebAclRule",
          name: "common",
          inputs: { overrideAction: { none: {} }, statement: common },
        },
        { type: "aws:wafv2/webAclRule:WebAclRule", name: "idle", inputs: { action: { count: {} }, statement: {} } },
      ],
      found: ["idle action"],
    },
    {
      what: "a balancer that lets everything through while the firewall is away",
      stack: [{ type: "aws:lb/loadBalancer:LoadBalancer", inputs: { enableWafFailOpen: true } }],
      found: ["it enableWafFailOpen"],
    },
  ],
};
