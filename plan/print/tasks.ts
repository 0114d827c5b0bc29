import type { Task } from "../checklist/checklist";
import type { Paint } from "./paint";
import { wrap } from "./table";

const titles: Readonly<Record<Task["when"], string>> = {
  before: 'Before the first "up"',
  during: 'During the first "up"',
  after: 'After the first "up"',
};

/** The tasks in order of time, each with its reason, its command and how to see that it is done. */
export function printTasks(tasks: readonly Task[], paint: Paint, columns: number): string {
  return (["before", "during", "after"] as const)
    .map((when) => {
      const mine = tasks.filter((task) => task.when === when);
      if (mine.length === 0) return "";
      return [paint("cyan", titles[when]), ...mine.map((task) => printTask(task, paint, columns))].join("\n");
    })
    .filter((section) => section !== "")
    .join("\n\n");
}

function printTask({ what, why, command, check }: Task, paint: Paint, columns: number): string {
  return [
    `□ ${wrap(what, columns, 2).trimStart()}`,
    paint("dim", wrap(`why: ${why}`, columns, 4)),
    // Commands are for copying: never broken.
    `    $ ${command}`,
    wrap(`check: ${check}`, columns, 4),
  ].join("\n");
}
