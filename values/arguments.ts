import { parseArgs } from "node:util";
import { BadInput } from "../plan/bad-input";

export interface Arguments {
  readonly stacks: readonly string[];
  readonly set: readonly string[];
  /** Name every property that is not checked, instead of their number by type. */
  readonly unchecked: boolean;
  readonly help: boolean;
}

/** The four stacks of this repository. */
const allStacks = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"] as const;

export const usage = `npm run check:values -- [STACK…] [options]

Holds every value that the program gives to a cloud against that cloud's own models and a table of sourced rules, with no
account and no network. Without STACK: ${allStacks.join(", ")}.

  --set KEY=VALUE    override a config key (dotted path; JSON values accepted); may be repeated
  --unchecked        name every property that no model and no rule knows
  --help             this text

Exit code: 0 nothing wrong was seen, 1 a value that the cloud would refuse, 2 bad input, 3 a mistake of the program itself.
`;

/** Reads the command line. Throws BadInput, with the usage, for anything it doesn't know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  return {
    stacks: positionals.length > 0 ? [...new Set(positionals)] : allStacks,
    set: values.set ?? [],
    unchecked: values.unchecked ?? false,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        set: { type: "string", multiple: true },
        unchecked: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
