import type { MetricAlert } from "@pulumi/azure-native/monitor";
import type { Database } from "@pulumi/azure-native/sql";
import type { Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AzureSite } from "../options";

type Watch = Omit<AlarmArgs, "target" | "namespace">;

const above = { operator: "GreaterThan" } as const;
const slow = { window: "PT15M", every: "PT5M" } as const;

/**
 * The same at both sites, because roles swap and alarms don't. Source of the names: Azure Monitor documentation, supported
 * metrics of Microsoft.Sql/servers/databases; 2026-11. How far a copy is behind became a metric in 2025-08, in preview, whose
 * name is published nowhere that could be read: there is no alarm on it.
 */
const watches: Readonly<Record<string, Watch>> = {
  availability: {
    severity: "page",
    meaning: "The database takes no connections.",
    metric: "availability",
    aggregation: "Average",
    operator: "LessThan",
    threshold: 99,
  },
  cpu: {
    severity: "page",
    meaning: "The database has been short of processor for a quarter of an hour.",
    metric: "cpu_percent",
    aggregation: "Average",
    ...above,
    threshold: 80,
    ...slow,
  },
  storage: {
    severity: "page",
    meaning:
      "More than 85 % of the storage that the database may grow to is in use; when it is full nothing is written.",
    metric: "storage_percent",
    aggregation: "Maximum",
    ...above,
    threshold: 85,
    ...slow,
  },
  workers: {
    severity: "page",
    meaning:
      "Four fifths of the requests that the database works on at a time are taken; the next ones will be refused.",
    metric: "workers_percent",
    aggregation: "Maximum",
    ...above,
    threshold: 80,
  },
  "log-writes": {
    severity: "ticket",
    meaning: "The database writes as fast as its size allows: orders will slow down, and a copy falls behind.",
    metric: "log_write_percent",
    aggregation: "Average",
    ...above,
    threshold: 85,
    ...slow,
  },
  connections: {
    severity: "page",
    meaning: "Connections fail on the service's side.",
    metric: "connection_failed",
    aggregation: "Total",
    ...above,
    threshold: 10,
  },
  deadlocks: {
    severity: "ticket",
    meaning: "Transactions block each other and are ended; customers see errors.",
    metric: "deadlock",
    aggregation: "Total",
    ...above,
    threshold: 5,
    ...slow,
  },
};

export function databaseAlarms(scope: Scope, site: AzureSite, database: Database): readonly Signal<MetricAlert>[] {
  return Object.entries(watches).map(([thing, watch]) =>
    alarm(scope, site, `database-${thing}-${site.region}`, {
      target: database.id,
      namespace: "Microsoft.Sql/servers/databases",
      ...watch,
    }),
  );
}
