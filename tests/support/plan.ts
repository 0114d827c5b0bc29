import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { planStack } from "../../plan/stack-plan";

export interface PlannedArgs {
  /** Default: prod-aws. */
  readonly stack?: string;
  /** Config keys (dotted paths) and their values. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly outputs?: "made-up" | "unknown";
  /** ISO date; default 2026-11-01, before the first peak of the stack files. */
  readonly now?: string;
}

const plans = new Map<string, Promise<StackPlan>>();

/** A stack as the program registers it; each different plan is made once. */
export function planned(args: PlannedArgs = {}): Promise<StackPlan> {
  const { stack = "prod-aws", set = {}, outputs = "made-up", now = "2026-11-01T00:00:00Z" } = args;
  const overrides = Object.entries(set).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const id = JSON.stringify([stack, overrides, outputs, now]);
  const known = plans.get(id);
  if (known !== undefined) return known;
  const plan = planStack({ stack, set: overrides, outputs, now: new Date(now) });
  plans.set(id, plan);
  return plan;
}

/** Resources of one type, in the order of registration. */
export function all(plan: Pick<StackPlan, "resources">, type: string): readonly RecordedResource[] {
  return plan.resources.filter((resource) => resource.type === type);
}

/** The one resource of this type and name. */
export function one(plan: Pick<StackPlan, "resources">, type: string, name: string): RecordedResource {
  const candidates = all(plan, type);
  const found = candidates.filter((resource) => resource.name === name);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new Error(
    `${found.length} resources are ${type} "${name}"; there are: ${candidates.map((r) => r.name).join(", ")}`,
  );
}

/** Inputs of the one resource of this type and name. */
export function inputsOf(plan: Pick<StackPlan, "resources">, type: string, name: string): RecordedResource["inputs"] {
  return one(plan, type, name).inputs;
}

/** The one item of a list among inputs. */
export function first(inputs: RecordedResource["inputs"], list: string): RecordedResource["inputs"] {
  const [item, ...others] = inputs[list] as readonly RecordedResource["inputs"][];
  if (item === undefined || others.length > 0) throw new Error(`${list} should hold one item`);
  return item;
}

/** Names of resources, sorted. */
export function named(resources: readonly RecordedResource[]): readonly string[] {
  return resources.map(({ name }) => name).sort();
}
