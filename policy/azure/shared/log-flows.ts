import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries } from "../../view";
import { activityTypes, settingType } from "./diagnostics";
import type { Lead, Target } from "./leads";
import { dependedOn, leads, ownName, ownersOf } from "./leads";
import { auditTypes, sqlServerType } from "./sql-audit";

export const accountType = "azure-native:storage:StorageAccount";
export const workspaceType = "azure-native:operationalinsights:Workspace";
export const flowLogType = "azure-native:network:FlowLog";
export const collectionType = "azure-native:monitor:DataCollectionRule";

/** What the log is of. */
export type Source = "resource" | "activity" | "network" | "database" | "machine";

/** A log on its way. */
export interface LogFlow {
  readonly from: ResourceView;
  readonly source: Source;
  readonly property: string;
  readonly kind: "workspace" | "archive";
  readonly lead: Lead;
  /** Resources of the stack that it is about. */
  readonly about: readonly ResourceView[];
}

export const analytics = "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration";

const known = new WeakMap<StackView, readonly LogFlow[]>();

/** Every log that is handed on in this stack. */
export function logFlowsOf(stack: StackView): readonly LogFlow[] {
  const flows = known.get(stack) ?? [
    ...stack.ofType(settingType).flatMap((from) => ofSetting(stack, from, "resource")),
    ...stack.ofType(...activityTypes).flatMap((from) => ofSetting(stack, from, "activity")),
    ...stack.ofType(flowLogType).flatMap((from) => ofFlowLog(stack, from)),
    ...stack.ofType(...auditTypes).flatMap((from) => ofAudit(stack, from)),
    ...stack.ofType(collectionType).flatMap((from) => ofCollection(stack, from)),
  ];
  known.set(stack, flows);
  return flows;
}

function ofSetting(stack: StackView, from: ResourceView, source: Source): readonly LogFlow[] {
  const onSubscription = /^\/subscriptions\/[^/]+\/?$/i.test(String(at(from, "resourceUri")));
  const what = onSubscription ? "activity" : source;
  const about = what === "activity" ? [] : resourcesOf(leads(stack, from, "resourceUri"));
  return given(stack, from, what, about, [
    ["workspaceId", "workspace"],
    ["storageAccountId", "archive"],
  ]);
}

function ofFlowLog(stack: StackView, from: ResourceView): readonly LogFlow[] {
  const about = resourcesOf(leads(stack, from, "targetResourceId"));
  const off = at(from, `${analytics}.enabled`) === false;
  return given(stack, from, "network", about, [
    ["storageId", "archive"],
    ...(off ? [] : [[`${analytics}.workspaceResourceId`, "workspace"] as const]),
  ]);
}

function ofAudit(stack: StackView, from: ResourceView): readonly LogFlow[] {
  const property = "storageEndpoint";
  const lead = byAddress(stack, from, property);
  if (lead.missing) return [];
  return [
    {
      from,
      source: "database",
      property,
      kind: "archive",
      lead,
      about: ownersOf(stack, from, "serverName", sqlServerType),
    },
  ];
}

function ofCollection(stack: StackView, from: ResourceView): readonly LogFlow[] {
  const list = "destinations.logAnalytics";
  return given(
    stack,
    from,
    "machine",
    [],
    entries(at(from, list)).map((_, index) => [`${list}.${index}.workspaceResourceId`, "workspace"] as const),
  );
}

function given(
  stack: StackView,
  from: ResourceView,
  source: Source,
  about: readonly ResourceView[],
  properties: readonly (readonly [property: string, kind: LogFlow["kind"]])[],
): readonly LogFlow[] {
  return properties.flatMap(([property, kind]) => {
    const lead = leads(stack, from, property);
    const type = kind === "workspace" ? workspaceType : accountType;
    const to = lead.to.filter(({ resource }) => resource.type === type);
    return lead.missing ? [] : [{ from, source, property, kind, lead: { ...lead, to }, about }];
  });
}

/** An account by the address of its blobs. */
function byAddress(stack: StackView, from: ResourceView, property: string): Lead {
  const value = at(from, property);
  const none = { to: [], foreign: undefined, unseen: false, missing: false };
  if (value === undefined || value === "") return { ...none, missing: true };
  const behind = dependedOn(stack, from, property).filter(({ type }) => type === accountType);
  const target = (resource: ResourceView): Target => ({ resource, below: "" });
  if (typeof value !== "string") return { ...none, to: behind.map(target), unseen: behind.length === 0 };
  const name = /^https:\/\/([^./]+)\./i.exec(value)?.[1]?.toLowerCase();
  const found = stack.ofType(accountType).filter((account) => ownName(account)?.toLowerCase() === name);
  const to = found.length > 0 ? found : behind.filter((account) => ownName(account) === undefined);
  return to.length > 0 ? { ...none, to: to.map(target) } : { ...none, foreign: value.toLowerCase() };
}

function resourcesOf({ to }: Lead): readonly ResourceView[] {
  return to.map(({ resource }) => resource);
}

/** Stores of the stack that logs arrive in, with what arrives. */
export function logStores(stack: StackView, kind: LogFlow["kind"]): ReadonlyMap<ResourceView, readonly LogFlow[]> {
  const arrived = new Map<ResourceView, LogFlow[]>();
  for (const flow of logFlowsOf(stack)) {
    if (flow.kind !== kind) continue;
    for (const store of resourcesOf(flow.lead)) arrived.set(store, [...(arrived.get(store) ?? []), flow]);
  }
  return arrived;
}

/** Stores of a kind that the log of the same thing arrives in, by whatever setting; outside of the stack too. */
export function alsoTo(stack: StackView, { from, source, about }: LogFlow, kind: LogFlow["kind"]): readonly LogFlow[] {
  return logFlowsOf(stack).filter(
    (other) =>
      other.kind === kind &&
      (other.from === from || (other.source === source && about.some((resource) => other.about.includes(resource)))),
  );
}

/** The region of a resource, or of its group; undefined where neither can be read, or where it stands nowhere in particular. */
export function regionOf(stack: StackView, resource: ResourceView): string | undefined {
  const own = at(resource, "location");
  const [group] = ownersOf(stack, resource, "resourceGroupName", "azure-native:resources:ResourceGroup");
  const value = own === undefined && group !== undefined ? at(group, "location") : own;
  if (typeof value !== "string") return undefined;
  const region = value.toLowerCase().replace(/\s/g, "");
  return region === "global" ? undefined : region;
}
