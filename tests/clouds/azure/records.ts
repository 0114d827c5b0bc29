import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { valueAt, valuesAt } from "../paths";
import { refuse } from "../refusal";
import type { Fields, Request } from "../thing";
import { activityCategories, categories } from "../../../values/rules/azure/log-categories";
import { inRegion } from "./network";
import { hasRole, principalOf } from "./roles";
import { storageAccount } from "./storage";

const workspace = "azure-native:operationalinsights:Workspace";
const setting = "azure-native:monitor:DiagnosticSetting";
const trail = "azure-native:monitor:SubscriptionDiagnosticSetting";
const flowLog = "azure-native:network:FlowLog";

/** Where a subscription's own records go, in an account that keeps them. */
const trailContainer = "insights-activity-logs";

const anywhere = (path: string, to: string): Reference => ({
  path,
  to: [to],
  where: "account",
  code: "InvalidResourceReference",
});

/**
 * What is written down of what happens. Codes: Azure Monitor's and Network Watcher's answers, and learn.microsoft.com,
 * "Diagnostic settings in Azure Monitor"; 2026-11.
 */
export const records: readonly Kind[] = [
  { type: workspace, takes: [10_000, 60_000] },
  {
    type: "azure-native:applicationinsights:Component",
    takes: [2_000, 15_000],
    references: [anywhere("workspaceResourceId", workspace)],
  },
  {
    type: "azure-native:monitor:DataCollectionRule",
    takes: [1_000, 10_000],
    references: [inRegion("destinations.logAnalytics[].workspaceResourceId", workspace, "InvalidPayload")],
    create: ({ inputs, name }) => checkFlows(inputs, name),
    update: ({ name }, news) => checkFlows(news, name),
  },
  {
    type: setting,
    takes: [1_000, 10_000],
    references: [anywhere("workspaceId", workspace), anywhere("storageAccountId", storageAccount)],
    create: (request, cloud) => {
      checkCategories(request);
      checkPlace(request, cloud);
      checkSinks(request, cloud);
    },
    update: (thing, news) => checkCategories({ ...thing, inputs: news }),
  },
  {
    type: trail,
    global: true,
    takes: [1_000, 10_000],
    references: [anywhere("workspaceId", workspace), anywhere("storageAccountId", storageAccount)],
    create: ({ inputs, name }) => {
      for (const category of named(inputs, "logs"))
        if (!activityCategories.includes(category))
          refuse("BadRequest", `${name}: category ${category} is not supported`);
    },
    made: (thing, cloud) => makeContainer(String(thing.inputs["storageAccountId"]), cloud),
  },
  {
    type: flowLog,
    takes: [3_000, 20_000],
    // No network of another region: the watcher of a region looks at that region.
    references: [
      inRegion("targetResourceId", "azure-native:network:VirtualNetwork"),
      inRegion("storageId", storageAccount),
      anywhere("flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceResourceId", workspace),
    ],
    create: checkAnalytics,
  },
  {
    type: "azure-native:dns:RecordSet",
    // Kept for the world: its group's region is only where the group is written down.
    global: true,
    takes: [500, 3_000],
    create: checkRecord,
  },
];

/** True when flows reach the store: the log's identity may write there. That it may not, nobody is told. */
export function recordsFlows(cloud: Cloud, flowLogId: string): boolean {
  const [log] = cloud.things.by(flowLog, "id", flowLogId);
  const identity = String(valueAt(log?.inputs ?? {}, "identity.userAssignedIdentities[]") ?? "");
  const principal = principalOf(cloud, identity);
  if (log === undefined || principal === undefined) return false;
  return hasRole(cloud, principal, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", String(log.inputs["storageId"]));
}

function checkFlows(inputs: Fields, name: string): void {
  const destinations = new Set(
    valuesAt(inputs, "destinations.*[]").map(({ value }) => String((value as Fields)["name"])),
  );
  const streams = new Set(valuesAt(inputs, "dataSources.*[]").flatMap(({ value }) => (value as Fields)["streams"]));
  for (const { value } of valuesAt(inputs, "dataFlows[]")) {
    const flow = value as { readonly destinations: readonly string[]; readonly streams: readonly string[] };
    const lost = flow.destinations.find((destination) => !destinations.has(destination));
    if (lost !== undefined) refuse("InvalidPayload", `${name}: there is no destination ${lost}`);
    const dry = flow.streams.find((stream) => !streams.has(stream));
    if (dry !== undefined) refuse("InvalidPayload", `${name}: nothing gives ${dry}`);
  }
}

function named(inputs: Fields, list: string): readonly string[] {
  return valuesAt(inputs, `${list}[].category`).map(({ value }) => String(value));
}

function checkCategories({ inputs, name }: Pick<Request, "inputs" | "name">): void {
  const type = typeOf(String(inputs["resourceUri"]));
  const known = categories[type];
  if (known === undefined)
    refuse("ResourceTypeNotSupported", `${name}: the resource type ${type} doesn't support this`);
  for (const list of ["logs", "metrics"] as const)
    for (const category of named(inputs, list))
      if (!known[list].includes(category)) refuse("BadRequest", `${name}: category ${category} is not supported`);
}

/** Type of an id, in small letters: `microsoft.sql/servers/databases`. */
function typeOf(id: string): string {
  const [namespace = "", ...path] = (id.split(/\/providers\//i).at(-1) ?? "").toLowerCase().split("/");
  return [namespace, ...path.filter((_, i) => i % 2 === 0)].join("/");
}

/** An account takes records of its own region only; what is of no region goes anywhere. */
function checkPlace({ inputs, name, account, region }: Request, cloud: Cloud): void {
  const uri = String(inputs["resourceUri"]);
  const [store] = cloud.things.by(storageAccount, "id", String(inputs["storageAccountId"]));
  const whole = uri.replace(/\/(?:blobServices\/default|databases\/[^/]+)$/i, "");
  const [source] = cloud.things.by("*", "id", whole);
  if (store === undefined || source === undefined) return;
  const [from, to] = [cloud.regionOf({ ...source, account, region }), cloud.regionOf(store)];
  if (from !== "" && from !== to) refuse("BadRequest", `${name}: ${uri} is in ${from}, and ${store.name} is in ${to}`);
}

function checkSinks({ inputs, name }: Request, cloud: Cloud): void {
  const own = new Set([...named(inputs, "logs"), ...named(inputs, "metrics")]);
  for (const other of cloud.things.by(setting, "resourceUri", String(inputs["resourceUri"]))) {
    const shared = [...named(other.inputs, "logs"), ...named(other.inputs, "metrics")].find((each) => own.has(each));
    for (const sink of ["workspaceId", "storageAccountId"])
      if (shared !== undefined && inputs[sink] !== undefined && inputs[sink] === other.inputs[sink])
        refuse("Conflict", `${name}: ${String(inputs[sink])} is used by ${other.name} for ${shared} already`);
  }
}

/** The records' container is made by the service where nobody made it before: without a lock. */
function makeContainer(accountId: string, cloud: Cloud): void {
  const [account] = cloud.things.by(storageAccount, "id", accountId);
  if (account === undefined) return;
  const type = "azure-native:storage:BlobContainer";
  const { accountName, resourceGroupName } = account.inputs;
  const request: Request = {
    type,
    name: `${trailContainer} of ${String(accountName)}`,
    region: account.region,
    account: account.account,
    inputs: { accountName, resourceGroupName, containerName: trailContainer },
  };
  if (cloud.things.by(type, "id", cloud.idOf(request)).length === 0) cloud.give(request);
}

function checkAnalytics({ inputs, name }: Request, cloud: Cloud): void {
  const path = "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration";
  const { workspaceResourceId, workspaceRegion, workspaceId } = (valueAt(inputs, path) ?? {}) as Fields;
  const [into] = cloud.things.by(workspace, "id", String(workspaceResourceId));
  if (into === undefined) return;
  if (workspaceRegion !== cloud.regionOf(into))
    refuse("InvalidTAWorkspaceRegion", `${name}: ${into.name} is not in ${String(workspaceRegion)}`);
  if (workspaceId !== into.outputs["customerId"])
    refuse("InvalidTAWorkspaceRegion", `${name}: ${into.name} is not ${String(workspaceId)}`);
}

/** A name with a CNAME has nothing else, and the top of a zone has none. */
function checkRecord({ inputs, name }: Request, cloud: Cloud): void {
  const { zoneName, recordType, relativeRecordSetName } = inputs;
  if (recordType === "CNAME" && relativeRecordSetName === "@")
    refuse("BadRequest", `${name}: the top of a zone can't be a CNAME`);
  const clash = cloud.things
    .by("azure-native:dns:RecordSet", "relativeRecordSetName", String(relativeRecordSetName))
    .find(({ inputs: other }) => {
      const kinds = [other["recordType"], recordType];
      return other["zoneName"] === zoneName && kinds[0] !== kinds[1] && kinds.includes("CNAME");
    });
  if (clash !== undefined) refuse("BadRequest", `${name}: ${clash.id} is there, and a CNAME stands alone`);
}
