import type { StackPlan } from "../plan/stack-plan";

/** Inputs that differ between two plans, as `type name: input`, sorted; what only one has, as `type name`. */
export function differences(before: StackPlan, after: StackPlan): readonly string[] {
  const earlier = byUrn(before);
  const later = byUrn(after);
  const urns = [...new Set([...earlier.keys(), ...later.keys()])];
  return urns
    .flatMap((urn) => {
      const [was, is] = [earlier.get(urn), later.get(urn)];
      if (was === undefined || is === undefined) return [urn];
      const keys = [...new Set([...Object.keys(was.inputs), ...Object.keys(is.inputs)])];
      const changed = keys.filter((key) => text(was.inputs[key]) !== text(is.inputs[key]));
      return changed.map((key) => `${was.type} ${was.name}: ${key}`);
    })
    .sort();
}

function byUrn({ resources }: StackPlan) {
  return new Map(resources.map((resource) => [resource.urn, resource]));
}

function text(value: unknown): string | undefined {
  return JSON.stringify(value);
}
