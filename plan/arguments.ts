import { parseArgs } from "node:util";
import { BadInput } from "./bad-input";

export interface Arguments {
  readonly stacks: readonly string[];
  /** Where to write the machine-readable plan; "-" for standard output. */
  readonly json: string | undefined;
  readonly set: readonly string[];
  readonly now: Date | undefined;
  readonly help: boolean;
}

export const usage = `npm run plan -- [STACK…] [options]

Plans what \`pulumi up\` would build, with no account and no network. Without STACK: prod-aws.

  --json FILE        also write the whole plan as JSON ("-": to standard output, and nothing else)
  --set KEY=VALUE    override a config key (dotted path; JSON values accepted); may be repeated
  --now TIME         plan as if it were this time (ISO 8601)
  --help             this text

Exit code: 0 clean, 1 policy violation, 2 bad input, 3 a mistake of the program itself.
`;

/** Reads the command line. Throws BadInput, with the usage, for anything it doesn't know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const now = values.now === undefined ? undefined : new Date(values.now);
  if (now !== undefined && Number.isNaN(now.getTime())) {
    throw new BadInput(`--now: "${values.now}" is not a time. Allowed: ISO 8601, such as 2026-11-27T06:00:00Z.`);
  }
  const repeated = positionals.find((stack, index) => positionals.indexOf(stack) !== index);
  if (repeated !== undefined) throw new BadInput(`the stack "${repeated}" is named twice.`);
  return {
    stacks: positionals.length > 0 ? positionals : ["prod-aws"],
    json: values.json,
    set: values.set ?? [],
    now,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "string" },
        set: { type: "string", multiple: true },
        now: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
