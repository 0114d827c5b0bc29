import { parseArgs } from "node:util";
import { BadInput } from "../plan/bad-input";

export interface Arguments {
  readonly stacks: readonly string[];
  /** Folder that the documents are written into. */
  readonly out: string;
  /** A written state to judge, instead of what the program would register. */
  readonly state: string | undefined;
  readonly set: readonly string[];
  /** By what day waivers are judged. */
  readonly now: Date;
  readonly help: boolean;
}

export const usage = `npm run evidence -- [STACK…] [options]

Writes what the code shows for PCI DSS 4.0.1, as evidence.md, evidence.csv and evidence.json. Without STACK: prod-aws and
prod-azure.

  --out DIR          folder for the three files (default: evidence-out)
  --state FILE       judge a state that \`pulumi stack export\` wrote, instead of the plan; STACK, one at most, then names the
                     stack file with the levels and waivers that hold for it (without: those of production)
  --set KEY=VALUE    override a config key (dotted path; JSON values accepted); may be repeated
  --now TIME         judge waivers as of this time (ISO 8601; default: today, UTC)
  --help             this text

Exit code: 0 clean, 1 policy violation, 2 bad input, 3 a mistake of the program itself.
`;

/** Reads the command line. Throws BadInput, with the usage, for anything it doesn't know. */
export function readArguments(argv: readonly string[], today: Date = new Date()): Arguments {
  const { values, positionals } = parse(argv);
  const now = values.now === undefined ? midnight(today) : new Date(values.now);
  if (Number.isNaN(now.getTime())) {
    throw new BadInput(`--now: "${String(values.now)}" is not a time. Allowed: ISO 8601, such as 2026-11-27.`);
  }
  const repeated = positionals.find((stack, index) => positionals.indexOf(stack) !== index);
  if (repeated !== undefined) throw new BadInput(`the stack "${repeated}" is named twice.`);
  if (values.state !== undefined && positionals.length > 1) {
    throw new BadInput(`--state: one state is of one stack, and ${positionals.length} are named.`);
  }
  const usual = values.state === undefined ? ["prod-aws", "prod-azure"] : [];
  return {
    stacks: positionals.length > 0 ? positionals : usual,
    out: values.out ?? "evidence-out",
    state: values.state,
    set: values.set ?? [],
    now,
    help: values.help ?? false,
  };
}

function midnight(time: Date): Date {
  return new Date(`${time.toISOString().slice(0, 10)}T00:00:00Z`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        state: { type: "string" },
        set: { type: "string", multiple: true },
        now: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
