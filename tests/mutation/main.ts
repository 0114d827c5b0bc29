import { writeFileSync } from "node:fs";
import { ConfigError } from "../../config/problems";
import { BadInput } from "../../plan/bad-input";
import type { Surroundings } from "../../plan/main";
import type { StackPlan } from "../../plan/stack-plan";
import { planned } from "../support/plan";
import type { Arguments } from "./arguments";
import { readArguments, usage } from "./arguments";
import { generalPath } from "./leaves";
import { matchesType } from "./match";
import type { Mutant } from "./mutants";
import { mutantsOf } from "./mutants";
import { progressLine } from "./progress";
import { countProperties } from "./properties";
import { print, reportOf, share, wanted } from "./report";
import type { Outcome } from "./run";
import { run } from "./run";
import type { Weakening } from "./tables";
import { writtenTables } from "./written";

/** The whole proof: all mutants of the named stacks. */
export async function main(argv: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args.help) {
      stdout.write(usage);
      return 0;
    }
    const plans: StackPlan[] = [];
    for (const stack of args.stacks) plans.push(await planned({ stack }));
    const tables = writtenTables();
    const stacks = plans.map((plan) => ({ plan, mutants: mutantsOf(plan, tables.weakenings) }));
    const made = new Set(stacks.flatMap(({ mutants }) => mutants.flatMap(({ rows }) => rows.map(placeOf))));
    const packages = new Set(plans.flatMap(({ resources }) => resources.map(({ type }) => packageOf(type))));
    const chosen = stacks.map(({ plan, mutants }) => ({
      plan,
      mutants: mutants.filter((each) => isChosen(each, args)),
    }));
    if (chosen.every(({ mutants }) => mutants.length === 0))
      throw new BadInput("no row of the tables fits what is asked for.");
    const outcomes = run(
      chosen,
      progressLine(stderr, () => performance.now()),
    );
    const report = reportOf({
      outcomes,
      cloudOf: (stack) => plans.find((plan) => plan.stack === stack)?.settings.cloud ?? "",
      properties: countProperties({ resources: plans.flatMap(({ resources }) => resources) }, tables),
      idle: tables.weakenings.filter((row) => !made.has(placeOf(row)) && packages.has(packageOf(row.type))),
    });
    stdout.write(print(report));
    if (args.json !== undefined) writeJson(args.json, outcomes);
    return share(report.overall) >= wanted ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BadInput) && !(error instanceof ConfigError)) throw error;
    stderr.write(`${error.message.trimEnd()}\n`);
    return 2;
  }
}

/** Rows of one place that ask for different things of it count together. */
function placeOf({ type, property }: Weakening): string {
  return `${type} ${generalPath(property)}`;
}

function packageOf(type: string): string {
  return type.slice(0, type.indexOf(":"));
}

function isChosen({ controls, type }: Mutant, { control, type: wantedType }: Arguments): boolean {
  if (wantedType !== undefined && !matchesType(wantedType, type)) return false;
  return control === undefined || controls.some((each) => each === control || each.startsWith(`${control}.`));
}

function writeJson(file: string, outcomes: readonly Outcome[]): void {
  const lines = outcomes.map(({ mutant, fate, by }) => {
    const { stack, urn, type, name, property, operator, value, controls } = mutant;
    return JSON.stringify({ stack, urn, type, name, property, operator, value, controls, fate, by });
  });
  try {
    writeFileSync(file, `[\n${lines.join(",\n")}\n]\n`);
  } catch (error) {
    throw new BadInput(`--json: can't write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
