import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import type { Lead } from "./leads";
import { leadsOfEach } from "./leads";
import { same } from "./words";

/** An alarm: where it names whom it tells, what it looks at, and when it speaks. */
interface AlertKind {
  readonly groups: string;
  /** Below an entry of the list; "" for the entry. */
  readonly id: string;
  readonly criteria?: string;
  readonly off: (alert: ResourceView) => boolean;
}

const notEnabled = (alert: ResourceView) => same(at(alert, "enabled"), false) || same(at(alert, "enabled"), "false");

export const metricAlert = "azure-native:monitor:MetricAlert";
export const activityAlert = "azure-native:monitor:ActivityLogAlert";
export const queryAlert = "azure-native:monitor:ScheduledQueryRule";
export const groupType = "azure-native:monitor:ActionGroup";

/** Source: @pulumi/azure-native 3.28.0, declarations; 2026-11. */
export const alertKinds: Readonly<Record<string, AlertKind>> = {
  [metricAlert]: { groups: "actions", id: "actionGroupId", criteria: "criteria.allOf", off: notEnabled },
  [activityAlert]: {
    groups: "actions.actionGroups",
    id: "actionGroupId",
    criteria: "condition.allOf",
    off: notEnabled,
  },
  [queryAlert]: { groups: "actions.actionGroups", id: "", criteria: "criteria.allOf", off: notEnabled },
  "azure-native:alertsmanagement:SmartDetectorAlertRule": {
    groups: "actionGroups.groupIds",
    id: "",
    off: (alert) => same(at(alert, "state"), "Disabled"),
  },
};

export function groupsOf(stack: StackView, alert: ResourceView): readonly Lead[] {
  const kind = alertKinds[alert.type];
  return kind === undefined ? [] : leadsOfEach(stack, alert, kind.groups, kind.id);
}

/** On, with something to look at and something to look for; so far as it can be seen. */
export function isAwake(alert: ResourceView): boolean {
  const kind = alertKinds[alert.type];
  if (kind === undefined || kind.off(alert)) return false;
  return [kind.criteria, "scopes"].every((list) => {
    const value = list === undefined ? unseen : at(alert, list);
    return value === unseen || !Array.isArray(value) || entries(value).length > 0;
  });
}

/** What an alarm looks at, in this stack. */
export function watchedBy(stack: StackView, alert: ResourceView): readonly ResourceView[] {
  return leadsOfEach(stack, alert, "scopes").flatMap(({ to }) => to.map(({ resource }) => resource));
}
