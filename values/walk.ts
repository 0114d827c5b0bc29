import { Secret, UNKNOWN } from "../plan/recorded";
import type { Broken } from "./rule";
import type { Shape } from "./shape";

/** What came of walking one value along its shape. */
export interface Walked {
  readonly broken: readonly Broken[];
  /** Paths (indices left out) of values that some limit of the shape was applied to. */
  readonly checked: readonly string[];
  /** Those of them for which the type is not all that is said, or says all: a number or a switch. */
  readonly settled: readonly string[];
  /** Paths of values for which the model has no word. */
  readonly unchecked: readonly string[];
  /** How many single values there are, known or not. */
  readonly values: number;
  /** Values that a first preview doesn't know. */
  readonly unknown: number;
}

/** Compares a value with what the model says of it, to its leaves. */
export function walk(value: unknown, shape: Shape): Walked {
  const broken: Broken[] = [];
  const checked = new Set<string>();
  const settled = new Set<string>();
  const unchecked = new Set<string>();
  let values = 0;
  let unknown = 0;
  visit(value, shape, "", "");
  return { broken, checked: [...checked], settled: [...settled], unchecked: [...unchecked], values, unknown };

  function visit(given: unknown, model: Shape, path: string, plain: string): void {
    if (given === undefined || given === null) return;
    if (given === UNKNOWN) {
      values += 1;
      unknown += 1;
      return;
    }
    if (given instanceof Secret) {
      visit(given.value, model, path, plain);
      return;
    }
    const wrong = (allowed: string) => broken.push({ path, given, allowed });
    if (model.readOnly) wrong("nothing: the cloud sets it");
    if (model.kinds !== undefined) {
      ofKind(given, model.kinds, path, plain);
      return;
    }
    const typed = typeProblem(given, model);
    if (typed !== undefined) {
      wrong(typed);
      return;
    }
    for (const limit of limits) {
      const allowed = limit(given, model);
      if (allowed !== undefined) wrong(allowed);
    }
    if (Array.isArray(given)) {
      for (const [index, item] of given.entries()) visit(item, model.items ?? {}, `${path}[${index}]`, `${plain}[]`);
    } else if (typeof given === "object") members(given as Record<string, unknown>, model, path, plain);
    else {
      values += 1;
      (says(model) ? checked : unchecked).add(plain);
      if (says({ ...model, ...(model.type === "text" ? { type: undefined } : {}) })) settled.add(plain);
    }
  }

  function ofKind(given: unknown, { by, of }: NonNullable<Shape["kinds"]>, path: string, plain: string): void {
    const kind = (given as Record<string, unknown>)[by];
    if (kind === UNKNOWN) {
      unknown += 1;
      return;
    }
    const shape = of[String(kind)];
    if (shape !== undefined) visit(given, shape, path, plain);
    else broken.push({ path: join(path, by), given: kind, allowed: `one of ${Object.keys(of).join(", ")}` });
  }

  function members(given: Record<string, unknown>, model: Shape, path: string, plain: string): void {
    for (const name of model.required ?? []) {
      if (given[name] === undefined || given[name] === null)
        broken.push({ path: join(path, name), given: undefined, allowed: "a value: it is required" });
    }
    for (const [name, inner] of Object.entries(given)) {
      const shape = model.members?.[name] ?? model.items;
      if (shape !== undefined) visit(inner, shape, join(path, name), join(plain, model.members?.[name] ? name : "*"));
      else if (model.closed && inner !== undefined)
        broken.push({
          path: join(path, name),
          given: inner,
          allowed: `one of the members ${Object.keys(model.members ?? {}).join(", ")}`,
        });
      else visit(inner, {}, join(path, name), join(plain, name));
    }
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** True where the model limits a single value at all. */
function says({ type, enum: values, pattern, minLength, maxLength, minimum, maximum }: Shape): boolean {
  return [type, values, pattern, minLength, maxLength, minimum, maximum].some((limit) => limit !== undefined);
}

function typeProblem(given: unknown, { type }: Shape): string | undefined {
  switch (type) {
    case "text":
      return typeof given === "string" ? undefined : "text";
    case "number":
      return typeof given === "number" ? undefined : "a number";
    case "integer":
      return Number.isInteger(given) ? undefined : "a whole number";
    case "boolean":
      return typeof given === "boolean" ? undefined : "true or false";
    case "list":
      return Array.isArray(given) ? undefined : "a list";
    case "object":
      return typeof given === "object" && !Array.isArray(given) ? undefined : "an object";
    case undefined:
      return undefined;
  }
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(`^(?:${pattern})$`, "u");
  patterns.set(pattern, made);
  return made;
}

/** Each gives what is allowed, where the value breaks it. */
const limits: readonly ((given: unknown, model: Shape) => string | undefined)[] = [
  (given, { enum: values }) =>
    values === undefined || typeof given === "object" || values.includes(given as string)
      ? undefined
      : `one of ${values.join(", ")}`,
  (given, { pattern }) =>
    pattern === undefined || typeof given !== "string" || compiled(pattern).test(given)
      ? undefined
      : `text of the form ${pattern}`,
  (given, { minLength }) => {
    const length = lengthOf(given);
    return minLength === undefined || length === undefined || length >= minLength
      ? undefined
      : `at least ${minLength} long`;
  },
  (given, { maxLength }) => {
    const length = lengthOf(given);
    return maxLength === undefined || length === undefined || length <= maxLength
      ? undefined
      : `at most ${maxLength} long`;
  },
  (given, { minimum }) =>
    minimum === undefined || typeof given !== "number" || given >= minimum ? undefined : `at least ${minimum}`,
  (given, { maximum }) =>
    maximum === undefined || typeof given !== "number" || given <= maximum ? undefined : `at most ${maximum}`,
  (given, { unique }) =>
    unique === undefined ||
    !Array.isArray(given) ||
    new Set(given.map((item) => JSON.stringify(item))).size === given.length
      ? undefined
      : "each item once",
];

function lengthOf(given: unknown): number | undefined {
  if (typeof given === "string") return Array.from(given).length;
  return Array.isArray(given) ? given.length : undefined;
}
