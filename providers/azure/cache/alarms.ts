import type * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm, logAlarm } from "../alarm";
import type { AzureLinks } from "../links";
import type { AzureSite } from "../options";

type Signals = readonly Signal<AzureLinks["signal"]>[];

type Watch = Pick<AlarmArgs, "severity" | "meaning" | "metric" | "aggregation" | "threshold" | "window" | "dimensions">;

const said = {
  cpu: { severity: "page", meaning: "The cache's nodes are short of processor: take the next size." },
  load: { severity: "page", meaning: "The cache's engine is busy nearly all the time, and answers late." },
  memory: {
    severity: "ticket",
    meaning: "The cache is nearly full and will soon drop sessions that are still in use.",
  },
  evictions: { severity: "ticket", meaning: "The cache has been full for a while: sessions are being dropped." },
  connections: { severity: "page", meaning: "Four fifths of the connections that the cache takes are in use." },
} as const;

const maximum = { aggregation: "Maximum" } as const;
const any = { threshold: 0, window: "PT15M" } as const;

/** Names and ways: Azure Monitor reference, supported metrics of Microsoft.Cache/redisEnterprise; 2026-07-31. */
function managedWatches(connections: number): Readonly<Record<string, Watch>> {
  return {
    cpu: {
      ...said.cpu,
      metric: "percentProcessorTime",
      ...maximum,
      threshold: 80,
      dimensions: { InstanceId: ["*"] },
    },
    load: { ...said.load, metric: "serverLoad", ...maximum, threshold: 80 },
    memory: { ...said.memory, metric: "usedmemorypercentage", ...maximum, threshold: 80 },
    // A rate, since that page; before, a number.
    evictions: { ...said.evictions, metric: "evictedkeys", aggregation: "Average", ...any },
    connections: { ...said.connections, metric: "connectedclients", ...maximum, threshold: connections * 0.8 },
  };
}

/** Names of metrics: Azure Monitor reference, supported metrics of Microsoft.Cache/redis; 2026-06-22. */
function classicWatches(connections: number): Readonly<Record<string, Watch>> {
  return {
    cpu: { ...said.cpu, metric: "allpercentprocessortime", ...maximum, threshold: 80 },
    load: { ...said.load, metric: "allserverLoad", ...maximum, threshold: 80 },
    memory: { ...said.memory, metric: "allusedmemorypercentage", ...maximum, threshold: 80 },
    evictions: { ...said.evictions, metric: "allevictedkeys", aggregation: "Total", ...any },
    connections: { ...said.connections, metric: "allconnectedclients", ...maximum, threshold: connections * 0.8 },
  };
}

/**
 * Answers to a login that mean no. Source: Azure Managed Redis documentation, "monitor with diagnostic settings", connection
 * events, EventStatus; 2026-11.
 */
const refusals = [0, 1, 4, 6];

export function managedAlarms(scope: Scope, site: AzureSite, id: pulumi.Output<string>, connections: number): Signals {
  return [
    ...metricAlarms(scope, site, id, "Microsoft.Cache/redisEnterprise", managedWatches(connections)),
    logAlarm(scope, site, `cache-refused-${site.region}`, {
      severity: "ticket",
      meaning: "Someone tried to log in to the cache and was refused.",
      query: `REDConnectionEvents | where EventType == "auth" and EventStatus in (${refusals.join(", ")})`,
    }),
  ];
}

export function classicAlarms(scope: Scope, site: AzureSite, id: pulumi.Output<string>, connections: number): Signals {
  return metricAlarms(scope, site, id, "Microsoft.Cache/redis", classicWatches(connections));
}

function metricAlarms(
  scope: Scope,
  site: AzureSite,
  target: pulumi.Output<string>,
  namespace: string,
  watches: Readonly<Record<string, Watch>>,
): Signals {
  return Object.entries(watches).map(([what, watch]) =>
    alarm(scope, site, `cache-${what}-${site.region}`, {
      ...watch,
      target,
      namespace,
      operator: "GreaterThan",
    }),
  );
}
