import { violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { logGroupType } from "./log-flows";
import { namesOf } from "./references";

/** What a runbook does on an instance is logged. Nothing for a document that does nothing there. */
export function automationOutput(stack: StackView, document: ResourceView): readonly Complaint[] | undefined {
  const content = at(document, "content");
  const steps = entries(read(content === unseen ? undefined : parsed(content), "mainSteps"));
  const commands = steps.filter((step) => read(step, "action") === "aws:runCommand");
  if (commands.length === 0) return undefined;
  const groups = stack.ofType(logGroupType).flatMap(namesOf);
  return commands.flatMap((step) => {
    const output = read(step, "inputs", "CloudWatchOutputConfig");
    const group = read(output, "CloudWatchLogGroupName");
    const which = `the step ${String(read(step, "name"))}`;
    const [on, wanted] = [read(output, "CloudWatchOutputEnabled"), "its output in a log group"];
    if (on !== true && on !== "true")
      return violates("content", `no output of ${which}`, wanted, "switch its output on");
    if (typeof group !== "string" || group.includes("{{")) {
      return group === undefined
        ? violates("content", `output of ${which} in a group without a key`, wanted, "name a log group of the stack")
        : [];
    }
    // Named like a group of this stack, and none of them.
    const close = groups.some((name) => group !== name && group.split("/")[1] === name.split("/")[1]);
    return groups.includes(group) || !close
      ? []
      : violates("content", group, "a log group that is there", "name a log group of the stack");
  });
}

function parsed(content: unknown): unknown {
  if (typeof content !== "string" || !/^\s*\{/.test(content)) return content;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
