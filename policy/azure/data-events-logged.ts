import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { ofEach, says } from "./shared/complaints";
import { Diagnostics, lacking } from "./shared/diagnostics";
import { storageLogs } from "./shared/loggable";
import { accountType, logStores } from "./shared/log-flows";
import { auditTypes } from "./shared/sql-audit";
import { least } from "./shared/sql-audit-state";

const services = ["blobservices", "fileservices", "queueservices", "tableservices"];

/** Reads and writes of stored data are logged one by one: of files, and of tables. */
function relation(stack: StackView): readonly About[] {
  const keeping = logStores(stack, "archive");
  return [
    ...ofEach(stack, [accountType], (account) => (keeping.has(account) ? undefined : ofAccount(stack, account))),
    ...ofEach(stack, auditTypes, ofAudit),
  ];
}

function ofAccount(stack: StackView, account: ResourceView): readonly Complaint[] {
  const diagnostics = Diagnostics.of(stack);
  const found = services.map((service) => lacking(diagnostics.about(account, service), storageLogs));
  if (found.some((missing) => missing !== unseen && missing.length === 0)) return [];
  const wanted = "a diagnostic setting of its service with StorageRead, StorageWrite and StorageDelete";
  if (found.includes(unseen) || diagnostics.adrift.length > 0) return cannotTell("", wanted);
  return says("reads and writes of its data are not all logged", wanted, "add what is missing to the setting");
}

function ofAudit(policy: ResourceView): readonly Complaint[] {
  const list = entries(at(policy, "auditActionsAndGroups"));
  const statements = /^(BATCH_COMPLETED_GROUP|SQL_STATEMENT_COMPLETED_GROUP|(SELECT|INSERT|UPDATE|DELETE|EXECUTE)\b)/i;
  const misses = list.length > 0 && !list.includes(unseen) && !list.some((entry) => statements.test(String(entry)));
  const predicate = at(policy, "predicateExpression");
  return [
    ...(misses ? violates("auditActionsAndGroups", list, `with ${least.at(-1) ?? ""}`, "log statements too") : []),
    ...(typeof predicate === "string" && onlyFew(predicate)
      ? violates("predicateExpression", predicate, "a condition that leaves few out", "leave it out, or exclude by <>")
      : []),
  ];
}

/** Takes in what is named, instead of leaving it out. */
function onlyFew(predicate: string): boolean {
  const rest = predicate.replace(/'[^']*'/g, "''");
  return /[^<>!]=|(?<!not\s)\blike\b|(?<!not\s)\bin\b/i.test(rest);
}

export const dataEventsLogged: CloudRule = { name: "data-events-logged", relation };
