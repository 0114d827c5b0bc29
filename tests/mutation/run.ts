import type { StackPlan } from "../../plan/stack-plan";
import { StackJudge } from "./judging";
import type { Mutant } from "./mutants";

/**
 * - `caught`: a rule that is evidence for a control that the mutant weakens complains;
 * - `elsewhere`: only rules of other controls do;
 * - `survived`: nobody does;
 * - `failed`: a rule threw. The engine would stop, but say nothing that helps: it isn't counted as caught.
 */
export type Fate = "caught" | "elsewhere" | "survived" | "failed";

export interface Outcome {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The rule that caught it, or the text of what was thrown. */
  readonly by: string;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly caught: number;
}

/** Judges each mutant of these stacks. */
export function run(
  stacks: readonly { readonly plan: Pick<StackPlan, "resources" | "settings">; readonly mutants: readonly Mutant[] }[],
  onProgress: (progress: Progress) => void = () => undefined,
): readonly Outcome[] {
  const all = stacks.reduce((sum, { mutants }) => sum + mutants.length, 0);
  const outcomes: Outcome[] = [];
  let caught = 0;
  for (const { plan, mutants } of stacks) {
    const judge = new StackJudge(plan);
    for (const mutant of mutants) {
      const outcome = outcomeOf(mutant, judge);
      if (isCaught(outcome)) caught++;
      outcomes.push(outcome);
      onProgress({ done: outcomes.length, all, caught });
    }
  }
  return outcomes;
}

export function isCaught({ fate }: Pick<Outcome, "fate">): boolean {
  return fate === "caught" || fate === "elsewhere";
}

function outcomeOf(mutant: Mutant, judge: StackJudge): Outcome {
  let elsewhere: string | undefined;
  try {
    for (const { rule, controls } of judge.judge(mutant.urn, mutant.resource, mutant.controls)) {
      if (controls.some((control) => mutant.controls.includes(control))) return { mutant, fate: "caught", by: rule };
      elsewhere ??= rule;
    }
  } catch (error) {
    return { mutant, fate: "failed", by: error instanceof Error ? error.message : String(error) };
  }
  return elsewhere === undefined ? { mutant, fate: "survived", by: "" } : { mutant, fate: "elsewhere", by: elsewhere };
}
