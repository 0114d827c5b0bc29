import { violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { ResourceView } from "../../view";
import { at, entries, read } from "../../view";

/** A runbook that starts instances tags them, and their disks, as they would be tagged otherwise. */
export function documentTags(
  document: ResourceView,
  mark: string,
  says: (value: unknown) => boolean,
): readonly Complaint[] {
  if (document.type !== "aws:ssm/document:Document") return [];
  const steps = entries(read(parsed(at(document, "content")), "mainSteps"));
  return steps.flatMap((step) => {
    const inputs = read(step, "inputs");
    if (read(inputs, "Api") !== "RunInstances") return [];
    return entries(read(inputs, "TagSpecifications")).flatMap((each, index) => {
      const tag = entries(read(each, "Tags")).find((candidate) => read(candidate, "Key") === mark);
      if (says(read(tag, "Value"))) return [];
      const found = `${String(read(each, "ResourceType"))} ${index} without ${mark}`;
      return violates("content", found, `${mark} on what it starts`, `add ${mark} to its TagSpecifications`);
    });
  });
}

function parsed(content: unknown): unknown {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
