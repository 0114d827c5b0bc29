import type { Clouds } from "../../providers";
import type { Problem } from "../problems";
import { shown } from "../problems";
import type { Values } from "../schema";

export interface Surroundings {
  readonly clouds: Clouds;
  readonly now: Date;
  /** Name of the stack. */
  readonly stack: string;
}

/** What must hold between several keys, or between a key and its surroundings. */
export interface Rule {
  /** What must hold, as docs/config.md says it. */
  readonly holds: string;
  /** Keys that must be right by themselves before this rule can judge. */
  readonly reads: readonly string[];
  readonly broken: (values: Values, surroundings: Surroundings) => readonly Problem[];
}

export function problem(key: string, value: unknown, allowed: string, mend: string): Problem {
  return { key, given: shown(value), allowed, mend };
}
