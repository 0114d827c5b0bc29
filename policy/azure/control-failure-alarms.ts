import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { archivesOf } from "./shared/activity-logs";
import { heardBy } from "./shared/activity-conditions";
import { activityAlert, isAwake, metricAlert, watchedBy } from "./shared/alerts";
import { says } from "./shared/complaints";
import type { Guard } from "./shared/guards";
import { guards } from "./shared/guards";
import { accountType, regionOf } from "./shared/log-flows";
import { covers } from "./shared/machine-logs";
import { isOwnSubscription } from "./shared/subscriptions";

/** Alarms on so many kinds of controls are meant to watch over all of them. */
const isWatch = 8;

/** In a stack that raises an alarm when a control is changed, each of its controls has one. */
function relation(stack: StackView): readonly About[] {
  return [...ofCalls(stack), ...ofArchives(stack)];
}

interface Alarm {
  readonly alert: ResourceView;
  readonly awake: boolean;
  readonly hears: ReadonlySet<string>;
  readonly unsure: boolean;
}

function ofCalls(stack: StackView): readonly About[] {
  const alarms = stack.ofType(activityAlert).map((alert): Alarm => {
    const heard = guards.map(({ type }) => [type, heardBy(alert, type)] as const);
    return {
      alert,
      awake: isAwake(alert),
      hears: new Set(heard.flatMap(([type, hears]) => (hears === true ? [type] : []))),
      unsure: heard.some(([, hears]) => hears === unseen),
    };
  });
  const watched = new Set(alarms.flatMap(({ hears }) => [...hears]));
  if (watched.size === 0 || alarms.some(({ unsure }) => unsure)) return [];
  const asked = guards.filter(({ core }) => core || watched.size >= isWatch);
  const found = new Map<ResourceView, Complaint[]>();
  for (const guard of asked) {
    for (const resource of stack.ofType(...guard.broughtBy)) {
      if (guard.type.endsWith("/pricings") && !isPlan(resource)) continue;
      const complaints = heard(stack, alarms, guard, resource);
      found.set(resource, [...(found.get(resource) ?? []), ...complaints]);
    }
  }
  return [...found].map(([resource, complaints]) => ({ resource, complaints }));
}

function isPlan(resource: ResourceView): boolean {
  if (resource.type.endsWith(":Pricing")) return true;
  return entries(at(resource, "properties.template.resources")).some((each) =>
    /pricings$/i.test(String(read(each, "type"))),
  );
}

function heard(
  stack: StackView,
  alarms: readonly Alarm[],
  { type }: Guard,
  resource: ResourceView,
): readonly Complaint[] {
  const has = alarms.some(({ alert, awake, hears }) => awake && hears.has(type) && reaches(stack, alert, resource));
  if (has) return [];
  return says(
    `no alarm when ${type} is changed`,
    "an activity log alert",
    "add the type to an ActivityLogAlert of its scope",
  );
}

function reaches(stack: StackView, alert: ResourceView, resource: ResourceView): boolean {
  const scopes = at(alert, "scopes");
  return (
    scopes === unseen || entries(scopes).some((scope) => covers(scope, resource) && isOwnSubscription(stack, scope))
  );
}

/** What a store of logs has to be heard about: that it takes nothing, or that someone without the right asked. */
const signs = ["Availability", "Throttling", "AuthorizationError"];

/** Where such an alarm looks at a store in one region, it looks at one in each of the others, too. */
function ofArchives(stack: StackView): readonly About[] {
  const regions = byRegion(stack, stack.ofType(accountType));
  if (regions.size < 2) return [];
  const archives = archivesOf(stack);
  const watch = stack
    .ofType(metricAlert)
    .filter(isAwake)
    .map((alert) => ({ signs: signsOf(alert), accounts: watchedBy(stack, alert) }));
  return signs.flatMap((sign) => {
    const has = (account: ResourceView) =>
      watch.some((each) => each.signs.includes(sign) && each.accounts.includes(account));
    const most = Math.max(...[...regions.values()].map((accounts) => accounts.filter(has).length));
    return [...regions.values()].flatMap((accounts): readonly About[] => {
      const lacking = most - accounts.filter(has).length;
      if (lacking === 0) return [];
      const first = [...accounts].sort((one, other) => rank(archives, one) - rank(archives, other));
      return first
        .filter((account) => !has(account))
        .slice(0, lacking)
        .map((resource) => ({
          resource,
          complaints: says(`no alarm on its ${sign}`, "a metric alert, as in the other region", "add the MetricAlert"),
        }));
    });
  });
}

function rank(archives: readonly ResourceView[], account: ResourceView): number {
  return archives.includes(account) ? 0 : 1;
}

function byRegion(stack: StackView, accounts: readonly ResourceView[]): ReadonlyMap<string, readonly ResourceView[]> {
  const regions = new Map<string, ResourceView[]>();
  for (const account of accounts) {
    const region = regionOf(stack, account);
    if (region !== undefined) regions.set(region, [...(regions.get(region) ?? []), account]);
  }
  return regions;
}

function signsOf(alert: ResourceView): readonly string[] {
  return entries(at(alert, "criteria.allOf")).flatMap((criterion) => {
    const metric = String(read(criterion, "metricName"));
    if (metric === "Availability") return [metric];
    const values = entries(read(criterion, "dimensions")).flatMap((dimension) => entries(read(dimension, "values")));
    if (metric !== "Transactions") return [];
    return signs.filter((sign) => values.some((value) => String(value).includes(sign)));
  });
}

export const controlFailureAlarms: CloudRule = { name: "control-failure-alarms", relation };
