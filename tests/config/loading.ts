import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { applyOverride } from "../../config/override";
import type { Loaded, LoadOptions } from "../../config/load";
import { loadSettings } from "../../config/load";
import type { Problem } from "../../config/problems";
import { ConfigError } from "../../config/problems";
import { rawConfig, stackConfig } from "../../config/stack-file";
import { clouds } from "../../providers";

export interface LoadArgs {
  readonly stack?: string;
  /** Overrides by dotted path; undefined removes a top-level key. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly now?: string;
  readonly placeholders?: LoadOptions["placeholders"];
}

export function stackFile(stack: string): string {
  return readFileSync(join(__dirname, `../../Pulumi.${stack}.yaml`), "utf8");
}

/** Settings of a stack file with some keys replaced, placeholders stood in for unless told otherwise. */
export function load({ stack = "prod-aws", set = {}, now, placeholders = "stand-in" }: LoadArgs = {}): Loaded {
  const file = Object.entries(stackConfig(stack, stackFile(stack)));
  const kept = file.filter(([key]) => !(key in set && set[key] === undefined));
  const values = Object.entries(set)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .reduce(applyOverride, Object.fromEntries(kept));
  return loadRaw(rawConfig(values), { now: new Date(now ?? "2026-11-01T00:00:00Z"), placeholders }, stack);
}

export function loadRaw(raw: Record<string, string>, options: Partial<LoadOptions>, stack = "prod-aws"): Loaded {
  // Project and stack are the runtime's global state; a monitor isn't needed, as nothing is registered.
  pulumi.runtime.setMockOptions({}, "commerce", stack, false);
  return loadSettings(raw, { clouds, ...options });
}

/** The error with which `attempt` ends. */
export function refusal(attempt: () => unknown): ConfigError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

export function problems(args: LoadArgs): readonly Problem[] {
  return refusal(() => load(args)).problems;
}
