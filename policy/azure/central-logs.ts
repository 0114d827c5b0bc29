import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read } from "../view";
import { ofEach, says } from "./shared/complaints";
import { activityTypes, settingType } from "./shared/diagnostics";
import { ownersOf } from "./shared/leads";
import { alsoTo, analytics, collectionType, flowLogType, logFlowsOf } from "./shared/log-flows";
import { auditTypes, handsOver, sqlServerType, toMonitor } from "./shared/sql-audit";

/** From so many logs on that go to stores of the stack, one that goes elsewhere is a slip. */
const many = 3;

const destinations = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];

/** Logs leave what they are about, for a store; those that belong together for the same. Another project's store is one too. */
function relation(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, [settingType, ...activityTypes], (setting) => [
      ...somewhere(setting),
      ...apart(stack, setting),
      ...lacking(stack, setting),
    ]),
    ...ofEach(stack, [flowLogType], (log) => [...apart(stack, log), ...searched(stack, log)]),
    ...ofEach(stack, auditTypes, (policy) => [...apart(stack, policy), ...ofAudit(stack, policy)]),
    ...ofEach(stack, [collectionType], (rule) => [...apart(stack, rule), ...ofCollection(rule)]),
  ];
}

function somewhere(setting: ResourceView): readonly Complaint[] {
  if (destinations.some((property) => at(setting, property) !== undefined)) return [];
  return says("no destination", "a workspace or an account", "give the setting a workspaceId or a storageAccountId");
}

/** The only log that goes to another stack's store, where all others go to stores of this one. */
function apart(stack: StackView, from: ResourceView): readonly Complaint[] {
  const flows = logFlowsOf(stack);
  return flows
    .filter((flow) => flow.from === from && flow.lead.foreign !== undefined)
    .flatMap((flow) => {
      const alike = flows.filter(({ kind, from: other }) => kind === flow.kind && other !== from);
      const own = alike.filter(({ lead }) => lead.to.length > 0);
      const shared = alike.some(({ lead }) => lead.foreign === flow.lead.foreign);
      const also = alsoTo(stack, flow, flow.kind).some(({ lead }) => lead.to.length > 0);
      if (own.length < many || shared || also) return [];
      const name = own[0]?.lead.to[0]?.resource.name ?? "";
      return violates(
        flow.property,
        at(from, flow.property),
        `a store of this stack, such as ${name}`,
        `send it there`,
      );
    });
}

/** A setting with one destination, where nearly all others have two. */
function lacking(stack: StackView, setting: ResourceView): readonly Complaint[] {
  const flows = logFlowsOf(stack);
  const own = flows.filter(({ from }) => from === setting);
  const [first] = own;
  if (first === undefined) return [];
  return (["workspace", "archive"] as const).flatMap((kind) => {
    if (own.some((flow) => flow.kind === kind) || alsoTo(stack, first, kind).length > 0) return [];
    // The record of administrative calls is one of a kind: it is searched where everything else is.
    const settings =
      first.source === "activity" && kind === "workspace" ? stack.ofType(settingType) : stack.ofType(setting.type);
    const others = settings.filter((other) =>
      flows.some((flow) => flow.from === other && flow.kind === kind && flow.lead.to.length > 0),
    );
    if (others.length < many || others.length * 4 < (settings.length - 1) * 3) return [];
    const property = kind === "workspace" ? "workspaceId" : "storageAccountId";
    return violates(property, undefined, "the store that the other logs go to", "send it there too");
  });
}

/** Where one network's flows can be searched, those of the others can too. */
function searched(stack: StackView, log: ResourceView): readonly Complaint[] {
  const flows = logFlowsOf(stack).filter(({ source, kind }) => source === "network" && kind === "workspace");
  if (flows.length === 0 || flows.some(({ from }) => from === log)) return [];
  return violates(
    analytics,
    at(log, analytics),
    "a workspace, as for the other networks",
    "switch traffic analytics on",
  );
}

function ofAudit(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const endpoint = at(policy, "storageEndpoint");
  const meant =
    at(policy, "storageAccountSubscriptionId") !== undefined || at(policy, "isManagedIdentityInUse") === true;
  const handed = ownersOf(stack, policy, "serverName", sqlServerType).some(
    (server) => handsOver(stack, server, "SQLSecurityAuditEvents") === true,
  );
  return [
    ...(endpoint === undefined && meant
      ? violates("storageEndpoint", undefined, "the address of an account's blobs", "name the account that is meant")
      : []),
    ...(handed && toMonitor(policy) === false
      ? violates(
          "isAzureMonitorTargetEnabled",
          at(policy, "isAzureMonitorTargetEnabled"),
          "true",
          "set it: a diagnostic setting waits for the audit",
        )
      : []),
  ];
}

function ofCollection(rule: ResourceView): readonly Complaint[] {
  return entries(at(rule, "dataFlows")).flatMap((flow, index) =>
    entries(read(flow, "destinations")).length > 0
      ? []
      : violates(`dataFlows.${index}.destinations`, [], "a destination", "say where the streams go"),
  );
}

export const centralLogs: CloudRule = { name: "central-logs", relation };
