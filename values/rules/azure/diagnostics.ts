import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";
import { activityCategories, categories } from "./log-categories";

const source =
  "Azure Monitor documentation, supported log categories and metrics of each type; NSG, balancer, address, network and autoscale from memory; 2026-11";

const groups = ["allLogs", "audit"];

/** Provider and types of an id, without names: `microsoft.sql/servers/databases`. */
function kindOf(id: unknown): string {
  const [provider = "", ...rest] = (String(id).split("/providers/").at(-1) ?? "").split("/");
  return [provider, ...rest.filter((_, index) => index % 2 === 0)].join("/").toLowerCase();
}

export const diagnostics: readonly ValueRule[] = [
  about(
    "diagnostic-category",
    ["monitor:DiagnosticSetting"],
    { traps: ["59"], source, reads: ["logs", "metrics", "resourceUri"] },
    ({ inputs }) => {
      const id = one(inputs, "resourceUri");
      const known = id === undefined ? undefined : categories[kindOf(id)];
      if (id !== undefined && known === undefined)
        return [wrong("resourceUri", id, `a resource of ${Object.keys(categories).join(", ")}`)];
      const log = given(inputs, "logs[].category");
      const group = given(inputs, "logs[].categoryGroup");
      const anyLog = known?.logs ?? Object.values(categories).flatMap(({ logs }) => logs);
      const anyMetric = known?.metrics ?? Object.values(categories).flatMap(({ metrics }) => metrics);
      return [
        ...log
          .filter(({ value }) => !anyLog.includes(String(value)))
          .map(({ path, value }) => wrong(path, value, `one of ${anyLog.join(", ")}`)),
        ...group
          .filter(({ value }) => !groups.includes(String(value)))
          .map(({ path, value }) => wrong(path, value, "allLogs or audit")),
        ...(log.length > 0 && group.length > 0 ? [wrong("logs", "both", "either categories or groups")] : []),
        ...given(inputs, "metrics[].category")
          .filter(({ value }) => !anyMetric.includes(String(value)))
          .map(({ path, value }) => wrong(path, value, `one of ${anyMetric.join(", ")}`)),
        ...(log.length + group.length + given(inputs, "metrics[]").length > 0
          ? []
          : [wrong("logs", [], "a category at least")]),
      ];
    },
  ),
  about(
    "diagnostic-twice",
    ["monitor:DiagnosticSetting"],
    { traps: ["59"], source: "Azure Monitor documentation, diagnostic settings: a category goes to a sink once" },
    (resource, { resources }) => {
      const key = (inputs: unknown) => `${String(one(inputs, "resourceUri"))} ${String(one(inputs, "workspaceId"))}`;
      const own = given(resource.inputs, "logs[].category").map(({ value }) => value);
      if (one(resource.inputs, "resourceUri") === undefined || one(resource.inputs, "workspaceId") === undefined)
        return [];
      const others = resources.filter(
        (each) => each.type === resource.type && each.urn !== resource.urn && key(each.inputs) === key(resource.inputs),
      );
      const twice = others
        .flatMap((each) => given(each.inputs, "logs[].category").map(({ value }) => value))
        .filter((value) => own.includes(value));
      return twice.length === 0 ? [] : [wrong("logs", twice, "categories that no other setting sends there")];
    },
  ),
  about(
    "diagnostic-retention",
    ["monitor:DiagnosticSetting"],
    { source: "Retirement of retention in diagnostic settings (2025-09-30); from memory" },
    ({ inputs }) =>
      ["logs[].retentionPolicy", "metrics[].retentionPolicy"]
        .flatMap((path) => given(inputs, path))
        .map(({ path, value }) => wrong(path, value, "nothing: the store's lifecycle ends logs")),
  ),
  form({
    name: "activity-category",
    of: { "monitor:SubscriptionDiagnosticSetting": ["logs[].category"] },
    fits: (value) => activityCategories.includes(String(value)),
    allowed: `one of ${activityCategories.join(", ")}`,
    source: "Azure Monitor documentation, activity log categories; 2026-11",
    traps: ["59"],
  }),
  form({
    name: "diagnostic-destination",
    of: { "monitor:DiagnosticSetting": ["logAnalyticsDestinationType"] },
    fits: /^(Dedicated|AzureDiagnostics)$/,
    allowed: "Dedicated or AzureDiagnostics",
    source: "Azure Monitor REST reference, diagnostic settings; 2026-11",
  }),
  form({
    name: "workspace-retention",
    of: { "operationalinsights:Workspace": ["retentionInDays"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 30 && Number(value) <= 730,
    allowed: "30 to 730 days",
    source: "Azure Monitor documentation, data retention in a workspace; 2026-11",
  }),
  about(
    "workspace-tables",
    ["resources:Deployment"],
    {
      reads: ["properties.template.resources[].properties.totalRetentionInDays"],
      source: "Azure Monitor documentation, data retention: 4 to 730 days, then whole years up to twelve, or -1",
    },
    ({ inputs }) =>
      given(inputs, "properties.template.resources[].properties.totalRetentionInDays")
        .filter(
          ({ value }) =>
            !(
              value === -1 ||
              (Number(value) >= 4 && Number(value) <= 730) ||
              [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383].includes(Number(value))
            ),
        )
        .map(({ path, value }) => wrong(path, value, "-1, 4 to 730, or whole years up to twelve")),
  ),
  about(
    "collection-rule",
    ["monitor:DataCollectionRule"],
    {
      reads: ["dataFlows", "dataSources", "destinations"],
      source: "Azure Monitor documentation, structure of a data collection rule; 2026-11",
    },
    ({ inputs }) => {
      const places = Object.keys(one(inputs, "destinations") ?? {}).flatMap((kind) =>
        given(inputs, `destinations.${kind}[].name`).map(({ value }) => value),
      );
      const streams = new Set(
        Object.keys(one(inputs, "dataSources") ?? {}).flatMap((kind) =>
          given(inputs, `dataSources.${kind}[].streams[]`).map(({ value }) => value),
        ),
      );
      return [
        ...given(inputs, "dataFlows[].destinations[]")
          .filter(({ value }) => !places.includes(value))
          .map(({ path, value }) => wrong(path, value, `one of ${places.join(", ")}`)),
        ...given(inputs, "dataFlows[].streams[]")
          .filter(({ value }) => !streams.has(value))
          .map(({ path, value }) => wrong(path, value, `one of ${[...streams].join(", ")}`)),
        ...given(inputs, "dataSources.performanceCounters[].samplingFrequencyInSeconds")
          .filter(({ value }) => !(Number(value) >= 1 && Number(value) <= 1800))
          .map(({ path, value }) => wrong(path, value, "1 to 1800 seconds")),
        ...given(inputs, "dataSources.performanceCounters[].counterSpecifiers[]")
          .filter(({ value }) => !/^\\?[\w ]+(\([^)]*\))?\\[^\\]+$/.test(String(value)))
          .map(({ path, value }) => wrong(path, value, "object(instance)\\counter")),
        ...(text(inputs, "kind") === "Linux" || text(inputs, "kind") === undefined
          ? []
          : [wrong("kind", one(inputs, "kind"), "Linux")]),
      ];
    },
  ),
];
