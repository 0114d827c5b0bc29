import { readFileSync } from "node:fs";
import { ConfigError } from "../config/problems";
import { BadInput } from "../plan/bad-input";
import type { Surroundings } from "../plan/main";
import { paintFor } from "../plan/print/paint";
import type { Arguments } from "./arguments";
import { readArguments, usage } from "./arguments";
import { printDrill } from "./print";
import type { Drill } from "./steps";
import { drill, stepsIn } from "./steps";

const printed = 0;
const badInput = 2;

/** Prints the steps of one procedure. */
export async function main(argv: readonly string[], { stdout, stderr, env }: Surroundings): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args === undefined) {
      stdout.write(usage);
      return printed;
    }
    const found = args.outputs === undefined ? await planned(args) : fromOutputs(args, args.outputs);
    stdout.write(
      args.json
        ? `${JSON.stringify(found, undefined, 2)}\n`
        : printDrill(found, args.outputs !== undefined, paintFor(stdout, env)),
    );
    return printed;
  } catch (error) {
    if (!(error instanceof BadInput || error instanceof ConfigError)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return badInput;
  }
}

function planned({ procedure, stack, lost, set }: Arguments): Promise<Drill> {
  return drill({ procedure, stack, set, ...(lost !== undefined && { lost }) });
}

/** The steps as the last `up` left them. */
function fromOutputs({ procedure, stack }: Arguments, file: string): Drill {
  const outputs = read(file);
  const steps = stepsIn(outputs, procedure);
  if (steps === undefined) {
    const known = Object.keys(outputs["recovery"] ?? {});
    throw new BadInput(`${file} has no procedure "${procedure}"; it has ${known.join(", ") || "none"}.`);
  }
  const sites = outputs["sites"] as readonly { readonly region: string; readonly role: string }[];
  const wanted = (role: string) => (procedure === "return") !== (role === "active");
  return { stack, procedure, lost: sites.find(({ role }) => wanted(role))?.region ?? "the region", steps };
}

function read(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new BadInput(`--outputs: can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new BadInput(`--outputs: ${file} holds no object; "pulumi stack output --json" writes one.`);
}
