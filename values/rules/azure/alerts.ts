import type { ValueRule } from "../../rule";
import { metricNames } from "./metric-names";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Monitor documentation, ${page}; 2026-11`;

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
        const known = metricNames[namespace];
        const name = text(value, "metricName");
        if (known === undefined)
          return [wrong(`${path}.metricNamespace`, namespace, `one of ${Object.keys(metricNames).join(", ")}`)];
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
        const known = metricNames[text(value, "metricNamespace")?.toLowerCase() ?? ""] ?? [];
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
];
