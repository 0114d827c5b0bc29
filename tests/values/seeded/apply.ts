import { strict as assert } from "node:assert";
import type { RecordedResource } from "../../../plan/recorded";
import { Secret } from "../../../plan/recorded";
import type { Seeded } from "./seeded";

type Parent = Record<string, unknown>;

/** The stack's resources with one value changed in a copy; the original stays as it is. */
export function apply(
  { title, type, name, edit }: Seeded,
  resources: readonly RecordedResource[],
): readonly RecordedResource[] {
  for (const resource of resources.filter((each) => each.type === type && (name ?? each.name) === each.name)) {
    const inputs = copy(resource.inputs) as Parent;
    const steps = edit.path.replace(/\[(\d+)\]/g, ".$1").split(".");
    const last = steps.pop() ?? "";
    let parent: unknown = inputs;
    for (const step of steps) parent = (parent as Parent | undefined)?.[step];
    if (typeof parent !== "object" || parent === null) continue;
    if (edit.value === undefined) Reflect.deleteProperty(parent, last);
    else (parent as Parent)[last] = edit.value;
    return resources.map((each) => (each === resource ? { ...each, inputs } : each));
  }
  assert.fail(`no resource has a place for "${title}": ${type} ${edit.path}`);
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]));
}
