import { readFileSync } from "node:fs";
import { BadInput } from "../plan/bad-input";
import type { PlanJson } from "../plan/json";

/** A plan as a file holds it. What an older plan did not write yet may be missing. */
export type Plan = Omit<PlanJson, "findings" | "promises"> & Partial<Pick<PlanJson, "findings" | "promises">>;

export type Resource = Plan["resources"][number];

/** The plans of a file that `npm run plan -- --json FILE` wrote: one, or an array of them. Throws BadInput. */
export function readPlans(file: string): readonly Plan[] {
  const content = parse(file);
  const plans = Array.isArray(content) ? content : [content];
  if (plans.length === 0) throw new BadInput(`${file} holds no plan.`);
  for (const plan of plans) if (!isPlan(plan)) throw new BadInput(`${file} holds something else than plans. ${hint}`);
  const stacks = (plans as readonly Plan[]).map(({ stack }) => stack);
  const twice = stacks.find((stack, index) => stacks.indexOf(stack) !== index);
  if (twice !== undefined) throw new BadInput(`${file} holds the stack "${twice}" twice.`);
  return plans as readonly Plan[];
}

const hint = "Write it with: npm run plan -- STACK… --json FILE";

function parse(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}. ${hint}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new BadInput(`can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isPlan(value: unknown): value is Plan {
  if (typeof value !== "object" || value === null) return false;
  const { stack, resources, warnings } = value as Partial<Record<keyof PlanJson, unknown>>;
  return (
    typeof stack === "string" && Array.isArray(resources) && resources.every(isResource) && Array.isArray(warnings)
  );
}

function isResource(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { urn, type, inputs, options } = value as Partial<Record<keyof Resource, unknown>>;
  return typeof urn === "string" && typeof type === "string" && isObject(inputs) && isObject(options);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
