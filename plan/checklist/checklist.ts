import type { StackPlan } from "../stack-plan";

/** Something that a person must do around the first `up`, because no program can. */
export interface Task {
  readonly when: "before" | "during" | "after";
  readonly what: string;
  /** What happens to who leaves it out. */
  readonly why: string;
  readonly command: string;
  /** How to see that it is done. */
  readonly check: string;
}

export type Checklist = (plan: StackPlan) => readonly Task[];

/** The tasks of the stack's cloud; only that cloud's list is loaded. */
export async function checklist(plan: StackPlan): Promise<readonly Task[]> {
  const lists: Readonly<Record<string, () => Promise<{ tasks: Checklist }>>> = {
    aws: () => import("./aws"),
    azure: () => import("./azure"),
  };
  const load = lists[plan.settings.cloud];
  return load === undefined ? [] : (await load()).tasks(plan);
}
