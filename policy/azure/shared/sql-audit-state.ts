import { cannotTell, violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { ofEach, says } from "./complaints";
import { ownersOf } from "./leads";
import {
  auditTypes,
  auditsOf,
  databaseAuditTypes,
  databasesOf,
  handsOver,
  sqlServerType,
  toMonitor,
} from "./sql-audit";

/** What the service logs where no list is given; a list replaces them. Source: its declarations, auditActionsAndGroups; 2026-11. */
export const least: readonly string[] = [
  "SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP",
  "FAILED_DATABASE_AUTHENTICATION_GROUP",
  "BATCH_COMPLETED_GROUP",
];

/** Every SQL server is audited, itself or by each of its databases, and the audit arrives somewhere. */
export function aboutAudit(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, [sqlServerType], (server) => audited(stack, server)),
    ...ofEach(stack, auditTypes, (policy) => ofPolicy(stack, policy)),
  ];
}

function audited(stack: StackView, server: ResourceView): readonly Complaint[] {
  if (auditsOf(stack, server).length > 0) return [];
  const databases = databasesOf(stack, server);
  const each = stack.ofType(...databaseAuditTypes);
  const own = databases.filter((database) =>
    each.some((policy) => String(at(policy, "databaseName")) === String(at(database, "databaseName"))),
  );
  if (databases.length > 0 && own.length === databases.length) return [];
  const wanted = "an auditing policy of the server";
  if (stack.ofType(...auditTypes).some((policy) => stack.untraceable(policy, "serverName")))
    return cannotTell("", wanted);
  return says("no auditing policy is about it", wanted, "add an ExtendedServerBlobAuditingPolicy for it");
}

function ofPolicy(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const state = at(policy, "state");
  if (state === unseen) return cannotTell("state", '"Enabled"');
  if (String(state).toLowerCase() !== "enabled") return violates("state", state, '"Enabled"', "switch the audit on");
  return [...actions(policy), ...target(stack, policy)];
}

function actions(policy: ResourceView): readonly Complaint[] {
  const property = "auditActionsAndGroups";
  const list = entries(at(policy, property));
  if (list.length === 0 || list.includes(unseen)) return [];
  const missing = least.filter((group) => !list.includes(group));
  // Single actions on objects, or completed statements, tell as much as completed batches.
  const statements = list.some((entry) =>
    /^(SELECT|INSERT|UPDATE|DELETE|EXECUTE)\b|SQL_STATEMENT|RPC_COMPLETED/i.test(String(entry)),
  );
  const open = statements ? missing.filter((group) => group !== "BATCH_COMPLETED_GROUP") : missing;
  return open.length === 0 ? [] : violates(property, list, `with ${open.join(" and ")}`, "add what is missing");
}

function target(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const [endpoint, monitor] = [at(policy, "storageEndpoint"), toMonitor(policy)];
  if (endpoint === undefined && monitor === false)
    return violates(
      "storageEndpoint",
      undefined,
      "a store, or isAzureMonitorTargetEnabled",
      "say where the audit goes",
    );
  if (monitor !== true) return [];
  const servers = ownersOf(stack, policy, "serverName", sqlServerType);
  const lost = servers.filter((server) => handsOver(stack, server, "SQLSecurityAuditEvents") === false);
  if (lost.length === 0) return [];
  return violates(
    "isAzureMonitorTargetEnabled",
    true,
    "a diagnostic setting of the server's database master with SQLSecurityAuditEvents",
    "add it: without one Azure Monitor is handed nothing",
  );
}
