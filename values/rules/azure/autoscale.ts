import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Monitor autoscale documentation, ${page}; 2026-11`;
const types = ["monitor:AutoscaleSetting"];

const minutes = (value: unknown): number => {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(String(value));
  return found ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) : Number.NaN;
};

export const autoscale: readonly ValueRule[] = [
  about(
    "autoscale-enabled",
    types,
    { traps: ["29"], reads: ["enabled"], source: docs("REST reference: off unless it is said") },
    ({ inputs }) => (inputs["enabled"] === true ? [] : [wrong("enabled", inputs["enabled"], "true, said outright")]),
  ),
  about(
    "autoscale-capacity",
    types,
    { traps: ["29"], reads: ["profiles[].capacity"], source: docs("understand settings") },
    ({ inputs }) =>
      given(inputs, "profiles[].capacity").flatMap(({ path, value }) => {
        const { minimum, maximum, default: usual } = value as Record<string, unknown>;
        const text = [minimum, maximum, usual].every((each) => typeof each === "string" && /^\d+$/.test(each));
        const ordered = Number(minimum) <= Number(usual) && Number(usual) <= Number(maximum) && Number(maximum) <= 1000;
        return text && ordered ? [] : [wrong(path, value, "whole numbers as text, minimum ≤ default ≤ maximum ≤ 1000")];
      }),
  ),
  form({
    name: "autoscale-time-zone",
    of: { "monitor:AutoscaleSetting": ["profiles[].fixedDate.timeZone", "profiles[].recurrence.schedule.timeZone"] },
    fits: /^(?:UTC(?:[+-]\d\d)?|[A-Z][\w. -]* Standard Time(?: \(Mexico\))?)$/,
    allowed: "a time zone by its Windows name, as Pacific Standard Time, or UTC",
    source: docs("understand settings"),
    traps: ["32"],
  }),
  about(
    "autoscale-profiles",
    types,
    {
      traps: ["30"],
      reads: ["profiles[].fixedDate", "profiles[].name"],
      source: docs("multiple profiles: at most 20, 10 rules each"),
    },
    ({ inputs }) => {
      const profiles = given(inputs, "profiles[]");
      const names = given(inputs, "profiles[].name").map(({ value }) => value);
      return [
        ...(profiles.length <= 20 ? [] : [wrong("profiles", profiles.length, "at most 20")]),
        ...(new Set(names).size === names.length ? [] : [wrong("profiles", names, "names that differ")]),
        ...profiles.flatMap(({ path, value }) => {
          const start = Date.parse(text(value, "fixedDate.start") ?? "");
          const end = Date.parse(text(value, "fixedDate.end") ?? "");
          const fixed = one(value, "fixedDate") !== undefined;
          const ends = names.some((name) => String(name).includes(`"for":${JSON.stringify(one(value, "name"))}`));
          const recurs = one(value, "recurrence") !== undefined && !/^\{/.test(text(value, "name") ?? "");
          return [
            ...(fixed && !(start < end)
              ? [wrong(`${path}.fixedDate`, one(value, "fixedDate"), "a start before its end, both in ISO 8601")]
              : []),
            ...(recurs && !ends
              ? [wrong(`${path}.recurrence`, "given", "a second profile, named in JSON, that ends it")]
              : []),
            ...(given(value, "rules[]").length <= 10 ? [] : [wrong(`${path}.rules`, "given", "at most 10")]),
          ];
        }),
      ];
    },
  ),
  about(
    "autoscale-window",
    types,
    {
      traps: ["31"],
      reads: ["profiles[].rules[].metricTrigger"],
      source: docs("understand settings: windows from 5 minutes to 12 hours"),
    },
    ({ inputs }) =>
      given(inputs, "profiles[].rules[].metricTrigger").flatMap(({ path, value }) => {
        const window = minutes(text(value, "timeWindow"));
        const grain = minutes(text(value, "timeGrain"));
        return [
          ...(window >= 5 && window <= 720
            ? []
            : [wrong(`${path}.timeWindow`, one(value, "timeWindow"), "PT5M to PT12H")]),
          ...(grain >= 1 && grain <= 720 && grain <= window
            ? []
            : [wrong(`${path}.timeGrain`, one(value, "timeGrain"), "PT1M to PT12H, at most the window")]),
        ];
      }),
  ),
  about(
    "autoscale-action",
    types,
    {
      reads: ["profiles[].rules[].scaleAction"],
      source: docs("understand settings: cooldown from 1 minute to 1 week"),
    },
    ({ inputs }) =>
      given(inputs, "profiles[].rules[].scaleAction").flatMap(({ path, value }) => {
        const rest = minutes(text(value, "cooldown"));
        return [
          ...(rest >= 1 && rest <= 10080
            ? []
            : [wrong(`${path}.cooldown`, one(value, "cooldown"), "PT1M to one week")]),
          ...(/^[1-9]\d*$/.test(text(value, "value") ?? "")
            ? []
            : [wrong(`${path}.value`, one(value, "value"), "a whole number as text")]),
        ];
      }),
  ),
  about(
    "autoscale-alone",
    types,
    { traps: ["31"], reads: ["targetResourceUri"], source: docs("one setting for each resource; from memory") },
    (resource, { resources }) => {
      const target = one(resource.inputs, "targetResourceUri");
      const twice = resources.some(
        (each) =>
          each.type === resource.type && each.urn !== resource.urn && one(each.inputs, "targetResourceUri") === target,
      );
      return target !== undefined && twice
        ? [wrong("targetResourceUri", target, "a resource that no other setting scales")]
        : [];
    },
  ),
];
