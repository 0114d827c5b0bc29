import { Workbook } from "@pulumi/azure-native/applicationinsights";
import * as pulumi from "@pulumi/pulumi";
import type { Built, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AzureLinks } from "../links";
import type { AzureSite, Place } from "../options";
import { inSite } from "../options";
import { azureName, stableGuid } from "../shared/names";
import type { Searched, Table } from "./log-tables";
import { logTables } from "./log-tables";

/** How the page makes one of a minute's points, by the number that it has for it. */
const ways = { total: 1, maximum: 3, average: 4 } as const;

interface Graph {
  readonly title: string;
  readonly target: pulumi.Input<string>;
  /** As it stands in resource ids, in lower case. */
  readonly kind: string;
  readonly metrics: readonly (readonly [name: string, way: keyof typeof ways])[];
}

/**
 * Figures and logs of the edge and of all sites on one page. Its name is a GUID, which the service asks for. Each panel reads
 * its own region, so that a lost one leaves only its own panels empty.
 */
export function dashboard(
  scope: Scope,
  place: Place,
  serving: readonly AzureSite[],
  built: Built<AzureLinks>,
  searched: Searched,
): pulumi.Output<string> {
  const { account, group } = place.link;
  const graphs = [edgeGraph(built), ...serving.flatMap((site) => siteGraphs(site, built))];
  const items = [...graphs.map(chart), ...logTables(serving, searched).map(table)];
  const made = new Workbook(
    "shop",
    {
      resourceName: stableGuid(account, scope.prefix, "workbook"),
      resourceGroupName: group.name,
      location: place.region,
      kind: "shared",
      category: "workbook",
      displayName: azureName("insights", { prefix: scope.prefix, account }, "shop"),
      sourceId: "azure monitor",
      version: "Notebook/1.0",
      serializedData: pulumi.jsonStringify({ version: "Notebook/1.0", items, fallbackResourceIds: ["azure monitor"] }),
      tags: scope.tags,
    },
    inSite(scope, place),
  );
  return pulumi.interpolate`https://portal.azure.com/#resource${made.id}/workbook`;
}

function edgeGraph({ loadBalancer }: Built<AzureLinks>): Graph {
  return {
    title: "Edge: requests, errors and answer time",
    target: loadBalancer.link.profile.id,
    kind: "microsoft.cdn/profiles",
    metrics: [
      ["RequestCount", "total"],
      ["Percentage5XX", "average"],
      ["TotalLatency", "average"],
      ["OriginHealthPercentage", "average"],
    ],
  };
}

function siteGraphs(
  { region, link }: AzureSite,
  { loadBalancer, database, cache, appTier }: Built<AzureLinks>,
): readonly Graph[] {
  const store = at(database.link.sites, region).database;
  return [
    {
      title: `${region}: balancer`,
      target: at(loadBalancer.link.sites, region).balancer.id,
      kind: "microsoft.network/loadbalancers",
      metrics: [
        ["DipAvailability", "average"],
        ["VipAvailability", "average"],
      ],
    },
    {
      title: `${region}: instances`,
      target: at(appTier.link.sites, region).scaleSet.id,
      kind: "microsoft.compute/virtualmachinescalesets",
      metrics: [
        ["Percentage CPU", "average"],
        ["Available Memory Bytes", "average"],
      ],
    },
    ...(store === undefined
      ? []
      : [
          {
            title: `${region}: database`,
            target: store.id,
            kind: "microsoft.sql/servers/databases",
            metrics: [
              ["cpu_percent", "maximum"],
              ["workers_percent", "maximum"],
              ["storage_percent", "maximum"],
              ["log_write_percent", "maximum"],
            ],
          } as const,
        ]),
    cacheGraph(region, at(cache.link.sites, region).id, cache.access.get(region)?.port === 10000),
    {
      title: `${region}: vault`,
      target: link.vault.id,
      kind: "microsoft.keyvault/vaults",
      metrics: [
        ["Availability", "average"],
        ["ServiceApiLatency", "average"],
      ],
    },
  ];
}

/** Both products have these figures, the older one under names of its own. */
function cacheGraph(region: string, target: pulumi.Input<string>, managed: boolean): Graph {
  return {
    title: `${region}: cache`,
    target,
    kind: managed ? "microsoft.cache/redisenterprise" : "microsoft.cache/redis",
    metrics: [
      [managed ? "usedmemorypercentage" : "allusedmemorypercentage", "maximum"],
      [managed ? "percentProcessorTime" : "allserverLoad", "maximum"],
      managed ? ["evictedkeys", "average"] : ["allevictedkeys", "total"],
    ],
  };
}

/** Four hours of figures, two panels to a row. */
function chart({ title, target, kind, metrics }: Graph, index: number) {
  return {
    type: 10,
    name: `figures-${index}`,
    customWidth: "50",
    content: {
      version: "MetricsItem/2.0",
      size: 0,
      chartType: 2,
      title,
      resourceType: kind,
      metricScope: 0,
      resourceIds: [target],
      timeContext: { durationMs: 14_400_000 },
      metrics: metrics.map(([metric, way]) => ({
        namespace: kind,
        metric: `${kind}--${metric}`,
        aggregation: ways[way],
        splitBy: null,
      })),
      gridSettings: { rowLimit: 10_000 },
    },
  };
}

function table({ title, workspace, query }: Table, index: number) {
  return {
    type: 3,
    name: `lines-${index}`,
    content: {
      version: "KqlItem/1.0",
      size: 0,
      title,
      query,
      queryType: 0,
      resourceType: "microsoft.operationalinsights/workspaces",
      crossComponentResources: [workspace],
      timeContext: { durationMs: 14_400_000 },
      gridSettings: { rowLimit: 100 },
    },
  };
}
