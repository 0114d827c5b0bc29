import type * as inputs from "@pulumi/aws/types/input";

export type FirewallRule = inputs.wafv2.WebAclRule;

interface ManagedGroup {
  readonly name: string;
  readonly capacity: number;
}

/**
 * AWS's own rule groups, all of them blocking. Every rule keeps its action, also the one of the core set that refuses
 * bodies above 8 KB: a balancer shows the firewall no more than that, so whatever is longer would pass unread;
 * docs/workload.md says so to the shop's developers. Capacity: AWS WAF developer guide, lists of AWS managed rule groups,
 * 2026-11.
 */
export const reputation: ManagedGroup = { name: "AWSManagedRulesAmazonIpReputationList", capacity: 25 };
export const core: ManagedGroup = { name: "AWSManagedRulesCommonRuleSet", capacity: 700 };
export const badInputs: ManagedGroup = { name: "AWSManagedRulesKnownBadInputsRuleSet", capacity: 200 };
export const sql: ManagedGroup = { name: "AWSManagedRulesSQLiRuleSet", capacity: 200 };
export const linux: ManagedGroup = { name: "AWSManagedRulesLinuxRuleSet", capacity: 200 };

/** A group whose rules do what its vendor says: an override to "count" would let every attack pass. */
export function managed({ name }: ManagedGroup, priority: number): FirewallRule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: seenAs(name),
  };
}

interface Limit {
  readonly name: string;
  readonly priority: number;
  /** Requests of one address in five minutes. */
  readonly limit: number;
  /** What is counted; default: every request. */
  readonly only?: inputs.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement;
}

/** Refuses an address that asks too often, and says so. Health checks of the balancer don't pass the firewall. */
export function limited({ name, priority, limit, only }: Limit): FirewallRule {
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: "IP",
        evaluationWindowSec: 300,
        ...(only === undefined ? {} : { scopeDownStatement: only }),
      },
    },
    visibilityConfig: seenAs(name),
  };
}

/** Posts to any of the paths, however their letters and slashes are written. */
export function postsTo(
  paths: readonly string[],
): inputs.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement {
  const beginning = paths.map((path) => path.replace(/[^\w/]/g, "\\$&")).join("|");
  return {
    andStatement: {
      statements: [
        {
          byteMatchStatement: {
            fieldToMatch: { method: {} },
            positionalConstraint: "EXACTLY",
            searchString: "POST",
            textTransformations: [{ priority: 0, type: "NONE" }],
          },
        },
        {
          regexMatchStatement: {
            fieldToMatch: { uriPath: {} },
            regexString: `^(${beginning})(/|$)`,
            textTransformations: ["URL_DECODE", "LOWERCASE", "NORMALIZE_PATH"].map((type, priority) => ({
              priority,
              type,
            })),
          },
        },
      ],
    },
  };
}

export function seenAs(metricName: string): inputs.wafv2.WebAclRuleVisibilityConfig {
  return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
