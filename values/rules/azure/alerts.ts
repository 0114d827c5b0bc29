import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Monitor documentation, ${page}; 2026-11`;

/**
 * Metrics that alerts may name. SQL's from its generated reference (2026-07-31); others from the reference of each namespace and
 * Microsoft's baseline alerts, names only.
 */
const metrics: Readonly<Record<string, readonly string[]>> = {
  "microsoft.keyvault/vaults": [
    "Availability",
    "ServiceApiHit",
    "ServiceApiLatency",
    "ServiceApiResult",
    "SaturationShoebox",
  ],
  "microsoft.network/natgateways": [
    "DatapathAvailability",
    "SNATConnectionCount",
    "TotalConnectionCount",
    "PacketDropCount",
    "ByteCount",
    "PacketCount",
  ],
  "microsoft.network/loadbalancers": [
    "DipAvailability",
    "VipAvailability",
    "ByteCount",
    "PacketCount",
    "SYNCount",
    "SnatConnectionCount",
    "UsedSnatPorts",
    "AllocatedSnatPorts",
  ],
  "microsoft.network/privatelinkservices": ["PLSNatPortsUsage", "PLSBytesIn", "PLSBytesOut"],
  "microsoft.cache/redisenterprise": [
    "serverLoad",
    "usedmemorypercentage",
    "evictedkeys",
    "connectedclients",
    "percentProcessorTime",
    "cachehits",
    "cachemisses",
    "cacheLatency",
    "expiredkeys",
    "geoReplicationHealthy",
    "operationsPerSecond",
    "usedmemory",
    "totalkeys",
    "errors",
  ],
  "microsoft.storage/storageaccounts": [
    "Availability",
    "Transactions",
    "SuccessE2ELatency",
    "SuccessServerLatency",
    "Ingress",
    "Egress",
    "UsedCapacity",
  ],
  "microsoft.cdn/profiles": [
    "Percentage5XX",
    "Percentage4XX",
    "TotalLatency",
    "OriginHealthPercentage",
    "OriginLatency",
    "OriginRequestCount",
    "RequestCount",
    "RequestSize",
    "ResponseSize",
    "ByteHitRatio",
    "WebApplicationFirewallRequestCount",
  ],
  "microsoft.sql/servers/databases": [
    "availability",
    "cpu_percent",
    "storage_percent",
    "workers_percent",
    "sessions_percent",
    "sessions_count",
    "log_write_percent",
    "connection_failed",
    "connection_failed_user_error",
    "connection_successful",
    "blocked_by_firewall",
    "deadlock",
    "physical_data_read_percent",
    "replication_lag_seconds",
    "app_cpu_percent",
    "app_memory_percent",
    "sql_instance_cpu_percent",
    "sql_instance_memory_percent",
  ],
  "microsoft.logic/workflows": [
    "RunsFailed",
    "RunsStarted",
    "RunsSucceeded",
    "RunsCompleted",
    "RunLatency",
    "ActionsFailed",
    "TriggersFailed",
  ],
  "microsoft.compute/virtualmachinescalesets": [
    "Percentage CPU",
    "VmAvailabilityMetric",
    "Available Memory Bytes",
    "Inbound Flows",
    "Outbound Flows",
    "Network In Total",
    "Network Out Total",
    "OS Disk IOPS Consumed Percentage",
  ],
  "microsoft.insights/autoscalesettings": [
    "ObservedCapacity",
    "ObservedMetricValue",
    "MetricThreshold",
    "ScaleActionsInitiated",
  ],
};

const frequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"];
const windows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
const queryFrequencies = [
  "PT1M",
  "PT5M",
  "PT10M",
  "PT15M",
  "PT30M",
  "PT45M",
  "PT1H",
  "PT2H",
  "PT3H",
  "PT4H",
  "PT5H",
  "PT6H",
  "P1D",
];
const queryWindows = [...queryFrequencies.slice(0, -1), "P1D", "P2D"];

/** In minutes. */
function length(duration: unknown): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(String(duration));
  return found ? Number(found[1] ?? 0) * 1440 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) : Number.NaN;
}

function pair(inputs: unknown, often: readonly string[], wide: readonly string[]) {
  const [frequency, window] = [one(inputs, "evaluationFrequency"), one(inputs, "windowSize")];
  return [
    ...(frequency === undefined || often.includes(String(frequency))
      ? []
      : [wrong("evaluationFrequency", frequency, `one of ${often.join(", ")}`)]),
    ...(window === undefined || wide.includes(String(window))
      ? []
      : [wrong("windowSize", window, `one of ${wide.join(", ")}`)]),
    ...(length(window) < length(frequency)
      ? [wrong("windowSize", window, `at least the frequency, ${String(frequency)}`)]
      : []),
  ];
}

export const alerts: readonly ValueRule[] = [
  about(
    "metric-alert-window",
    ["monitor:MetricAlert"],
    {
      reads: ["evaluationFrequency", "windowSize"],
      source: docs("REST reference of metric alerts, frequencies and windows"),
    },
    ({ inputs }) => pair(inputs, frequencies, windows),
  ),
  about(
    "query-rule-window",
    ["monitor:ScheduledQueryRule"],
    { reads: ["evaluationFrequency", "windowSize"], source: docs("log search alert rules") },
    ({ inputs }) => {
      const every = one(inputs, "evaluationFrequency");
      const window = length(one(inputs, "windowSize"));
      return [
        ...pair(inputs, queryFrequencies, queryWindows),
        ...(every === "PT1M" && window > 30
          ? [wrong("windowSize", one(inputs, "windowSize"), "at most PT30M, each minute")]
          : []),
      ];
    },
  ),
  about(
    "metric-known",
    ["monitor:MetricAlert"],
    {
      traps: ["31"],
      reads: ["criteria.allOf[].metricName", "criteria.allOf[].metricNamespace"],
      source: docs("supported metrics"),
    },
    ({ inputs }) =>
      given(inputs, "criteria.allOf[]").flatMap(({ path, value }) => {
        const namespace = text(value, "metricNamespace")?.toLowerCase() ?? "";
        const known = metrics[namespace];
        const name = text(value, "metricName");
        if (known === undefined)
          return [wrong(`${path}.metricNamespace`, namespace, `one of ${Object.keys(metrics).join(", ")}`)];
        return name === undefined || known.includes(name)
          ? []
          : [wrong(`${path}.metricName`, name, `one of ${known.join(", ")}`)];
      }),
  ),
  about(
    "autoscale-metric-known",
    ["monitor:AutoscaleSetting"],
    { traps: ["31"], reads: ["profiles[].rules[].metricTrigger.metricName"], source: docs("supported metrics") },
    ({ inputs }) =>
      given(inputs, "profiles[].rules[].metricTrigger").flatMap(({ path, value }) => {
        const known = metrics[text(value, "metricNamespace")?.toLowerCase() ?? ""] ?? [];
        const name = text(value, "metricName");
        return name === undefined || known.includes(name)
          ? []
          : [wrong(`${path}.metricName`, name, `one of ${known.join(", ")}`)];
      }),
  ),
  form({
    name: "alert-severity",
    of: { "monitor:MetricAlert": ["severity"], "monitor:ScheduledQueryRule": ["severity"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 4,
    allowed: "0 to 4",
    source: docs("alerts overview"),
  }),
  about(
    "metric-alert-dynamic",
    ["monitor:MetricAlert"],
    {
      reads: ["criteria.allOf[].failingPeriods"],
      source: docs("dynamic thresholds: not in the criteria of a single resource"),
    },
    ({ inputs }) =>
      given(inputs, "criteria.allOf[]").flatMap(({ path, value }) => {
        if (text(value, "criterionType") !== "DynamicThresholdCriterion") return [];
        const [of, least] = ["numberOfEvaluationPeriods", "minFailingPeriodsToAlert"].map((name) =>
          Number(one(value, `failingPeriods.${name}`)),
        );
        return [
          ...(/MultipleResource/.test(text(inputs, "criteria.odataType") ?? "")
            ? []
            : [
                wrong(
                  "criteria.odataType",
                  one(inputs, "criteria.odataType"),
                  "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                ),
              ]),
          ...(Number(least) <= Number(of) && Number(of) <= 6
            ? []
            : [
                wrong(
                  `${path}.failingPeriods`,
                  one(value, "failingPeriods"),
                  "at most 6 periods, and no more failing ones than periods",
                ),
              ]),
        ];
      }),
  ),
  about(
    "query-rule-unvalidated",
    ["monitor:ScheduledQueryRule"],
    {
      traps: ["61"],
      reads: ["skipQueryValidation"],
      source: "Declaration of the type: a table that isn't there yet fails the rule",
    },
    ({ inputs }) =>
      inputs["skipQueryValidation"] === true
        ? []
        : [wrong("skipQueryValidation", inputs["skipQueryValidation"], "true: the table comes with the first line")],
  ),
  about(
    "query-rule-periods",
    ["monitor:ScheduledQueryRule"],
    { reads: ["criteria.allOf[].failingPeriods", "criteria.allOf[].query"], source: docs("log search alert rules") },
    ({ inputs }) =>
      given(inputs, "criteria.allOf[]").flatMap(({ path, value }) => {
        const [of, least] = ["numberOfEvaluationPeriods", "minFailingPeriodsToAlert"].map((name) =>
          one(value, `failingPeriods.${name}`),
        );
        const fits = of === undefined || (Number(least) >= 1 && Number(least) <= Number(of) && Number(of) <= 6);
        return [
          ...(fits
            ? []
            : [
                wrong(
                  `${path}.failingPeriods`,
                  one(value, "failingPeriods"),
                  "1 to 6 periods, and no more failing ones than periods",
                ),
              ]),
          ...given(value, "query")
            .filter(
              (each) =>
                String(each.value).length > 65_536 ||
                !/^\s*(let |union |search |find |[A-Za-z_]\w*)/.test(String(each.value)),
            )
            .map((each) => wrong(`${path}.query`, each.value, "a query that begins with a table, let or union")),
        ];
      }),
  ),
  form({
    name: "action-group-short-name",
    of: { "monitor:ActionGroup": ["groupShortName"] },
    fits: /^.{1,12}$/,
    allowed: "1 to 12 characters",
    source: docs("action groups"),
  }),
  form({
    name: "mail-address",
    of: { "monitor:ActionGroup": ["emailReceivers[].emailAddress"] },
    fits: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    allowed: "a mail address",
    source: docs("action groups"),
  }),
  about(
    "action-group-receivers",
    ["monitor:ActionGroup"],
    { reads: ["emailReceivers[].name"], source: docs("action groups: names of receivers differ") },
    ({ inputs }) => {
      const names = given(inputs, "emailReceivers[].name").map(({ value }) => value);
      return new Set(names).size === names.length ? [] : [wrong("emailReceivers", names, "names that differ")];
    },
  ),
  about(
    "activity-alert-condition",
    ["monitor:ActivityLogAlert"],
    {
      reads: ["condition.allOf[].anyOf", "condition.allOf[].containsAny", "condition"],
      source: docs("activity log alert rules, REST reference: a category, and one kind of test a condition"),
    },
    ({ inputs }) => {
      const all = given(inputs, "condition.allOf[]");
      const categories = [
        "Administrative",
        "ServiceHealth",
        "ResourceHealth",
        "Alert",
        "Autoscale",
        "Recommendation",
        "Security",
        "Policy",
      ];
      const category = all.find(({ value }) => text(value, "field") === "category");
      return [
        ...(category !== undefined && categories.includes(text(category.value, "equals") ?? "")
          ? []
          : [
              wrong(
                "condition.allOf",
                category && one(category.value, "equals"),
                `a category, one of ${categories.join(", ")}`,
              ),
            ]),
        ...all
          .filter(
            ({ value }) =>
              ["equals", "containsAny", "anyOf"].filter((name) => one(value, name) !== undefined).length !== 1,
          )
          .map(({ path, value }) => wrong(path, value, "one of equals, containsAny and anyOf")),
      ];
    },
  ),
  about(
    "web-test",
    ["applicationinsights:WebTest"],
    {
      traps: ["62"],
      reads: ["kind", "webTestKind", "frequency", "timeout", "locations", "syntheticMonitorId"],
      source: docs("availability tests: ping tests ended on 2026-09-30"),
    },
    ({ inputs }) => [
      ...["kind", "webTestKind"]
        .filter((name) => inputs[name] !== "standard")
        .map((name) => wrong(name, inputs[name], '"standard": the other kinds ended')),
      ...([300, 600, 900].includes(Number(inputs["frequency"] ?? 300))
        ? []
        : [wrong("frequency", inputs["frequency"], "300, 600 or 900 seconds")]),
      ...([30, 60, 90, 120].includes(Number(inputs["timeout"] ?? 30))
        ? []
        : [wrong("timeout", inputs["timeout"], "30, 60, 90 or 120 seconds")]),
      ...given(inputs, "locations[].location")
        .filter(({ value }) => !testPlaces.has(String(value)))
        .map(({ path, value }) => wrong(path, value, `one of ${[...testPlaces].join(", ")}`)),
      ...(inputs["tags"] === undefined ||
      JSON.stringify(inputs["tags"]).includes("hidden-link:") ||
      inputs["tags"] instanceof Object === false
        ? []
        : [wrong("tags", "without hidden-link", "the tag hidden-link:<id of the component> = Resource")]),
      ...(text(inputs, "syntheticMonitorId") === text(inputs, "webTestName")
        ? []
        : [wrong("syntheticMonitorId", inputs["syntheticMonitorId"], "the test's name")]),
    ],
  ),
  about(
    "workbook-content",
    ["applicationinsights:Workbook"],
    { reads: ["serializedData", "category", "kind"], source: "Declaration of the type" },
    ({ inputs }) => {
      const content = one(inputs, "serializedData");
      if (content === undefined) return [];
      try {
        return text(JSON.parse(String(content)), "version") === "Notebook/1.0"
          ? []
          : [wrong("serializedData", "another version", "a workbook of version Notebook/1.0")];
      } catch {
        return [wrong("serializedData", "no JSON", "JSON as text")];
      }
    },
  ),
];

/** Where availability tests run. Source: availability tests, location population tags; 2026-11. */
const testPlaces = new Set(
  "us-va-ash-azr us-il-ch1-azr us-tx-sn1-azr us-ca-sjc-azr us-fl-mia-edge emea-nl-ams-azr emea-gb-db3-azr emea-se-sto-edge emea-ru-msa-edge emea-ch-zrh-edge emea-fr-pra-edge emea-au-syd-edge apac-hk-hkn-azr apac-jp-kaw-edge apac-sg-sin-azr latam-br-gru-edge".split(
    " ",
  ),
);
