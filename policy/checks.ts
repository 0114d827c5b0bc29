import type { Check, Complaint } from "./rule";
import type { ResourceView } from "./view";
import { read, unseen } from "./view";

type Path = readonly (string | number)[];

/** "a.b.0.c" */
function pathOf(text: string): Path {
  return text.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function at(resource: ResourceView, property: string): unknown {
  return read(resource.inputs, ...pathOf(property));
}

function complaint(verdict: Complaint["verdict"], property: string, message: string): readonly Complaint[] {
  return [{ verdict, property, message }];
}

function show(value: unknown): string {
  return value === undefined ? "not set" : JSON.stringify(value);
}

/** True, or the word for it: some types take a word. */
export function isTrue(property: string): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return complaint("cannot tell", property, `${property} is not known yet`);
    if (value === true || value === "true") return [];
    return complaint("violates", property, `${property} is ${show(value)}; set it to true`);
  };
}

export function isGiven(property: string, what: string): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return complaint("cannot tell", property, `${property} is not known yet`);
    if (typeof value === "string" && value !== "") return [];
    return complaint("violates", property, `${property} is ${show(value)}; give it ${what}`);
  };
}

export function isOneOf(property: string, allowed: readonly (string | undefined)[]): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return complaint("cannot tell", property, `${property} is not known yet`);
    if (allowed.some((each) => each === value)) return [];
    const named = allowed.map((each) => each ?? "nothing").join(" or ");
    return complaint("violates", property, `${property} is ${show(value)}; it must be ${named}`);
  };
}

export function isAtLeast(property: string, least: number): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return complaint("cannot tell", property, `${property} is not known yet`);
    if (typeof value === "number" && value >= least) return [];
    return complaint("violates", property, `${property} is ${show(value)}; it must be ${least} or more`);
  };
}

/** At least so many different entries. Entries that are unseen count as different: ids of resources to come. */
export function hasDifferent(property: string, least: number): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return complaint("cannot tell", property, `${property} is not known yet`);
    const length = Array.isArray(value) ? value.length : 0;
    const entries = Array.from({ length }, (_, index) => read(value, index));
    const seen = new Set(entries.filter((entry) => entry !== unseen));
    const hidden = entries.length - entries.filter((entry) => entry !== unseen).length;
    if (seen.size >= least) return [];
    if (seen.size + hidden >= least)
      return complaint("cannot tell", property, `entries of ${property} are not known yet`);
    return complaint(
      "violates",
      property,
      `${property} has ${seen.size}; it must name ${least} or more different ones`,
    );
  };
}

export function isAbsent(property: string, why: string): Check {
  return (resource) => {
    const value = at(resource, property);
    return value === undefined ? [] : complaint("violates", property, `${property} is ${show(value)}; ${why}`);
  };
}

/** For each entry of a list, the check of a property below it. An empty list has nothing to complain about. */
export function each(list: string, property: string, check: (property: string) => Check): Check {
  return (resource) => {
    const value = at(resource, list);
    if (value === unseen) return complaint("cannot tell", list, `${list} is not known yet`);
    const length = Array.isArray(value) ? value.length : 0;
    return Array.from({ length }, (_, index) => check(`${list}.${index}.${property}`)(resource)).flat();
  };
}

/** A list with at least one entry. */
export function notEmpty(list: string, why: string): Check {
  return (resource) => {
    const value = at(resource, list);
    if (value === unseen) return complaint("cannot tell", list, `${list} is not known yet`);
    return Array.isArray(value) && value.length > 0
      ? []
      : complaint("violates", list, `${list} is ${show(value)}; ${why}`);
  };
}

export function all(...checks: readonly Check[]): Check {
  return (resource) => checks.flatMap((check) => check(resource));
}

/** The check applies only while a property is not set. */
export function unless(property: string, check: Check): Check {
  return (resource) => (at(resource, property) === undefined ? check(resource) : []);
}

/** The check applies only while a property has this value. */
export function when(property: string, value: unknown, check: Check): Check {
  return (resource) => (at(resource, property) === value ? check(resource) : []);
}

export function never(property: string, message: string): Check {
  return () => complaint("violates", property, message);
}
