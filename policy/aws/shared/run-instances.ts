import { entries, read, unseen } from "../../view";

/** Instances that an automation document starts by itself. Keys as in the API of EC2. */
export function startedBy(content: unknown): readonly unknown[] {
  if (typeof content !== "string" || !content.includes("RunInstances")) return [];
  let opened: unknown;
  try {
    opened = JSON.parse(content) as unknown;
  } catch {
    // A document in YAML isn't read.
    return [];
  }
  return entries(read(opened, "mainSteps"))
    .map((step) => read(step, "inputs"))
    .filter((inputs) => inputs !== unseen && read(inputs, "Api") === "RunInstances");
}
