import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { isAwake, queryAlert, watchedBy } from "./shared/alerts";
import { ofEach, says } from "./shared/complaints";
import { childrenOf, dependedOn } from "./shared/leads";
import { workspaceType } from "./shared/log-flows";
import { runsIn } from "./shared/machine-logs";

const sentinel = "azure-native:securityinsights:SentinelOnboardingState";

/** Tables in which an attack shows. */
const telling = [
  "AADServicePrincipalSignInLogs",
  "AZFWIdpsSignature",
  "AZFWThreatIntel",
  "AZKVAuditLogs",
  "AzureActivity",
  "Heartbeat",
  "REDConnectionEvents",
  "SQLSecurityAuditEvents",
  "SecurityAlert",
  "SecurityEvent",
  "SigninLogs",
  "StorageBlobLogs",
];

/** Lines of such a table that it takes more of than this to raise an alarm raise none. */
const most = 10_000;

/** Searches find what they look for; where two workspaces are there, what is searched in one is searched in the other. */
function relation(stack: StackView): readonly About[] {
  const searches = stack.ofType(queryAlert).filter(isAwake);
  const searched = stack.ofType(workspaceType).map((workspace) => ({
    workspace,
    tables: new Set(
      searches
        .filter((search) => watchedBy(stack, search).includes(workspace) || hidden(search))
        .flatMap((search) => (hidden(search) ? telling : tablesOf(search))),
    ),
  }));
  const all = new Set(searched.flatMap(({ tables }) => [...tables]));
  const used = searched.filter(({ tables }) => tables.size > 0);
  return [
    ...ofEach(stack, [queryAlert], (search) =>
      queriesOf(search).flatMap(({ path, query }) => ofQuery(search, path, query)),
    ),
    ...searched
      .filter(({ workspace, tables }) => tables.size > 0 || hasSentinel(stack, workspace) || used.length > 0)
      .map(({ workspace, tables }) => ({
        resource: workspace,
        // A reserve in which nothing runs has less to be searched.
        complaints:
          hasSentinel(stack, workspace) || !runsIn(stack, at(workspace, "location"))
            ? []
            : [...all]
                .filter((table) => !tables.has(table))
                .flatMap((table) =>
                  says(
                    `nothing searches its ${table}`,
                    "a query, as in the other workspace",
                    "add the ScheduledQueryRule",
                  ),
                ),
      })),
    ...ofEach(stack, [sentinel, "azure-native:securityinsights:ScheduledAlertRule"], (state) =>
      at(state, "enabled") === false ? violates("enabled", false, "true", "switch the rule on") : [],
    ),
  ];
}

function hasSentinel(stack: StackView, workspace: ResourceView): boolean {
  const states = childrenOf(stack, workspace, sentinel, "workspaceName");
  return (
    states.length > 0 ||
    stack.ofType(sentinel).some((state) => dependedOn(stack, state, "workspaceName").includes(workspace))
  );
}

/** What it looks at can't be seen. */
function hidden(search: ResourceView): boolean {
  const scopes = at(search, "scopes");
  return scopes === unseen || queriesOf(search).some(({ query }) => query === unseen);
}

function queriesOf(search: ResourceView): readonly { readonly path: string; readonly query: unknown }[] {
  return entries(at(search, "criteria.allOf")).map((criterion, index) => ({
    path: `criteria.allOf.${index}`,
    query: read(criterion, "query"),
  }));
}

function tablesOf(search: ResourceView): readonly string[] {
  return queriesOf(search).flatMap(({ query }) =>
    typeof query === "string" ? telling.filter((table) => new RegExp(`\\b${table}\\b`).test(query)) : [],
  );
}

function ofQuery(search: ResourceView, path: string, query: unknown): readonly Complaint[] {
  if (query === unseen) return [];
  const text = typeof query === "string" ? query.trim() : "";
  const [operator, threshold] = [at(search, `${path}.operator`), at(search, `${path}.threshold`)];
  const counts = String(at(search, `${path}.timeAggregation`) ?? "Count") === "Count";
  const never = /^less/i.test(String(operator)) && Number(threshold) <= 0 && counts;
  const blind = telling.some((table) => text.includes(table)) && counts && Number(threshold) > most;
  const empty = text === "" || /^print\b/i.test(text) || /\|\s*(take|limit)\s+0\b/i.test(text);
  return [
    ...(empty && at(search, `${path}.metricName`) === undefined
      ? violates(`${path}.query`, query, "a query over a table", "say what is looked for")
      : []),
    ...(never
      ? violates(`${path}.operator`, operator, "GreaterThan", "turn it round: a count is never less than 0")
      : []),
    ...(blind ? violates(`${path}.threshold`, threshold, `${most} or less`, "raise the alarm earlier") : []),
  ];
}

export const automatedLogReview: CloudRule = { name: "automated-log-review", relation };
