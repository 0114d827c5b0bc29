import { findingsOf } from "./findings";
import type { PlanFinding } from "./findings";
import type { Judgement } from "../policy/judge";
import type { PlanPromises } from "./promises";
import { promisesOf } from "./promises";
import type { RecordedResource } from "./recorded";
import { UNKNOWN } from "./recorded";
import type { StackPlan } from "./stack-plan";

export interface PlanJson {
  readonly stack: string;
  readonly cloud: string;
  readonly resources: readonly Omit<RecordedResource, "propertyDependencies">[];
  readonly outputs: unknown;
  readonly warnings: readonly string[];
  readonly findings: readonly PlanFinding[];
  readonly promises: PlanPromises;
}

/** The plan for machines. Secrets are masked, unknown values are null. */
export function toJson(plan: StackPlan, judgement: Judgement): PlanJson {
  const { stack, settings, resources, outputs, warnings } = plan;
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
    findings: findingsOf(judgement),
    promises: promisesOf(plan),
  };
}

function nullUnknown(value: unknown): unknown {
  if (value === UNKNOWN) return null;
  if (Array.isArray(value)) return value.map(nullUnknown);
  // Anything with a way of its own into JSON, such as a secret, keeps it.
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullUnknown(inner)]));
}
