import type { ValueRule } from "../../rule";
import { at, each } from "../read";

const months = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
const weekdays = "SUN|MON|TUE|WED|THU|FRI|SAT";

function field(one: string): RegExp {
  const range = `(?:${one})(?:-(?:${one}))?`;
  return new RegExp(`^(?:\\*(?:/\\d+)?|\\?|${range}(?:/\\d+)?(?:,${range})*)$`, "i");
}

const fields = [
  field("[0-5]?\\d"),
  field("[01]?\\d|2[0-3]"),
  new RegExp(`${field("0?[1-9]|[12]\\d|3[01]").source}|^(?:L|LW|\\d{1,2}W)$`, "i"),
  field(`0?[1-9]|1[0-2]|${months}`),
  new RegExp(`${field(`[1-7]|${weekdays}`).source}|^(?:[1-7]?L|[1-7]#[1-5])$`, "i"),
  field("19[7-9]\\d|2[01]\\d\\d"),
];

/** rate(1 hour), or cron with six fields of which one of the two for days is open. */
function isSchedule(text: unknown): boolean {
  const [, number, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(text)) ?? [];
  if (number !== undefined)
    return Number(number) > 0 && (Number(number) === 1) !== String(text).endsWith(`${unit ?? ""}s)`);
  const parts = /^cron\((.+)\)$/.exec(String(text))?.[1]?.split(/\s+/) ?? [];
  if (parts.length !== fields.length || !fields.every((each, index) => each.test(parts[index] ?? ""))) return false;
  return (parts[2] === "?") !== (parts[4] === "?");
}

function json(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Each leaf of a pattern is a list. */
function isPattern(node: unknown): boolean {
  if (Array.isArray(node)) return node.length > 0;
  return (
    typeof node === "object" && node !== null && Object.keys(node).length > 0 && Object.values(node).every(isPattern)
  );
}

const envelope = ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail", "$or"];

export const events: readonly ValueRule[] = [
  each(
    {
      name: "event-schedule",
      source: "Amazon EventBridge user guide, rate and cron expressions; 2026-11, from memory",
    },
    "aws:cloudwatch/eventRule:EventRule",
    "scheduleExpression",
    "rate(1 hour), rate(2 hours), or cron with six fields, one of the two for days a question mark",
    isSchedule,
  ),
  each(
    { name: "event-pattern", source: "Amazon EventBridge user guide, event patterns; 2026-11, from memory" },
    "aws:cloudwatch/eventRule:EventRule",
    "eventPattern",
    `JSON of lists under ${envelope.join(", ")}`,
    (text) => {
      const pattern = json(text);
      return isPattern(pattern) && Object.keys(pattern as object).every((name) => envelope.includes(name));
    },
  ),
  {
    name: "event-either",
    types: ["aws:cloudwatch/eventRule:EventRule"],
    reads: [],
    source: "Amazon EventBridge API reference, PutRule: an EventPattern or a ScheduleExpression; 2026-11, from memory",
    broken: ({ inputs }) =>
      inputs["eventPattern"] === undefined && inputs["scheduleExpression"] === undefined
        ? [{ path: "eventPattern", given: undefined, allowed: "a pattern or a schedule" }]
        : [],
  },
  {
    name: "event-input-template",
    types: ["aws:cloudwatch/eventTarget:EventTarget"],
    reads: ["inputTransformer.inputTemplate", "inputTransformer.inputPaths"],
    source: "Amazon EventBridge user guide, input transformation; 2026-11, from memory",
    broken: ({ inputs }) =>
      at(inputs, "inputTransformer").flatMap(({ value }) => {
        const { inputPaths = {}, inputTemplate } = value as { inputPaths?: object; inputTemplate?: unknown };
        const named = [...String(inputTemplate).matchAll(/<([\w.-]+)>/g)].map(([, name]) => name ?? "");
        const missing = named.filter((name) => !(name in inputPaths) && !name.startsWith("aws.events."));
        const wrong = Object.entries(inputPaths as Readonly<Record<string, unknown>>).filter(
          ([, path]) => !/^\$(?:\.[\w-]+(?:\[\d+\])?)*$/.test(String(path)),
        );
        return [
          ...(missing.length > 0 || String(inputTemplate).length > 8192
            ? [
                {
                  path: "inputTransformer.inputTemplate",
                  given: inputTemplate,
                  allowed: `names of inputPaths; ${missing.join(", ")} are none`,
                },
              ]
            : []),
          ...wrong.map(([name, path]) => ({
            path: `inputTransformer.inputPaths.${name}`,
            given: path,
            allowed: "a path as $.detail.id",
          })),
        ];
      }),
  },
];
