import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../config/problems";
import { BadInput } from "../plan/bad-input";
import { WaiverError } from "../policy/waiving";
import { readArguments, usage } from "./arguments";
import { buildEvidence } from "./build";
import { subjectsOf } from "./subject";
import { toCsv } from "./write/csv";
import { toJson } from "./write/json";
import { toMarkdown } from "./write/markdown";

interface Surroundings {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Exit codes, as the plan's. */
const clean = 0;
const violated = 1;
const badInput = 2;

export async function main(argv: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args.help) {
      stdout.write(usage);
      return clean;
    }
    const document = buildEvidence(await subjectsOf(args), args.now);
    const written = write(args.out, {
      "evidence.md": toMarkdown(document),
      "evidence.csv": toCsv(document),
      "evidence.json": toJson(document),
    });
    for (const { stack, counts, badWaivers } of document.stacks) {
      const bad = badWaivers.length === 0 ? "" : `, waivers that no longer hold: ${badWaivers.length}`;
      stdout.write(
        `${stack}: ${counts.finding} findings, ${counts["cannot tell"]} not known yet, ${counts.waived} waived${bad}\n`,
      );
    }
    stdout.write(`${written.join("\n")}\n`);
    return document.stacks.some((stack) => stack.violated) ? violated : clean;
  } catch (error) {
    if (!(error instanceof BadInput || error instanceof ConfigError || error instanceof WaiverError)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return badInput;
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
  } catch (error) {
    throw new BadInput(`--out: can't write into ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
