import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { activityContainer, activitySettings, appends, isOver, lockType } from "./shared/activity-logs";
import { ofEach } from "./shared/complaints";
import { isOn, logsOf } from "./shared/diagnostics";
import { ownersOf } from "./shared/leads";
import { logFlowsOf } from "./shared/log-flows";
import { handsOver, serverAuditTypes, sqlServerType } from "./shared/sql-audit";

/** Who changed what, what a threat was seen in, and what a policy found. The rest is about how services feel. */
const wanted = ["Administrative", "Security", "Policy"];
/** Tells that an alarm was raised: if it is named at all, it is meant. */
const named = ["alert"];

/**
 * What administrators do is logged: in the subscription, and inside a database by those who run the service. Only a setting of the
 * subscription is evidence; of the others what is wrong is told.
 */
function relation(stack: StackView): readonly About[] {
  return [
    ...activitySettings(stack).map((setting) => ({ resource: setting, complaints: ofSetting(setting) })),
    ...ofEach(stack, serverAuditTypes, (policy) => ofAudit(stack, policy)),
    ...ofEach(stack, [lockType], ofLock),
  ];
}

function ofSetting(setting: ResourceView): readonly Complaint[] {
  const logs = logsOf(setting);
  if (at(setting, "logs") === unseen) return cannotTell("logs", `with ${wanted.join(", ")}`);
  const view = [{ resource: setting, of: { to: [], foreign: "", unseen: false, missing: false }, logs, hidden: false }];
  const missing = wanted.filter((category) => isOn(view, category) === false);
  const unsure = wanted.some((category) => isOn(view, category) === unseen);
  return [
    ...(missing.length > 0
      ? violates("logs", entries(at(setting, "logs")), `with ${missing.join(" and ")}`, `add ${missing.join(", ")}`)
      : []),
    ...(missing.length === 0 && unsure ? cannotTell("logs", `with ${wanted.join(", ")}`) : []),
    ...logs.flatMap(({ path, category, group, on }) => {
      if (category === undefined && group === undefined)
        return violates(path, "neither category nor group", "a category", "name what is to be logged");
      const off = typeof category === "string" && named.includes(category) && on === false;
      return off ? violates(`${path}.enabled`, false, "true", `switch ${category} on`) : [];
    }),
  ];
}

/** What Microsoft's own people do in a database is a switch of its own. */
function ofAudit(stack: StackView, policy: ResourceView): readonly Complaint[] | undefined {
  const property = "isDevopsAuditEnabled";
  const value = at(policy, property);
  if (value === true || value === "true") {
    const off = ownersOf(stack, policy, "serverName", sqlServerType).some(
      (server) => handsOver(stack, server, "DevOpsOperationsAudit") === false,
    );
    return off && at(policy, "isAzureMonitorTargetEnabled") === true
      ? violates(
          property,
          true,
          "a diagnostic setting with DevOpsOperationsAudit",
          "hand it on from the database master",
        )
      : undefined;
  }
  if (value === unseen) return undefined;
  const waits = logFlowsOf(stack).some(
    ({ from, about }) =>
      logsOf(from).some(({ category, on }) => category === "devopsoperationsaudit" && on === true) &&
      ownersOf(stack, policy, "serverName", sqlServerType).some((server) => about.includes(server)),
  );
  return waits ? violates(property, value, "true", "set it: a diagnostic setting waits for it") : undefined;
}

function ofLock(lock: ResourceView): readonly Complaint[] | undefined {
  if (!isOver(lock, activityContainer) || at(lock, "containerName") === unseen) return undefined;
  if (appends(lock)) return undefined;
  const property = "allowProtectedAppendWrites";
  return violates(property, at(lock, property), "true", "set it, or calls can't be added to the record");
}

export const administrationLogged: CloudRule = { name: "administration-logged", relation };
