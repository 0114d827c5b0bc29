import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { alertKinds, groupType, groupsOf, queryAlert } from "./shared/alerts";
import { ofEach, says } from "./shared/complaints";
import { same } from "./shared/words";

/** By list: what tells whom. Source: @pulumi/azure-native 3.28.0, declaration of ActionGroup; 2026-11. */
const receivers: Readonly<Record<string, string>> = {
  emailReceivers: "emailAddress",
  smsReceivers: "phoneNumber",
  voiceReceivers: "phoneNumber",
  webhookReceivers: "serviceUri",
  armRoleReceivers: "roleId",
  azureAppPushReceivers: "emailAddress",
  itsmReceivers: "workspaceId",
  azureFunctionReceivers: "functionAppResourceId",
  logicAppReceivers: "resourceId",
  eventHubReceivers: "eventHubName",
  automationRunbookReceivers: "automationAccountId",
  incidentReceivers: "name",
};

/** From so many alarms on that tell a group of the stack, one that tells another is a slip. */
const many = 3;

/** Every alarm is on, looks for something, and tells a group; every group has somebody in it. */
function relation(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, Object.keys(alertKinds), (alert) => [...awake(alert), ...told(stack, alert)]),
    ...ofEach(stack, [groupType], ofGroup),
  ];
}

function awake(alert: ResourceView): readonly Complaint[] {
  const kind = alertKinds[alert.type];
  if (kind === undefined) return [];
  const enabled = alert.type.endsWith("SmartDetectorAlertRule") ? "state" : "enabled";
  const empty = [kind.criteria, "scopes"].filter((list) => {
    const value = list === undefined ? undefined : at(alert, list);
    return Array.isArray(value) && value.length === 0;
  });
  return [
    ...(kind.off(alert) ? violates(enabled, at(alert, enabled), "on", "switch the alarm on, or remove it") : []),
    ...empty.flatMap((list) => violates(list ?? "", [], "not empty", "say what the alarm looks at, and looks for")),
  ];
}

function told(stack: StackView, alert: ResourceView): readonly Complaint[] {
  const kind = alertKinds[alert.type];
  if (kind === undefined || isMetric(alert) || suppliesGroups(stack)) return [];
  const groups = groupsOf(stack, alert);
  const wanted = "an action group";
  if (groups.length === 0) return violates(kind.groups, at(alert, kind.groups), wanted, "name whom the alarm tells");
  const missing = groups.findIndex((lead) => lead.missing);
  if (missing >= 0) return violates(`${kind.groups}.${missing}`, undefined, wanted, "name the group's id");
  if (groups.every((lead) => lead.unseen)) return cannotTell(kind.groups, wanted);
  const [first] = groups;
  const own = stack
    .ofType(...Object.keys(alertKinds))
    .filter((other) => other !== alert && groupsOf(stack, other).some(({ to }) => to.length > 0));
  const shared = stack
    .ofType(...Object.keys(alertKinds))
    .some((other) => other !== alert && groupsOf(stack, other).some(({ foreign }) => foreign === first?.foreign));
  const foreign = groups.every((lead) => lead.foreign !== undefined);
  if (!foreign || shared || own.length < many) return [];
  return violates(
    kind.groups,
    first?.foreign,
    "a group of this stack, as for the others",
    "tell the group that the others tell",
  );
}

/** Makes a metric of a log, which others look at. */
function isMetric(alert: ResourceView): boolean {
  return alert.type === queryAlert && same(at(alert, "kind"), "LogToMetric");
}

/** Rules that add groups to alarms which have none. */
function suppliesGroups(stack: StackView): boolean {
  return stack
    .ofType("azure-native:alertsmanagement:AlertProcessingRuleByName")
    .some((rule) =>
      entries(at(rule, "properties.actions")).some((action) => same(read(action, "actionType"), "AddActionGroups")),
    );
}

function ofGroup(group: ResourceView): readonly Complaint[] {
  const enabled = at(group, "enabled");
  const lists = Object.entries(receivers).map(([list, address]) => ({ list, address, value: at(group, list) }));
  const off = same(enabled, false) || same(enabled, "false");
  const unsure = lists.some(({ value }) => value === unseen);
  const nobody = lists.every(({ value }) => entries(value).length === 0);
  const mend = "name somebody who is told";
  return [
    ...(off ? violates("enabled", enabled, "true", "switch the group on") : []),
    ...(nobody && unsure ? cannotTell("", "a receiver") : []),
    ...(nobody && !unsure ? says("nobody", "a receiver", mend) : []),
    ...lists.flatMap(({ list, address, value }) =>
      entries(value).flatMap((receiver, index) => {
        const found = read(receiver, address);
        return found === undefined || found === ""
          ? violates(`${list}.${index}.${address}`, found, "an address", mend)
          : [];
      }),
    ),
  ];
}

export const alarmHasAction: CloudRule = { name: "alarm-has-action", relation };
