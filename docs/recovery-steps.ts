import type { Drill } from "../drill/steps";

/** A procedure as a numbered list: the same steps as `npm run drill` prints, with the plan's names. */
export function recoverySteps({ steps }: Drill): string {
  return steps
    .map(({ title, by, command, check, takes, guard }, index) => {
      const number = `${index + 1}. `;
      // What belongs to an item begins below its text.
      const indent = " ".repeat(number.length);
      return [
        `${number}**${title}** (${by}; takes: ${takes})`,
        `${indent}- Run: \`${command}\``,
        `${indent}- Check: ${escaped(check)}`,
        ...(guard === undefined ? [] : [`${indent}- No second writer: ${escaped(guard)}`]),
      ].join("\n");
    })
    .join("\n");
}

/** Text in which Markdown would see marks. */
function escaped(text: string): string {
  return text.replace(/[*_<]/g, (mark) => `\\${mark}`);
}
