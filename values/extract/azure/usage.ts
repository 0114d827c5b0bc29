import type { RecordedResource } from "../../../plan/recorded";

/** Which members the program gives, to any depth: the rest of a model is left out of the extract. */
export interface Usage {
  readonly members: Map<string, Usage>;
}

/** Items of lists and values of free keys are merged into one, under this name. */
export const each = "[]";

export function usageOf(resources: readonly Pick<RecordedResource, "type" | "inputs">[]): Map<string, Usage> {
  const byType = new Map<string, Usage>();
  for (const { type, inputs } of resources) add(inner(byType, type), inputs);
  return byType;
}

function add(usage: Usage, given: unknown): void {
  if (Array.isArray(given)) for (const item of given) add(inner(usage.members, each), item);
  else if (typeof given === "object" && given !== null) {
    for (const [name, value] of Object.entries(given)) {
      add(inner(usage.members, name), value);
      add(inner(usage.members, each), value);
    }
  }
}

function inner(of: Map<string, Usage>, name: string): Usage {
  const known = of.get(name) ?? { members: new Map<string, Usage>() };
  of.set(name, known);
  return known;
}
