import { readFileSync } from "node:fs";
import { BadInput } from "../plan/bad-input";
import { judge, packConfig, viewOf, waiversOfConfig, waiversOfPack } from "../plan/judge";
import type { StackPlan } from "../plan/stack-plan";
import { planStack } from "../plan/stack-plan";
import { openState, StateError } from "../policy/doors/state";
import type { Judgement } from "../policy/judge";
import { judge as judgeViews } from "../policy/judge";
import type { ResourceView } from "../policy/view";
import { stackOf } from "../policy/waiving";
import type { Arguments } from "./arguments";

/** What evidence is given of: the resources of one stack, and what the pack says of them. */
export interface Subject {
  readonly stack: string;
  /** Where the resources were read. */
  readonly source: "plan" | "state";
  readonly resources: readonly ResourceView[];
  readonly judgement: Judgement;
}

export async function subjectsOf(args: Arguments): Promise<readonly Subject[]> {
  if (args.state !== undefined) return [await fromState(args.state, args)];
  const subjects: Subject[] = [];
  for (const stack of args.stacks) subjects.push(fromPlan(await planStack({ stack, set: args.set, now: args.now })));
  return subjects;
}

export function fromPlan(plan: StackPlan): Subject {
  const resources = plan.resources.filter(({ custom }) => custom).map(viewOf);
  return { stack: plan.stack, source: "plan", resources, judgement: judge(plan) };
}

async function fromState(file: string, { stacks: [named], set, now }: Arguments): Promise<Subject> {
  const resources = readState(file);
  const stack = stackOf(resources[0]?.urn ?? "");
  if (named !== undefined && named !== stack) {
    throw new BadInput(`--state: ${file} is of the stack "${stack}", and "${named}" is named.`);
  }
  const settings = named === undefined ? undefined : (await planStack({ stack: named, set, now })).settings;
  const config = packConfig(settings ?? { protect: true });
  const waivers = [...waiversOfPack(), ...(settings === undefined ? [] : waiversOfConfig(settings))];
  const judgement = judgeViews(resources, { config, waivers, now });
  return { stack, source: "state", resources, judgement };
}

function readState(file: string): readonly ResourceView[] {
  try {
    const resources = openState(JSON.parse(readFileSync(file, "utf8")));
    if (resources.length === 0) throw new BadInput(`--state: ${file} holds no resource.`);
    return resources;
  } catch (error) {
    if (error instanceof StateError) throw new BadInput(`--state: ${file}: ${error.message}`);
    if (error instanceof SyntaxError) throw new BadInput(`--state: ${file} is no JSON: ${error.message}`);
    if (error instanceof Error && "code" in error) throw new BadInput(`--state: can't read ${file}: ${error.message}`);
    throw error;
  }
}
