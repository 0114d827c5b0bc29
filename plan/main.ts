import { writeFileSync } from "node:fs";
import { ConfigError } from "../config/problems";
import type { Arguments } from "./arguments";
import { readArguments, usage } from "./arguments";
import { BadInput } from "./bad-input";
import { checklist } from "./checklist/checklist";
import { judge } from "./judge";
import type { PlanJson } from "./json";
import { toJson } from "./json";
import { paintFor } from "./print/paint";
import { printReport } from "./print/report";
import type { StackPlan } from "./stack-plan";
import { planStack } from "./stack-plan";

export interface Surroundings {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
}

/** Exit codes of the plan. */
const clean = 0;
const violated = 1;
const badInput = 2;

/** Plans the named stacks and prints them. All are planned before anything is printed: bad input leaves nothing half done. */
export async function main(argv: readonly string[], { stdout, stderr, env }: Surroundings): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args.help) {
      stdout.write(usage);
      return clean;
    }
    const plans = await planAll(args);
    const judged = plans.map(({ plan, took }) => ({ plan, took, judgement: judge(plan) }));
    if (args.json !== undefined)
      writeJson(
        args.json,
        judged.map(({ plan, judgement }) => toJson(plan, judgement)),
        stdout,
      );
    if (args.json !== "-") {
      const paint = paintFor(stdout, env);
      for (const { plan, took, judgement } of judged) {
        stdout.write(printReport({ plan, judgement, tasks: await checklist(plan), took }, paint));
      }
    }
    return judged.some(({ judgement }) => judgement.violated) ? violated : clean;
  } catch (error) {
    if (!isBadInput(error)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return badInput;
  }
}

/** Throws one BadInput with what is wrong with any of the stacks. */
async function planAll({ stacks, set, now }: Arguments): Promise<{ plan: StackPlan; took: number }[]> {
  const plans: { plan: StackPlan; took: number }[] = [];
  const refused = new Set<string>();
  for (const stack of stacks) {
    try {
      plans.push({ plan: await planStack({ stack, set, ...(now ? { now } : {}) }), took: performance.now() });
    } catch (error) {
      if (!isBadInput(error)) throw error;
      refused.add(error.message);
    }
  }
  if (refused.size > 0) throw new BadInput([...refused].join("\n\n"));
  return plans;
}

function isBadInput(error: unknown): error is BadInput | ConfigError {
  return error instanceof BadInput || error instanceof ConfigError;
}

function writeJson(file: string, plans: readonly PlanJson[], stdout: Surroundings["stdout"]): void {
  const text = `${JSON.stringify(plans.length === 1 ? plans[0] : plans, undefined, 2)}\n`;
  if (file === "-") {
    stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new BadInput(`--json: can't write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
