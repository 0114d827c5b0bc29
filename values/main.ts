import { ConfigError } from "../config/problems";
import { BadInput } from "../plan/bad-input";
import type { Surroundings } from "../plan/main";
import { paintFor } from "../plan/print/paint";
import { planStack } from "../plan/stack-plan";
import { readArguments, usage } from "./arguments";
import type { Checked } from "./check";
import { checkValues } from "./check";
import { printReport } from "./report";
import { witnesses } from "./witnesses";

const clean = 0;
const mistaken = 1;
const badInput = 2;

/** Checks the values of the named stacks and prints what the clouds would refuse. */
export async function main(argv: readonly string[], { stdout, stderr, env }: Surroundings): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args.help) {
      stdout.write(usage);
      return clean;
    }
    const known = witnesses();
    const found: { stack: string; checked: Checked }[] = [];
    for (const stack of args.stacks) {
      const { resources } = await planStack({ stack, set: args.set });
      found.push({ stack, checked: checkValues(stack, resources, known) });
    }
    stdout.write(printReport(found, args.unchecked, paintFor(stdout, env)));
    return found.some(({ checked }) => checked.mistakes.length > 0) ? mistaken : clean;
  } catch (error) {
    if (!(error instanceof BadInput || error instanceof ConfigError)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return badInput;
  }
}
