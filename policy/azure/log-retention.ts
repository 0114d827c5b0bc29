import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { archivesOf } from "./shared/activity-logs";
import { ofEach } from "./shared/complaints";
import { childrenOf } from "./shared/leads";
import { same } from "./shared/words";
import type { LogFlow, Source } from "./shared/log-flows";
import { alsoTo, flowLogType, logFlowsOf, workspaceType } from "./shared/log-flows";
import { auditTypes } from "./shared/sql-audit";
import { sentResources } from "./shared/templates";

const aYear = 365;
const atHand = 90;
const tableType = "azure-native:operationalinsights:Table";

/**
 * Records are kept for a year, and the last three months of them can be read at once: in a workspace that keeps them so long, or
 * in a store besides. A workspace keeps 30 days where nothing is said, and a free one 7.
 * Source: Azure Monitor, "Manage data retention in a Log Analytics workspace"; 2026-11.
 */
function relation(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, [workspaceType], ofWorkspace),
    ...ofEach(stack, [tableType], ofTable),
    ...long(stack),
    ...archivesOf(stack).flatMap((account) => ofAccount(stack, account)),
    ...ofEach(stack, [flowLogType], ofFlowLog),
    ...ofEach(stack, auditTypes, ofAudit),
  ];
}

function daysOf(workspace: ResourceView): number | typeof unseen {
  const value = at(workspace, "retentionInDays");
  if (value === unseen) return unseen;
  return same(at(workspace, "sku.name"), "Free") ? 7 : Number(value ?? 30);
}

function ofWorkspace(workspace: ResourceView): readonly Complaint[] {
  const days = daysOf(workspace);
  const wanted = `${atHand} or more`;
  if (days === unseen) return cannotTell("retentionInDays", wanted);
  if (same(at(workspace, "sku.name"), "Free"))
    return violates("sku.name", "Free", "PerGB2018", "a free one keeps a week");
  return days >= atHand
    ? []
    : violates("retentionInDays", at(workspace, "retentionInDays"), wanted, "keep them longer");
}

function ofTable(table: ResourceView): readonly Complaint[] {
  const [total, hot] = [at(table, "totalRetentionInDays"), at(table, "retentionInDays")];
  // -1 is what the workspace says. What lies in a table of another plan is at hand for 30 days, and can be asked for after that.
  const short = (days: unknown, least: number) => typeof days === "number" && days >= 0 && days < least;
  return [
    ...(short(total, aYear) ? violates("totalRetentionInDays", total, `${aYear} or more`, "keep it for a year") : []),
    ...(short(hot, atHand) && same(at(table, "plan") ?? "Analytics", "Analytics")
      ? violates("retentionInDays", hot, `${atHand} or more`, "keep three months at hand")
      : []),
  ];
}

/** Each log that goes to a workspace of this stack is kept for a year there, or goes to a store too. */
function long(stack: StackView): readonly About[] {
  const flows = logFlowsOf(stack).filter(({ kind, lead }) => kind === "workspace" && lead.to.length > 0);
  return flows.map((flow) => ({ resource: flow.from, complaints: keptLong(stack, flow) }));
}

function keptLong(stack: StackView, flow: LogFlow): readonly Complaint[] {
  const stores = flow.lead.to.map(({ resource }) => resource);
  const days = stores.map(daysOf);
  if (days.includes(unseen) || days.some((each) => Number(each) >= aYear)) return [];
  if (alsoTo(stack, flow, "archive").length > 0 || exported(stack, stores) || elsewhere(stack, flow)) return [];
  if (stores.some((workspace) => longTables(stack, workspace).some((name) => mayHold(name, flow.source)))) return [];
  const wanted = `a store besides that keeps it for ${aYear} days, or a workspace or table that does`;
  return violates(flow.property, at(flow.from, flow.property), wanted, "keep the log for a year").map((each) => ({
    ...each,
    found: `a workspace that keeps it for ${String(days[0])} days`,
  }));
}

/** Where logs of these sources end; which table a resource's own ends in is no property of its setting. */
const tablesOf: Readonly<Partial<Record<Source, RegExp>>> = {
  activity: /^AzureActivity$/i,
  machine: /^(Syslog|Event|WindowsEvent|SecurityEvent|CommonSecurityLog|W3CIISLog|ASim\w+|\w+_CL)$/i,
  network: /^(NTANetAnalytics|AzureNetworkAnalytics_CL)$/i,
};

/** A name that can't be seen may be the right one. */
function mayHold(name: unknown, source: Source): boolean {
  if (typeof name !== "string") return true;
  const own = tablesOf[source];
  if (own !== undefined) return own.test(name);
  return !Object.values(tablesOf).some((others) => others.test(name) && !/_CL$/i.test(name));
}

/** Names of the workspace's tables that are kept for a year. */
function longTables(stack: StackView, workspace: ResourceView): readonly unknown[] {
  const long = (total: unknown) => total === unseen || Number(total ?? 0) >= aYear;
  return [
    ...childrenOf(stack, workspace, tableType, "workspaceName")
      .filter((table) => long(at(table, "totalRetentionInDays")))
      .map((table) => at(table, "tableName")),
    ...stack
      .ofType("azure-native:resources:Deployment")
      .filter((deployment) => stack.referred(deployment, "properties", workspaceType).includes(workspace))
      // Built-in tables can't be made, so some programs set them by a template; there a name begins with the workspace's.
      .flatMap((deployment) => sentResources(deployment, "Microsoft.OperationalInsights/workspaces/tables"))
      .filter(({ value }) => long(read(value, "properties", "totalRetentionInDays")))
      .map(({ value }) => read(value, "name"))
      .map((name) => (typeof name === "string" ? name.split("/").at(-1) : name)),
  ];
}

/** Workspaces hand tables on by themselves. */
function exported(stack: StackView, workspaces: readonly ResourceView[]): boolean {
  return workspaces.some(
    (workspace) =>
      childrenOf(stack, workspace, "azure-native:operationalinsights:DataExport", "workspaceName").length > 0,
  );
}

/** A stream of events is someone else's store. */
function elsewhere(stack: StackView, { from, about }: LogFlow): boolean {
  const siblings = logFlowsOf(stack).filter((other) => other.about.some((resource) => about.includes(resource)));
  return [from, ...siblings.map((other) => other.from)].some(
    (setting) =>
      at(setting, "eventHubAuthorizationRuleId") !== undefined || at(setting, "marketplacePartnerId") !== undefined,
  );
}

const tiers = ["tierToArchive"];

/** The lifecycle of an account that logs arrive in. */
function ofAccount(stack: StackView, account: ResourceView): readonly About[] {
  const policies = childrenOf(stack, account, "azure-native:storage:ManagementPolicy", "accountName");
  return [
    { resource: account, complaints: [] },
    ...policies.map((policy) => ({ resource: policy, complaints: ofLifecycle(policy) })),
  ];
}

function ofLifecycle(policy: ResourceView): readonly Complaint[] {
  return entries(at(policy, "policy.rules")).flatMap((rule, index) => {
    if (read(rule, "enabled") === false) return [];
    const path = `policy.rules.${index}.definition.actions.baseBlob`;
    return [
      ...early(policy, `${path}.delete`, aYear, "end no log before"),
      ...tiers.flatMap((tier) => early(policy, `${path}.${tier}`, atHand, "put no log away before")),
    ];
  });
}

function early(policy: ResourceView, path: string, least: number, what: string): readonly Complaint[] {
  const action = at(policy, path);
  if (typeof action !== "object" || action === null) return [];
  return Object.keys(action)
    .filter((key) => key.startsWith("daysAfter") && !key.includes("LastTierChange"))
    .flatMap((key) => {
      const days = at(policy, `${path}.${key}`);
      if (days === unseen) return cannotTell(`${path}.${key}`, `${least} or more`);
      return Number(days) >= least
        ? []
        : violates(`${path}.${key}`, days, `${least} or more`, `${what} ${least} days are over`);
    });
}

/** Of flows it still holds, other than of diagnostic settings. */
function ofFlowLog(log: ResourceView): readonly Complaint[] {
  const days = at(log, "retentionPolicy.days");
  if (at(log, "retentionPolicy.enabled") !== true || days === unseen || Number(days ?? 0) === 0) return [];
  return Number(days) >= aYear ? [] : violates("retentionPolicy.days", days, `${aYear} or more`, "keep it for a year");
}

/** 0 is for ever. */
function ofAudit(policy: ResourceView): readonly Complaint[] {
  const days = at(policy, "retentionDays");
  if (days === unseen || at(policy, "storageEndpoint") === undefined) return [];
  const kept = Number(days ?? 0);
  return kept === 0 || kept >= aYear
    ? []
    : violates("retentionDays", days, `0, or ${aYear} or more`, "keep it for a year");
}

export const logRetention: CloudRule = { name: "log-retention", relation };
