import { judge } from "../plan/judge";
import { plain } from "../plan/print/paint";
import { printReport } from "../plan/print/report";
import type { StackPlan } from "../plan/stack-plan";

/** The first part of what `npm run plan` prints, as the README shows it. */
export function printedPlan(plan: StackPlan): string {
  const text = printReport({ plan, judgement: judge(plan), tasks: [], took: 0 }, plain);
  const end = text.indexOf("\nWarnings\n");
  return `\`\`\`text\n${text.slice(0, end < 0 ? undefined : end).trim()}\n…\n\`\`\``;
}
