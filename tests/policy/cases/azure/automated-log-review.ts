import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const workspace = (name: string): Given => ({
  type: "azure-native:operationalinsights:Workspace",
  name,
  inputs: { workspaceName: name },
});
const query = (name: string, workspaceName: string, criterion: object, more: object = {}): Given => ({
  type: "azure-native:monitor:ScheduledQueryRule",
  name,
  inputs: {
    ruleName: name,
    enabled: true,
    scopes: [idOf(`Microsoft.OperationalInsights/workspaces/${workspaceName}`)],
    criteria: {
      allOf: [
        { query: "AZKVAuditLogs", timeAggregation: "Count", operator: "GreaterThan", threshold: 0, ...criterion },
      ],
    },
    ...more,
  },
});
const path = "criteria.allOf.0";

export const automatedLogReview: RuleCases = {
  rule: "automated-log-review",
  cases: [
    { what: "a query", stack: [workspace("log-a"), query("q", "log-a", {})], found: [] },
    { what: "a workspace that others search", stack: [workspace("log-a")], found: [] },
    {
      what: "a query that asks nothing",
      stack: [query("q", "log-a", { query: "print none = 1 | take 0" })],
      found: [`q ${path}.query`],
    },
    {
      what: "a query that can never be true",
      stack: [query("q", "log-a", { operator: "LessThan" })],
      found: [`q ${path}.operator`],
    },
    {
      what: "a query that needs a flood",
      stack: [query("q", "log-a", { threshold: 1_000_000 })],
      found: [`q ${path}.threshold`],
    },
    { what: "a query not known yet", stack: [query("q", "log-a", { query: unseen })], found: [] },
    {
      what: "two workspaces, both searched",
      stack: [workspace("log-a"), workspace("log-b"), query("q", "log-a", {}), query("r", "log-b", {})],
      found: [],
    },
    {
      what: "two workspaces, one searched",
      stack: [workspace("log-a"), workspace("log-b"), query("q", "log-a", {})],
      found: ["log-b "],
    },
    {
      what: "two workspaces, one with Sentinel",
      stack: [
        workspace("log-a"),
        workspace("log-b"),
        query("q", "log-a", {}),
        {
          type: "azure-native:securityinsights:SentinelOnboardingState",
          name: "sentinel",
          inputs: { workspaceName: "log-b", sentinelOnboardingStateName: "default" },
        },
      ],
      found: [],
    },
  ],
};
