import type * as pulumi from "@pulumi/pulumi";
import type { Procedure, RecoveryStep } from "../components/recovery";
import { loss } from "../config/schema/loss";
import { BadInput } from "../plan/bad-input";
import type { StackPlan, StackPlanArgs } from "../plan/stack-plan";
import { planStack } from "../plan/stack-plan";

/** A value as a plan or a stack's outputs show it. */
type Known<T> =
  T extends pulumi.Output<infer Inner>
    ? Known<Inner>
    : T extends string | number | boolean | undefined
      ? T
      : { readonly [Key in keyof T]: Known<T[Key]> };

/** A step as a person or a test takes it: every name is text. */
export type DrillStep = Omit<Known<RecoveryStep>, "action"> & { readonly action: DrillAction };

export type DrillAction =
  | Exclude<RecoveryStep["action"], { readonly kind: "call" }>
  | {
      readonly kind: "call";
      readonly call: string;
      readonly args: Readonly<Record<string, string>>;
      readonly gives?: string;
    };

export interface Drill {
  readonly stack: string;
  readonly procedure: Procedure;
  /** The region that is lost, or was. */
  readonly lost: string;
  readonly steps: readonly DrillStep[];
}

export interface DrillArgs extends Pick<StackPlanArgs, "stack" | "root" | "now" | "clouds"> {
  readonly procedure: Procedure;
  readonly lost?: string;
  readonly set?: readonly string[];
}

const lossKeys = Object.keys(loss);

/**
 * Steps as the program would print them on the day: before the loss for `failover` and `restore`, after it for `return`. Throws
 * BadInput where the stack has no such procedure.
 */
export async function drill({ procedure, lost, set = [], ...args }: DrillArgs): Promise<Drill> {
  const { settings } = await planStack({ ...args, set });
  const { regions, active, recovery } = settings;
  const gone = lost ?? settings.lost ?? settings.rebuild ?? active;
  const left = regions.find((region) => region !== gone);
  if (!regions.includes(gone)) throw new BadInput(`--lost ${gone}: the regions are ${regions.join(", ")}.`);
  if (left === undefined) throw new BadInput(`${args.stack} has one region: nothing takes over.`);
  const writes = procedure === "return" ? left : gone;
  const quiet = { ...args, unset: lossKeys, set: [...set.filter((each) => !isLossKey(each)), `active=${writes}`] };
  const plan = await planStack(quiet);
  const steps = stepsIn(plan.outputs, procedure);
  if (steps === undefined) throw new BadInput(missing(procedure, args.stack, recovery, plan));
  return { stack: args.stack, procedure, lost: gone, steps };
}

/** Steps among the outputs of a stack; undefined where there is no such procedure. */
export function stepsIn(
  outputs: Readonly<Record<string, unknown>>,
  procedure: Procedure,
): readonly DrillStep[] | undefined {
  const procedures = outputs["recovery"];
  if (typeof procedures !== "object" || procedures === null) return undefined;
  const steps = (procedures as Readonly<Record<string, unknown>>)[procedure];
  return Array.isArray(steps) ? (steps as readonly DrillStep[]) : undefined;
}

function isLossKey(override: string): boolean {
  return lossKeys.some((key) => override.startsWith(`${key}=`) || override.startsWith(`${key}.`));
}

function missing(procedure: Procedure, stack: string, recovery: string, { outputs }: StackPlan): string {
  const known = Object.keys(outputs["recovery"] ?? {});
  return `${stack} has no procedure "${procedure}" with recovery: ${recovery}; it has ${known.join(", ") || "none"}.`;
}
