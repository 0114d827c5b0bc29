import type { Broken, ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Logic Apps documentation, ${page}; 2026-11`;
const schema =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

const statuses = ["Succeeded", "Failed", "TimedOut", "Skipped"];
const units = ["Second", "Minute", "Hour", "Day", "Week", "Month"];
const methods = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** Actions that the program gives: members of each beside the common ones, and those that it needs. */
const actions: Readonly<Record<string, { readonly members: readonly string[]; readonly needs: readonly string[] }>> = {
  Http: { members: ["inputs", "limit"], needs: ["inputs.method", "inputs.uri"] },
  If: { members: ["actions", "else", "expression"], needs: ["expression", "actions"] },
  Until: { members: ["actions", "expression", "limit"], needs: ["expression", "actions", "limit"] },
  Wait: { members: ["inputs"], needs: ["inputs"] },
  Terminate: { members: ["inputs"], needs: ["inputs.runStatus"] },
  Response: { members: ["inputs", "kind"], needs: ["inputs.statusCode"] },
};
const common = [
  "type",
  "runAfter",
  "runtimeConfiguration",
  "operationOptions",
  "description",
  "trackedProperties",
  "metadata",
];
const ofHttp = ["method", "uri", "headers", "queries", "body", "authentication", "retryPolicy", "cookie"];

const iso = /^P(?!$)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** One list of actions, each of which may only wait for others of the same list. */
function list(of: unknown, path: string): Broken[] {
  const entries = Object.entries((of ?? {}) as Record<string, unknown>);
  const names = entries.map(([name]) => name);
  return entries.flatMap(([name, action]) => judge(name, action, `${path}.${name}`, names));
}

function judge(name: string, action: unknown, path: string, names: readonly string[]): Broken[] {
  const kind = text(action, "type") ?? "";
  const known = actions[kind];
  if (known === undefined)
    return [wrong(`${path}.type`, one(action, "type"), `one of ${Object.keys(actions).join(", ")}`)];
  const own = Object.keys(action as object).filter((member) => ![...common, ...known.members].includes(member));
  const after = Object.entries((one(action, "runAfter") ?? {}) as Record<string, unknown>);
  return [
    ...(/^[A-Za-z0-9_ ()-]{1,80}$/.test(name)
      ? []
      : [wrong(path, name, "a name of at most 80 letters, digits, _, - and spaces")]),
    ...own.map((member) =>
      wrong(`${path}.${member}`, one(action, member), `one of ${[...common, ...known.members].join(", ")}`),
    ),
    ...known.needs
      .filter((need) => given(action, need).length === 0 && !unknownUnder(action, need))
      .map((need) => wrong(`${path}.${need}`, undefined, "a value: the action needs it")),
    ...after.flatMap(([other, states]) => [
      ...(names.includes(other) && other !== name
        ? []
        : [wrong(`${path}.runAfter.${other}`, other, `one of ${names.join(", ")}`)]),
      ...(Array.isArray(states) ? states : [])
        .filter((state) => !statuses.includes(String(state)))
        .map((state) => wrong(`${path}.runAfter.${other}`, state, `some of ${statuses.join(", ")}`)),
    ]),
    ...(kind === "Http" ? http(action, path) : []),
    ...(kind === "Wait" ? pause(action, path) : []),
    ...(kind === "Until"
      ? given(action, "limit.timeout")
          .filter(({ value }) => !iso.test(String(value)))
          .map((found) => wrong(`${path}.${found.path}`, found.value, "an ISO 8601 duration"))
      : []),
    ...(kind === "Terminate"
      ? given(action, "inputs.runStatus")
          .filter(({ value }) => !["Succeeded", "Failed", "Cancelled"].includes(String(value)))
          .map((found) => wrong(`${path}.${found.path}`, found.value, "Succeeded, Failed or Cancelled"))
      : []),
    ...list(one(action, "actions"), `${path}.actions`),
    ...list(one(action, "else.actions"), `${path}.else.actions`),
  ];
}

/** A part that isn't known yet hides what it holds. */
function unknownUnder(action: unknown, need: string): boolean {
  const parts = need.split(".");
  return parts.some((_, index) => {
    const holder = index === 0 ? action : one(action, parts.slice(0, index).join("."));
    return (
      typeof holder === "object" &&
      holder !== null &&
      (parts[index] ?? "") in holder &&
      one(holder, parts[index] ?? "") === undefined
    );
  });
}

function http(action: unknown, path: string): Broken[] {
  const inputs = (one(action, "inputs") ?? {}) as Record<string, unknown>;
  return [
    ...Object.keys(inputs)
      .filter((name) => !ofHttp.includes(name))
      .map((name) => wrong(`${path}.inputs.${name}`, inputs[name], `one of ${ofHttp.join(", ")}`)),
    ...given(inputs, "method")
      .filter(({ value }) => !methods.includes(String(value)))
      .map(({ value }) => wrong(`${path}.inputs.method`, value, `one of ${methods.join(", ")}`)),
    ...given(inputs, "uri")
      .filter(({ value }) => !/^(https:\/\/|@)/.test(String(value)))
      .map(({ value }) => wrong(`${path}.inputs.uri`, value, "an https address")),
    ...given(inputs, "authentication.type")
      .filter(({ value }) => value !== "ManagedServiceIdentity")
      .map(({ value }) => wrong(`${path}.inputs.authentication.type`, value, "ManagedServiceIdentity")),
  ];
}

function pause(action: unknown, path: string): Broken[] {
  const unit = one(action, "inputs.interval.unit");
  const count = one(action, "inputs.interval.count");
  return [
    ...(units.includes(String(unit))
      ? []
      : [wrong(`${path}.inputs.interval.unit`, unit, `one of ${units.join(", ")}`)]),
    ...(Number.isInteger(count) && Number(count) >= 1
      ? []
      : [wrong(`${path}.inputs.interval.count`, count, "a whole number from 1")]),
  ];
}

function trigger(of: unknown, path: string): Broken[] {
  const kind = text(of, "type");
  const runs = one(of, "runtimeConfiguration.concurrency.runs");
  const schedule = "recurrence.schedule";
  const outside = (at: string, most: number) =>
    given(of, at)
      .filter(({ value }) => !(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most))
      .map((found) => wrong(`${path}.${found.path}`, found.value, `whole numbers from 0 to ${most}`));
  return [
    ...(kind === "Recurrence" || kind === "Request" ? [] : [wrong(`${path}.type`, kind, "Recurrence or Request")]),
    ...(runs === undefined || (Number(runs) >= 1 && Number(runs) <= 100)
      ? []
      : [wrong(`${path}.runtimeConfiguration.concurrency.runs`, runs, "1 to 100")]),
    ...(kind !== "Recurrence"
      ? []
      : units.includes(text(of, "recurrence.frequency") ?? "")
        ? []
        : [wrong(`${path}.recurrence.frequency`, one(of, "recurrence.frequency"), `one of ${units.join(", ")}`)]),
    ...(kind !== "Recurrence" || Number(one(of, "recurrence.interval")) >= 1
      ? []
      : [wrong(`${path}.recurrence.interval`, one(of, "recurrence.interval"), "a whole number from 1")]),
    ...outside(`${schedule}.hours[]`, 23),
    ...outside(`${schedule}.minutes[]`, 59),
    ...given(of, "recurrence.startTime")
      .filter(({ value }) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(String(value)))
      .map((found) => wrong(`${path}.${found.path}`, found.value, "a time as 2026-01-01T00:00:00")),
    ...given(of, "recurrence.timeZone")
      .filter(({ value }) => !/^(?:UTC(?:[+-]\d\d)?|.+ Standard Time)$/.test(String(value)))
      .map((found) => wrong(`${path}.${found.path}`, found.value, "a time zone by its Windows name")),
  ];
}

export const workflows: readonly ValueRule[] = [
  about(
    "workflow-definition",
    ["logic:Workflow"],
    { reads: ["definition"], source: docs("workflow definition language, triggers and actions") },
    ({ inputs }) => {
      const definition = one(inputs, "definition");
      if (definition === undefined) return [];
      const triggers = Object.entries((one(definition, "triggers") ?? {}) as Record<string, unknown>);
      const known = ["$schema", "contentVersion", "parameters", "staticResults", "triggers", "actions", "outputs"];
      return [
        ...(text(definition, "$schema") === schema
          ? []
          : [wrong("definition.$schema", one(definition, "$schema"), schema)]),
        ...Object.keys(definition as object)
          .filter((name) => !known.includes(name))
          .map((name) => wrong(`definition.${name}`, "given", `one of ${known.join(", ")}`)),
        ...(triggers.length >= 1 && triggers.length <= 10
          ? []
          : [wrong("definition.triggers", triggers.length, "1 to 10 triggers")]),
        ...triggers.flatMap(([name, each]) => trigger(each, `definition.triggers.${name}`)),
        ...list(one(definition, "actions"), "definition.actions"),
      ];
    },
  ),
  form({
    name: "workflow-caller-range",
    of: { "logic:Workflow": ["accessControl.triggers.allowedCallerIpAddresses[].addressRange"] },
    fits: /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2}|-\d{1,3}(?:\.\d{1,3}){3})$/,
    allowed: "a block, or two addresses with - between",
    source: docs("secure access"),
  }),
];
