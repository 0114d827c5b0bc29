import { writeFileSync } from "node:fs";
import { BadInput } from "../plan/bad-input";
import type { Surroundings } from "../plan/main";
import { paintFor } from "../plan/print/paint";
import { readArguments, usage } from "./arguments";
import type { Difference } from "./difference";
import { difference } from "./difference";
import { readPlans } from "./plans";
import { printMarkdown } from "./print/markdown";
import { printText } from "./print/text";

const clean = 0;
const refused = 1;
const badInput = 2;

/** Compares two files of plans and prints how they differ. */
export function main(argv: readonly string[], { stdout, stderr, env }: Surroundings): number {
  try {
    const args = readArguments(argv);
    if (args === undefined) {
      stdout.write(usage);
      return clean;
    }
    const found = difference(readPlans(args.base), readPlans(args.head), args.allowLoss);
    if (args.json !== undefined) write(args.json, found);
    stdout.write(args.markdown ? printMarkdown(found) : printText(found, paintFor(stdout, env)));
    return found.refused.length + found.blocking.length > 0 ? refused : clean;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return badInput;
  }
}

function write(file: string, found: Difference): void {
  try {
    writeFileSync(file, `${JSON.stringify(found, undefined, 2)}\n`);
  } catch (error) {
    throw new BadInput(`--json: can't write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
