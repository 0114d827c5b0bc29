import type { Task } from "../checklist/checklist";
import type { Judgement } from "../../policy/judge";
import type { StackPlan } from "../stack-plan";
import { printDemand } from "./demand";
import { printFindings } from "./findings";
import type { Paint } from "./paint";
import { printPromises } from "./promises";
import { wrap } from "./table";
import { printTasks } from "./tasks";
import { printTree } from "./tree";

export interface Report {
  readonly plan: StackPlan;
  readonly judgement: Judgement;
  readonly tasks: readonly Task[];
  /** Milliseconds from the start of the process until this plan was made. */
  readonly took: number;
}

const columns = 120;

/** The whole plan for a person: what will stand, what it promises, what is wrong with it, what is left to do. */
export function printReport({ plan, judgement, tasks, took }: Report, paint: Paint): string {
  const { settings, resources } = plan;
  const registered = resources.filter(({ custom }) => custom).length;
  const sections: readonly (readonly [string, string])[] = [
    ["What will stand", printTree(resources, paint)],
    ["What it is sized for", printDemand(plan)],
    ["What each tier promises", printPromises(plan, paint, columns)],
    ["What the policy pack says", printFindings(judgement, paint, columns)],
    ["Warnings", printWarnings(plan, paint)],
    ['Set before the first "up"', printPlaceholders(plan, paint)],
    ["For a person to do", printTasks(tasks, paint, columns)],
  ];
  const head = `${plan.stack}: ${settings.domain} on ${settings.cloud}, ${settings.regions.join(" and ")}`;
  const lock = settings.lock === "irrevocable" ? paint("red", "audit lock irrevocable") : `audit lock ${settings.lock}`;
  const roles = `${settings.active} writes; recovery ${settings.recovery}; ${lock}; ${registered} resources`;
  return [
    paint("bold", head),
    roles,
    ...sections.filter(([, body]) => body !== "").map(([title, body]) => `\n${paint("bold", title)}\n\n${body}`),
    `\n${paint("dim", `Planned in ${(took / 1000).toFixed(1)} s, without an account or a network.`)}\n`,
  ].join("\n");
}

function printWarnings({ warnings }: StackPlan, paint: Paint): string {
  return warnings
    .map((warning) => {
      const text = wrap(warning, columns, 2).trimStart();
      // What can't be taken back stands out from what can.
      return warning.includes("irrevocable") ? paint("red", `! ${text}`) : `${paint("yellow", "!")} ${text}`;
    })
    .join("\n");
}

function printPlaceholders({ placeholders }: StackPlan, paint: Paint): string {
  const widest = Math.max(...placeholders.map(({ key }) => key.length));
  return placeholders
    .map(
      ({ key, meaning, mend }) =>
        `${paint("yellow", "○")} ${key.padEnd(widest)}  ${meaning}\n    ${paint("dim", mend)}`,
    )
    .join("\n");
}
