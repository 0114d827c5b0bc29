import type { RecordedResource } from "./recorded";
import { UNKNOWN } from "./recorded";
import type { StackPlan } from "./stack-plan";

export interface PlanJson {
  readonly stack: string;
  readonly cloud: string;
  readonly resources: readonly Omit<RecordedResource, "propertyDependencies">[];
  readonly outputs: unknown;
  readonly warnings: readonly string[];
}

/** The plan for machines. Secrets are masked, unknown values are null. */
export function toJson({ stack, settings, resources, outputs, warnings }: StackPlan): PlanJson {
  return {
    stack,
    cloud: settings.cloud,
    resources: resources.map(({ urn, type, name, parent, custom, provider, inputs, dependencies, options }) => ({
      urn,
      type,
      name,
      parent,
      custom,
      provider,
      inputs: nullUnknown(inputs) as RecordedResource["inputs"],
      dependencies,
      options,
    })),
    outputs: nullUnknown(outputs),
    warnings,
  };
}

function nullUnknown(value: unknown): unknown {
  if (value === UNKNOWN) return null;
  if (Array.isArray(value)) return value.map(nullUnknown);
  // Anything with a way of its own into JSON, such as a secret, keeps it.
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullUnknown(inner)]));
}
