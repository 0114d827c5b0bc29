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

/** The beginning alone: what will stand, and what each tier promises. */
export async function printedSummary(plan: StackPlan): Promise<string> {
  const text = printReport({ plan, judgement: judge(plan), tasks: await checklist(plan), took: 0 }, plain);
  const [head = "", ...sections] = text.split(/\n\n(?=What )/);
  const section = (title: string) => {
    const found = sections.find((each) => each.startsWith(title));
    if (found === undefined) throw new Error(`the plan of ${plan.stack} prints no section "${title}"`);
    return found;
  };
  const [promises = ""] = section("What each tier promises").split("\n\n! ");
  return `\`\`\`text\n${[head, section("What will stand"), promises].join("\n\n").trim()}\n…\n\`\`\``;
}
