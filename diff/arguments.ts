import { parseArgs } from "node:util";
import { BadInput } from "../plan/bad-input";

export interface Arguments {
  readonly base: string;
  readonly head: string;
  readonly markdown: boolean;
  /** Where to write the difference for machines. */
  readonly json: string | undefined;
  readonly allowLoss: readonly string[];
}

export const usage = `npm run diff -- BASE.json HEAD.json [options]

Compares two plans, each written by "npm run plan -- STACK… --json FILE": what is added, removed and changed, what each
change does to what stands, and which findings, promises and warnings come and go.

  --markdown         for a job summary, instead of a terminal
  --json FILE        also write the difference as JSON
  --allow-loss URN   a store that is meant to be replaced or removed; may be repeated
  --help             this text

Exit code: 0 nothing is refused, 1 a store would be replaced or lost, or a mandatory rule is newly violated, 2 bad input, 3 a
mistake of the program itself.
`;

/** Reads the command line; undefined where only help is asked for. Throws BadInput. */
export function readArguments(argv: readonly string[]): Arguments | undefined {
  const { values, positionals } = parse(argv);
  if (values.help === true) return undefined;
  const [base, head, ...others] = positionals;
  if (base === undefined || head === undefined || others.length > 0) {
    throw new BadInput(`two files are compared, and ${positionals.length} are named.\n\n${usage}`);
  }
  return { base, head, markdown: values.markdown ?? false, json: values.json, allowLoss: values["allow-loss"] ?? [] };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        markdown: { type: "boolean" },
        json: { type: "string" },
        "allow-loss": { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
