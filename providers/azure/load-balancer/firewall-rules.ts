import type * as inputs from "@pulumi/azure-native/types/input";
import type { LoadBalancerSpec } from "../../../components/contract";

/**
 * The maker's own rules. The default set counts what it finds and blocks from a score on, which needs the action said; the
 * set about bots has an action for each kind. 2.1 is the set that every policy takes; 1.x can't be chosen any more.
 * Source: Azure Web Application Firewall documentation, "DRS and CRS rule groups" and "ruleset support policy"; 2026-11.
 */
export const managedRuleSets: inputs.frontdoor.ManagedRuleSetArgs[] = [
  { ruleSetType: "Microsoft_DefaultRuleSet", ruleSetVersion: "2.1", ruleSetAction: "Block" },
  { ruleSetType: "Microsoft_BotManagerRuleSet", ruleSetVersion: "1.1" },
];

/** Limits for each address as it connects; headers that a client writes itself are not asked. Names: letters and digits. */
export function limits(spec: LoadBalancerSpec): inputs.frontdoor.CustomRuleArgs[] {
  return [
    limit("AttemptsPerAddress", 10, spec.attemptsPerAddress, [
      { matchVariable: "RequestMethod", operator: "Equal", matchValue: ["POST"] },
      {
        matchVariable: "RequestUri",
        operator: "RegEx",
        matchValue: [startsWith(spec.guardedPaths)],
        transforms: ["UrlDecode", "Lowercase"],
      },
    ]),
    // Every address has a slash: a rule must have a condition.
    limit("RequestsPerAddress", 20, spec.requestsPerAddress, [
      { matchVariable: "RequestUri", operator: "Contains", matchValue: ["/"] },
    ]),
  ];
}

/**
 * The beginning of a path, however its slashes are written. What is matched is the whole address with scheme, name and port;
 * groups that capture are not taken. Source: answer of Microsoft's staff on learn.microsoft.com, "Front Door firewall custom
 * rule" (2025-05), and Azure Web Application Firewall documentation, "custom rules"; 2026-11.
 */
export function startsWith(paths: readonly string[]): string {
  const beginnings = paths.map((path) => path.replace(/^\/+/, "").replace(/[^\w/]/g, "\\$&")).join("|");
  return `^(?:https?://[^/]+)?/+(?:\\./+)*(?:${beginnings})(?:[/?#;]|$)`;
}

function limit(
  name: string,
  priority: number,
  most: number,
  matchConditions: inputs.frontdoor.MatchConditionArgs[],
): inputs.frontdoor.CustomRuleArgs {
  return {
    name,
    priority,
    enabledState: "Enabled",
    ruleType: "RateLimitRule",
    rateLimitDurationInMinutes: 5,
    rateLimitThreshold: most,
    groupBy: [{ variableName: "SocketAddr" }],
    matchConditions: matchConditions.map((condition) => ({ negateCondition: false, ...condition })),
    action: "Block",
  };
}
