import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { activityContainer, appends, archivesOf, isOver, lockType } from "./shared/activity-logs";
import { ofEach, says } from "./shared/complaints";
import { childrenOf, dependedOn, leads, leadsOfEach, ownName, ownersOf } from "./shared/leads";
import { same } from "./shared/words";
import type { LogFlow } from "./shared/log-flows";
import { accountType, flowLogType, logFlowsOf, logStores, regionOf, workspaceType } from "./shared/log-flows";
import { assignmentType, collectionType, takesEffect } from "./shared/machine-logs";
import { hasRight } from "./shared/rights";
import { auditTypes, sqlServerType } from "./shared/sql-audit";

const identityType = "azure-native:managedidentity:UserAssignedIdentity";

/**
 * What a log is sent to takes it in: its firewall lets the platform's services through, it lies in the region that the service
 * asks for, and whoever delivers by an identity has one, with the right to write.
 * Source: Azure Monitor, "Diagnostic settings in Azure Monitor"; Azure SQL, "Write audit to a storage account behind a firewall";
 * Network Watcher, "Virtual network flow logs"; 2026-11.
 */
function relation(stack: StackView): readonly About[] {
  return [
    ...archivesOf(stack).map((account) => ({
      resource: account,
      complaints: ofAccount(account, logStores(stack, "archive").get(account) ?? []),
    })),
    ...[...logStores(stack, "workspace").keys()].map((workspace) => ({
      resource: workspace,
      complaints: capped(workspace),
    })),
    ...logFlowsOf(stack).map((flow) => ({ resource: flow.from, complaints: near(stack, flow) })),
    ...ofEach(stack, [flowLogType], (log) => ofFlowLog(stack, log)),
    ...ofEach(stack, auditTypes, (policy) => ofAudit(stack, policy)),
    ...ofEach(stack, [lockType], (lock) => ofLock(stack, lock)),
    ...ofEach(stack, [assignmentType], (assignment) => ofAssignment(stack, assignment)),
  ];
}

function ofAccount(account: ResourceView, flows: readonly LogFlow[]): readonly Complaint[] {
  const bypass = at(account, "networkRuleSet.bypass");
  const closed =
    same(at(account, "networkRuleSet.defaultAction"), "Deny") || same(at(account, "publicNetworkAccess"), "Disabled");
  // AzureServices is the default; where the word is there, it is there among others.
  const refused = closed && typeof bypass === "string" && !/azureservices/i.test(bypass);
  const premium =
    /^premium/i.test(String(at(account, "sku.name"))) && flows.some(({ source }) => source !== "database");
  return [
    ...(refused
      ? violates(
          "networkRuleSet.bypass",
          bypass,
          "AzureServices",
          "let trusted services through, or no log is delivered",
        )
      : []),
    ...(premium
      ? violates("sku.name", at(account, "sku.name"), "a standard one", "premium accounts take no logs")
      : []),
  ];
}

/** A workspace that has taken in its day's allowance takes in nothing more until the next day. */
function capped(workspace: ResourceView): readonly Complaint[] {
  const cap = at(workspace, "workspaceCapping.dailyQuotaGb");
  if (cap === undefined || cap === unseen || Number(cap) < 0) return [];
  return violates(
    "workspaceCapping.dailyQuotaGb",
    cap,
    "-1",
    "take the cap off, and watch what is taken in by an alert",
  );
}

/** A service that stands in a region delivers to an account of that region only. */
function near(stack: StackView, { source, kind, property, lead, about }: LogFlow): readonly Complaint[] {
  if (kind !== "archive" || source === "activity" || source === "database") return [];
  const [resource, store] = [about[0], lead.to[0]?.resource];
  if (resource === undefined || store === undefined) return [];
  const [here, there] = [regionOf(stack, resource), regionOf(stack, store)];
  if (here === undefined || there === undefined || here === there || isEverywhere(resource)) return [];
  return violates(property, there, `an account in ${here}`, `send it to an account in ${here}`);
}

const everywhere = ["cdn:Profile", "frontdoor:Policy", "logic:Workflow"];

function isEverywhere({ type }: ResourceView): boolean {
  return everywhere.some((each) => type === `azure-native:${each}`);
}

/** An account that takes no keys takes what comes under an identity. */
function takesNoKeys(account: ResourceView): boolean {
  const value = at(account, "allowSharedKeyAccess");
  return value === false || value === "false";
}

function archiveOf(stack: StackView, from: ResourceView): ResourceView | undefined {
  return logFlowsOf(stack).find((flow) => flow.from === from && flow.kind === "archive")?.lead.to[0]?.resource;
}

function ofFlowLog(stack: StackView, log: ResourceView): readonly Complaint[] {
  const store = archiveOf(stack, log);
  if (store === undefined || !takesNoKeys(store)) return [];
  const [type, list] = [at(log, "identity.type"), at(log, "identity.userAssignedIdentities")];
  if (type === unseen || list === unseen) return [];
  const wanted = "a user-assigned identity: the account takes no keys";
  const count = Array.isArray(list) ? entries(list).length : Object.keys((list as object | undefined) ?? {}).length;
  if (!/userassigned/i.test(String(type)))
    return violates("identity.type", type, wanted, "give the flow log an identity");
  if (count === 0) return violates("identity.userAssignedIdentities", list, wanted, "give the flow log an identity");
  const [identity] = leadsOfEach(stack, log, "identity.userAssignedIdentities").flatMap(({ to }) => to);
  if (hasRight(stack, identity?.resource, store) !== false) return [];
  return says(
    `no right of its identity over ${store.name}`,
    "a role assignment to it",
    "let the identity write blobs there",
    "identity.userAssignedIdentities",
  );
}

function ofAudit(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const store = archiveOf(stack, policy);
  const [server] = ownersOf(stack, policy, "serverName", sqlServerType);
  if (store === undefined) return [];
  const way = server === undefined ? [] : wayOut(stack, server, store);
  const managed = at(policy, "isManagedIdentityInUse");
  if (!takesNoKeys(store) || managed === unseen) return way;
  if (managed !== true && managed !== "true") {
    const mend = "set it: the account takes no keys";
    return [...way, ...violates("isManagedIdentityInUse", managed, "true", mend)];
  }
  const [primary] = server === undefined ? [] : leads(stack, server, "primaryUserAssignedIdentityId").to;
  const principal = primary?.resource.type === identityType ? primary.resource : server;
  if (server === undefined || hasRight(stack, principal, store) !== false) return way;
  return [
    ...way,
    ...says(
      `no right of ${server.name} over ${store.name}`,
      "a role assignment to the server's identity",
      "let it write blobs there",
      "isManagedIdentityInUse",
    ),
  ];
}

/** A server that may call nobody outside has to be told the account's name. */
function wayOut(stack: StackView, server: ResourceView, store: ResourceView): readonly Complaint[] {
  if (!same(at(server, "restrictOutboundNetworkAccess"), "Enabled")) return [];
  const rules = childrenOf(stack, server, "azure-native:sql:OutboundFirewallRule", "serverName");
  const name = ownName(store);
  const known = rules.map((rule) => at(rule, "outboundRuleFqdn"));
  const open = known.some((host) => typeof host === "string" && same(host.split(".")[0], name));
  if (open || name === undefined || known.includes(unseen)) return [];
  if (rules.some((rule) => dependedOn(stack, rule, "outboundRuleFqdn").includes(store))) return [];
  const found = `${server.name} may not call ${store.name}`;
  return says(
    found,
    "an OutboundFirewallRule for the account",
    "add it: the server's outbound access is restricted",
    "storageEndpoint",
  );
}

/** Logs are appended to: under a lock that allows no appending nothing arrives. */
function ofLock(stack: StackView, lock: ResourceView): readonly Complaint[] | undefined {
  const arrives = ownersOf(stack, lock, "accountName", accountType).some((account) =>
    logStores(stack, "archive").has(account),
  );
  if (!arrives || isOver(lock, activityContainer) || appends(lock)) return undefined;
  const property = "allowProtectedAppendWrites";
  return violates(property, at(lock, property), "true", "set it, or services can't add to the log");
}

/** A policy that gives machines their rule of collection changes them in the name of its own identity. */
function ofAssignment(stack: StackView, assignment: ResourceView): readonly Complaint[] | undefined {
  const behind = dependedOn(stack, assignment, "parameters");
  const gives = behind.some(({ type }) => type === collectionType || type === workspaceType);
  if (!gives || !takesEffect(assignment)) return undefined;
  const rights = stack.ofType("azure-native:authorization:RoleAssignment");
  const own = rights.filter((right) => dependedOn(stack, right, "principalId").includes(assignment));
  const users = leadsOfEach(stack, assignment, "identity.userAssignedIdentities").flatMap(({ to }) => to);
  const held = rights.some((right) =>
    dependedOn(stack, right, "principalId").some((holder) => users.some(({ resource }) => resource === holder)),
  );
  const foreign = /userassigned/i.test(String(at(assignment, "identity.type"))) && users.length === 0;
  if (own.length > 0 || held || foreign || rights.some((right) => dependedOn(stack, right, "principalId").length === 0))
    return [];
  return says("no right of its identity", "a role assignment to it", "let it do what the policy does", "identity");
}

export const logsDeliverable: CloudRule = { name: "logs-deliverable", relation };
