import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, planned } from "../../support/plan";

/** What a service publishes: ways in which a metric's points are made one, and its dimensions. */
interface Published {
  readonly ways: string;
  readonly dimensions?: string;
}

const spread = "Average Maximum Minimum";

/**
 * Written out again from the services' own pages, not from what the tiers say: an alarm on a metric, a way or a dimension that
 * is not there is refused, or made and never goes off. Source: Azure Monitor reference, "supported metrics", by resource type,
 * pages of 2025-04 to 2026-07-31.
 */
const published: Readonly<Record<string, Readonly<Record<string, Published>>>> = {
  "Microsoft.Cache/redis": {
    allconnectedclients: { ways: "Maximum", dimensions: "ShardId Port Primary" },
    allevictedkeys: { ways: "Total", dimensions: "ShardId Port Primary" },
    allpercentprocessortime: { ways: "Maximum", dimensions: "ShardId Port Primary" },
    allserverLoad: { ways: "Maximum", dimensions: "ShardId Port Primary" },
    allusedmemorypercentage: { ways: "Maximum", dimensions: "ShardId Port Primary" },
  },
  "Microsoft.Cache/redisEnterprise": {
    connectedclients: { ways: "Maximum", dimensions: "InstanceId" },
    // A rate for each second since 2026-07-31.
    evictedkeys: { ways: "Average" },
    percentProcessorTime: { ways: "Maximum", dimensions: "InstanceId" },
    serverLoad: { ways: "Maximum" },
    usedmemorypercentage: { ways: "Maximum" },
  },
  "Microsoft.Cdn/profiles": {
    OriginHealthPercentage: { ways: "Average", dimensions: "Origin OriginGroup" },
    Percentage5XX: { ways: "Average", dimensions: "Endpoint ClientRegion ClientCountry" },
    TotalLatency: { ways: "Average", dimensions: "HttpStatus HttpStatusGroup ClientRegion ClientCountry Endpoint" },
    WebApplicationFirewallRequestCount: { ways: "Total", dimensions: "PolicyName RuleName Action" },
  },
  "Microsoft.Compute/virtualMachineScaleSets": {
    "Available Memory Bytes": { ways: "Average", dimensions: "VMName" },
    "Percentage CPU": { ways: "Average", dimensions: "VMName" },
    VmAvailabilityMetric: { ways: spread, dimensions: "VMName" },
  },
  "Microsoft.Insights/autoscalesettings": { ObservedCapacity: { ways: "Average" } },
  "Microsoft.KeyVault/vaults": {
    Availability: { ways: "Average", dimensions: "ActivityType ActivityName StatusCode StatusCodeClass" },
  },
  "Microsoft.Logic/workflows": { RunsFailed: { ways: "Total" } },
  "Microsoft.Network/loadBalancers": {
    DipAvailability: {
      ways: "Average",
      dimensions: "ProtocolType BackendPort FrontendIPAddress FrontendPort BackendIPAddress",
    },
    VipAvailability: { ways: "Average", dimensions: "FrontendIPAddress FrontendPort" },
  },
  "Microsoft.Network/natGateways": {
    DatapathAvailability: { ways: "Average" },
    SNATConnectionCount: { ways: "Total", dimensions: "Protocol ConnectionState" },
  },
  "Microsoft.Network/privateLinkServices": {
    PLSNatPortsUsage: { ways: "Average", dimensions: "PrivateLinkServiceIPAddress" },
  },
  "Microsoft.Sql/servers/databases": {
    availability: { ways: `${spread} Count Total` },
    connection_failed: { ways: "Total Count", dimensions: "Error ValidatedDriverNameAndVersion" },
    cpu_percent: { ways: spread },
    deadlock: { ways: "Total Count" },
    log_write_percent: { ways: spread },
    storage_percent: { ways: spread },
    workers_percent: { ways: spread },
  },
  "Microsoft.Storage/storageAccounts": {
    Availability: { ways: spread, dimensions: "GeoType ApiName Authentication" },
    Transactions: { ways: "Total", dimensions: "ResponseType GeoType ApiName Authentication TransactionType" },
  },
};

/** Minutes that the service takes. Source: Azure Monitor documentation, metric alerts REST API; 2026-11. */
const windows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
const rhythms = windows.slice(0, 5);

interface Criterion {
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly timeAggregation: string;
  readonly dimensions?: readonly { readonly name: string }[];
}

function watched(plan: StackPlan) {
  return all(plan, "azure-native:monitor:MetricAlert").flatMap(({ name, inputs }) => {
    const { allOf = [] } = inputs["criteria"] as { allOf?: readonly Criterion[] };
    return allOf.map((criterion) => ({ name, inputs, criterion }));
  });
}

/** Type of the resource that has this id, in lower case. */
function typeOf(id: string): string {
  const [provider = "", ...pieces] = (id.split("/providers/").at(-1) ?? "").split("/");
  return [provider, ...pieces.filter((_, index) => index % 2 === 0)].join("/").toLowerCase();
}

const stacks: readonly Parameters<typeof planned>[0][] = [
  { stack: "prod-azure" },
  { stack: "dev-azure" },
  { stack: "prod-azure", set: { recovery: "cold" } },
  { stack: "prod-azure", set: { "azure.cacheProduct": "cache-for-redis" } },
];

describe("alarms on metrics, on Azure", () => {
  it("watch what the service of their target publishes, made one in a way that it has, by dimensions that it has", async () => {
    const used = new Set<string>();
    for (const args of stacks) {
      for (const { name, inputs, criterion } of watched(await planned(args))) {
        const { metricNamespace, metricName, timeAggregation, dimensions = [] } = criterion;
        const metric = published[metricNamespace]?.[metricName];
        assert.ok(metric !== undefined, `${name}: ${metricNamespace} publishes no ${metricName}`);
        assert.ok(metric.ways.split(" ").includes(timeAggregation), `${name}: ${metricName} has no ${timeAggregation}`);
        for (const dimension of dimensions) {
          const known = metric.dimensions?.split(" ") ?? [];
          assert.ok(known.includes(dimension.name), `${name}: ${metricName} has no dimension ${dimension.name}`);
        }
        const [target = ""] = inputs["scopes"] as string[];
        assert.equal(typeOf(target), metricNamespace.toLowerCase(), `${name} of ${target}`);
        used.add(`${metricNamespace} ${metricName}`);
      }
    }
    const known = Object.entries(published).flatMap(([kind, metrics]) =>
      Object.keys(metrics).map((metric) => `${kind} ${metric}`),
    );
    assert.deepEqual([...used].sort(), known.sort());
  });

  it("look at spans that the service takes, and not less often than a span lasts", async () => {
    for (const args of stacks) {
      for (const { name, inputs } of watched(await planned(args))) {
        const [window, every] = [inputs["windowSize"], inputs["evaluationFrequency"]].map(String);
        assert.ok(windows.includes(window ?? ""), `${name}: ${window}`);
        assert.ok(rhythms.includes(every ?? ""), `${name}: ${every}`);
        assert.ok(windows.indexOf(every ?? "") <= windows.indexOf(window ?? ""), name);
      }
    }
  });
});
