import { checklist } from "../plan/checklist/checklist";
import { judge } from "../plan/judge";
import { plain } from "../plan/print/paint";
import { printReport } from "../plan/print/report";
import type { StackPlan } from "../plan/stack-plan";

/** Tasks for people that the page shows; the rest is for those who deploy. */
const shownTasks = 2;

/** What `npm run plan` prints, as the README shows it: cut after the first tasks. */
export async function printedPlan(plan: StackPlan): Promise<string> {
  const tasks = await checklist(plan);
  const text = printReport({ plan, judgement: judge(plan), tasks, took: 0 }, plain);
  const cut = text
    .split("\n□")
    .slice(0, shownTasks + 1)
    .join("\n□");
  return `\`\`\`text\n${cut.trim()}\n…\n\`\`\``;
}
