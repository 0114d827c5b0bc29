import { parseArgs } from "node:util";
import { BadInput } from "../../plan/bad-input";

export interface Arguments {
  readonly stacks: readonly string[];
  readonly control: string | undefined;
  readonly type: string | undefined;
  readonly json: string | undefined;
  readonly help: boolean;
}

export const usage = `npm run mutate [-- STACK… [options]]

Weakens the recorded stacks one property at a time and counts what the policy pack catches. Without STACK: prod-aws prod-azure.

  --control NUMBER   only what weakens this requirement or one below it ("availability": what weakens none)
  --type TOKEN       only resources of this type ("*" at the end: any rest)
  --json FILE        also write every mutant and its fate as JSON
  --help             this text

Exit code: 0 at least 97 % caught, 1 less, 2 bad input, 3 a mistake of the program itself.
`;

/** Reads the command line. Throws BadInput, with the usage, for anything it doesn't know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  return {
    stacks: positionals.length > 0 ? [...new Set(positionals)] : ["prod-aws", "prod-azure"],
    control: values.control,
    type: values.type,
    json: values.json,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        control: { type: "string" },
        type: { type: "string" },
        json: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
