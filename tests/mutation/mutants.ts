import type { RecordedResource } from "../../plan/recorded";
import { Secret } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { nodes } from "./leaves";
import { matches, matchesType } from "./match";
import type { Mutated } from "./operators";
import { mutate } from "./operators";
import { absent, valueAt } from "./place";
import { References } from "./references";
import type { Operator, Weakening } from "./tables";

export interface Mutant {
  readonly stack: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Concrete path; "" for the resource itself. */
  readonly property: string;
  readonly operator: Operator;
  /** What stands at the property now, as a person reads it. */
  readonly value: string;
  /** What it weakens: the controls of every row that asks for it. */
  readonly controls: readonly string[];
  /** The rows that ask for it. */
  readonly rows: readonly Weakening[];
  /** Different for every mutant of all stacks, and the same in every run. */
  readonly label: string;
  /** `undefined` where the resource is gone. */
  readonly resource: RecordedResource | undefined;
}

/** Everything that the tables ask to be tried on a stack, in the order of registration, of rows, of paths and of operators. */
export function mutantsOf(
  { stack, resources }: Pick<StackPlan, "stack" | "resources">,
  weakenings: readonly Weakening[],
): readonly Mutant[] {
  const references = new References(resources);
  return resources.flatMap((resource) => {
    const rows = weakenings.filter(({ type }) => matchesType(type, resource.type));
    return rows.length === 0 ? [] : mutantsIn(stack, resource, rows, references);
  });
}

function mutantsIn(
  stack: string,
  resource: RecordedResource,
  rows: readonly Weakening[],
  references: References,
): readonly Mutant[] {
  const { urn, type, name } = resource;
  const paths = ["", ...nodes(resource.inputs).map(({ path }) => path)];
  const inputs = opened(resource.inputs) as RecordedResource["inputs"];
  // Two rows, or two operators, may come to the same: it is one mutant, which weakens what either says.
  const byResult = new Map<string, Mutant>();
  const add = (row: Weakening, path: string, operator: Operator, { resource: changed, value, shown }: Mutated) => {
    const text = shown ?? show(value);
    const result = JSON.stringify([path, value === absent ? (shown ?? operator) : show(value)]);
    const known = byResult.get(result);
    const asking = [...new Set([...(known?.rows ?? []), row])];
    const label = [`${stack} ${type}::${name}`, path, operator, text].filter((part) => part !== "").join(" ");
    byResult.set(result, {
      ...(known ?? { stack, urn, type, name, property: path, operator, value: text, label }),
      resource:
        known !== undefined ? known.resource : changed && related(resource, changed, path, operator, references),
      controls: [...new Set(asking.flatMap(({ controls }) => controls))],
      rows: asking,
    });
  };
  for (const row of rows) {
    for (const path of paths) {
      if (!matches(row.property, path)) continue;
      if (row.where !== undefined && !row.where(valueAt(inputs, path), inputs, name, path)) continue;
      for (const operator of row.operators) {
        for (const mutated of mutate(operator, resource, path, row)) add(row, path, operator, mutated);
      }
    }
  }
  return [...byResult.values()];
}

function related(
  before: RecordedResource,
  after: RecordedResource,
  path: string,
  operator: Operator,
  references: References,
): RecordedResource {
  if (path === "") return after;
  const [top = ""] = path.split(".");
  const whole = path === top && (operator === "unrelate" || operator === "replace" || operator === "empty");
  return { ...after, ...references.after(before, after.inputs, top, whole) };
}

export function show(value: unknown): string {
  if (value === absent) return "";
  return JSON.stringify(value instanceof Secret ? value.value : value);
}

function opened(value: unknown): unknown {
  if (value instanceof Secret) return opened(value.value);
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
}
