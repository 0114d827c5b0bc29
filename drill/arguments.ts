import { parseArgs } from "node:util";
import { BadInput } from "../plan/bad-input";
import type { Procedure } from "../components/recovery";

export interface Arguments {
  readonly procedure: Procedure;
  readonly stack: string;
  /** Default: the region that the config says. */
  readonly lost: string | undefined;
  readonly set: readonly string[];
  /** File with the outputs of the real stack. */
  readonly outputs: string | undefined;
  readonly json: boolean;
}

const procedures: Readonly<Record<Procedure, string>> = {
  failover: "with recovery: warm, what is done when the region that writes is lost",
  restore: "with recovery: cold, the same",
  return: "what is done when the lost region answers again",
};

export const usage = `npm run drill -- PROCEDURE --stack STACK --dry-run [options]

Prints the steps of a procedure with their names: what to run, who does it, how to see that it worked, how long it takes, and
what keeps two regions from writing. It only prints; people take the steps.

${Object.entries(procedures)
  .map(([name, meaning]) => `  ${name.padEnd(18)} ${meaning}`)
  .join("\n")}

  --stack STACK      whose steps
  --dry-run          must be said: nothing else is offered
  --lost REGION      the region that is lost, or was; default: lost or rebuild of the config, or the one that is active
  --outputs FILE     what "pulumi stack output --json" wrote: the names of what stands, where a plan makes names up
  --set KEY=VALUE    a value in place of the stack file's; may be repeated
  --json             for machines: each step with its action
  --help             this text

Exit code: 0 printed, 2 bad input, 3 a mistake of the program itself.
`;

/** Reads the command line; undefined where only help is asked for. Throws BadInput. */
export function readArguments(argv: readonly string[]): Arguments | undefined {
  const { values, positionals } = parse(argv);
  if (values.help === true) return undefined;
  const [procedure, ...others] = positionals;
  if (procedure === undefined || others.length > 0 || !isProcedure(procedure))
    throw new BadInput(`one procedure is printed: ${Object.keys(procedures).join(", ")}.\n\n${usage}`);
  if (values.stack === undefined) throw new BadInput(`--stack is missing.\n\n${usage}`);
  if (values["dry-run"] !== true)
    throw new BadInput(
      "nothing is run from here: a failover is a decision, and each step has its own check. Say --dry-run to print them.",
    );
  if (values.outputs !== undefined && values.lost !== undefined)
    throw new BadInput("--outputs has the steps for the stack as it is; leave --lost out.");
  const { stack, lost, outputs, set = [], json = false } = values;
  return { procedure, stack, lost, set, outputs, json };
}

function isProcedure(name: string): name is Procedure {
  return Object.hasOwn(procedures, name);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        stack: { type: "string", short: "s" },
        "dry-run": { type: "boolean" },
        lost: { type: "string" },
        outputs: { type: "string" },
        set: { type: "string", multiple: true },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
