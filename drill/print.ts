import type { Paint } from "../plan/print/paint";
import type { Drill, DrillStep } from "./steps";

const titles = { failover: "is lost; the copy takes over", restore: "is lost", return: "answers again" } as const;

/** A procedure for a terminal, or for paper. */
export function printDrill({ stack, procedure, lost, steps }: Drill, real: boolean, paint: Paint): string {
  const names = real
    ? "Names are those of the stack's outputs."
    : "Ids are made up by the plan. With the real ones: pulumi stack output --json > FILE, then --outputs FILE; keep it where a lost region can't take it.";
  return [
    paint("bold", `${stack}, ${procedure}: ${lost} ${titles[procedure]}`),
    `Nothing is run here. ${names} Where it says "not known", your last rehearsal knows.`,
    "",
    ...steps.map((step, index) => printStep(step, index + 1, paint)),
  ].join("\n");
}

function printStep(step: DrillStep, number: number, paint: Paint): string {
  const lines: readonly (readonly [label: string, text: string | undefined])[] = [
    ["who", step.by],
    ["on", step.target],
    ["run", step.command],
    ["check", step.check],
    ["takes", step.takes],
    ["guard", step.guard],
  ];
  return [
    `${String(number).padStart(2)}. ${paint("bold", step.title)}`,
    ...lines.flatMap(([label, text]) => (text === undefined ? [] : [`    ${paint("dim", label.padEnd(6))} ${text}`])),
    "",
  ].join("\n");
}
