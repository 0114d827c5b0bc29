import type { Check, Complaint } from "./rule";
import type { ResourceView } from "./view";
import { at, entries, unseen } from "./view";

/** A value as a person reads it. */
export function show(value: unknown): string {
  if (value === undefined) return "not set";
  if (value === unseen) return "not known yet";
  const text = JSON.stringify(value, (_, inner: unknown) => (inner === unseen ? "…" : inner));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

export function violates(property: string, value: unknown, wanted: string, mend: string): readonly Complaint[] {
  return [{ verdict: "violates", property, found: show(value), wanted, mend }];
}

export function cannotTell(property: string, wanted: string): readonly Complaint[] {
  const mend = "nothing yet: it is judged again as soon as the value is known";
  return [{ verdict: "cannot tell", property, found: show(unseen), wanted, mend }];
}

/**
 * The check that most others are made of: the value at a property, once it can be seen, is `right`. A value inside which
 * something is unseen is handed over as it is.
 */
export function holds(
  property: string,
  right: (value: unknown, resource: ResourceView) => boolean,
  wanted: string,
  mend = `set ${property} to ${wanted}`,
): Check {
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, wanted);
    return right(value, resource) ? [] : violates(property, value, wanted, mend);
  };
}

/** True, or the word for it: some types take a word. */
export function isTrue(property: string, mend?: string): Check {
  return holds(property, (value) => value === true || value === "true", "true", mend);
}

/** False, the word for it, or not set: for properties whose default is off. */
export function isNotTrue(property: string, mend?: string): Check {
  return holds(property, (value) => value !== true && value !== "true", "false or not set", mend);
}

/** False in so many words: for properties whose default is on. */
export function isFalse(property: string, mend?: string): Check {
  return holds(property, (value) => value === false || value === "false", "false", mend);
}

/** A text that is not empty. `what` says what it should be: "the ARN of a customer key". */
export function isGiven(property: string, what: string, mend = `give ${property} ${what}`): Check {
  return holds(property, (value) => typeof value === "string" && value !== "", what, mend);
}

/** One of these; `undefined` in the list allows it to be left out. */
export function isOneOf(property: string, allowed: readonly unknown[], mend?: string): Check {
  const wanted = allowed.map((each) => (each === undefined ? "nothing" : show(each))).join(" or ");
  return holds(property, (value) => allowed.includes(value), wanted, mend);
}

/** None of these; what else it is doesn't matter. */
export function isNoneOf(property: string, refused: readonly unknown[], mend?: string): Check {
  const wanted = `not ${refused.map((each) => (each === undefined ? "left out" : show(each))).join(" or ")}`;
  return holds(property, (value) => !refused.includes(value), wanted, mend ?? `change ${property}`);
}

export function isAtLeast(property: string, least: number, mend?: string): Check {
  return holds(property, (value) => Number(value ?? NaN) >= least, `${least} or more`, mend);
}

export function isAtMost(property: string, most: number, mend?: string): Check {
  return holds(property, (value) => Number(value ?? NaN) <= most, `${most} or less`, mend);
}

/** At least so many different entries. Entries that are unseen may be different: ids of resources to come. */
export function hasDifferent(property: string, least: number, mend?: string): Check {
  const wanted = `${least} or more different entries`;
  return (resource) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, wanted);
    const all = entries(value);
    const seen = new Set(all.filter((entry) => entry !== unseen)).size;
    if (seen >= least) return [];
    if (seen + all.filter((entry) => entry === unseen).length >= least) return cannotTell(property, wanted);
    return violates(property, value, wanted, mend ?? `name ${wanted} in ${property}`);
  };
}

export function isAbsent(property: string, mend: string): Check {
  return holds(property, (value) => value === undefined, "not set", mend);
}

/** A list, an object or a text with something in it. */
export function notEmpty(property: string, mend: string): Check {
  return holds(
    property,
    (value) => (typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value)),
    "not empty",
    mend,
  );
}

/** For each entry of a list, the check of a property below it ("" for the entry). An empty list has nothing to complain about. */
export function each(list: string, property: string, check: (property: string) => Check): Check {
  return (resource) => {
    const value = at(resource, list);
    if (value === unseen) return cannotTell(list, "seen");
    return entries(value).flatMap((_, index) =>
      check(property === "" ? `${list}.${index}` : `${list}.${index}.${property}`)(resource),
    );
  };
}

export function all(...checks: readonly Check[]): Check {
  return (resource) => checks.flatMap((check) => check(resource));
}

/** One of the checks is enough; where none holds, what the first says. */
export function either(...checks: readonly Check[]): Check {
  return (resource) => {
    const said = checks.map((check) => check(resource));
    if (said.some((complaints) => complaints.length === 0)) return [];
    const unsure = said.find((complaints) => complaints.every(({ verdict }) => verdict === "cannot tell"));
    return unsure ?? said[0] ?? [];
  };
}

/** The check applies only while a property is not set. */
export function unless(property: string, check: Check): Check {
  return (resource) => (at(resource, property) === undefined ? check(resource) : []);
}

/** The check applies only while a property is set. */
export function ifSet(property: string, check: Check): Check {
  return (resource) => (at(resource, property) === undefined ? [] : check(resource));
}

/** The check applies only while a property has this value. A value that is unseen may be it: then nothing can be told. */
export function when(property: string, value: unknown, check: Check): Check {
  return (resource) => {
    const given = at(resource, property);
    if (given === unseen) return check(resource).length > 0 ? cannotTell(property, "seen") : [];
    return given === value ? check(resource) : [];
  };
}

/** Whatever it says, it is wrong to have this at all. */
export function never(property: string, wanted: string, mend: string): Check {
  return (resource) => violates(property, at(resource, property), wanted, mend);
}
