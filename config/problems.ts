import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with the configuration. */
export interface Problem {
  /** Dotted path, such as `database.storageGiB` or `peaks[0].start`. */
  readonly key: string;
  /** What was given, as one would type it; "nothing" where the key is missing. */
  readonly given: string;
  readonly allowed: string;
  /** What to do. */
  readonly mend: string;
}

/** All problems of a configuration at once. The engine prints an error of this class without a stack trace. */
export class ConfigError extends pulumi.RunError {
  readonly problems: readonly Problem[];

  constructor(where: string, problems: readonly Problem[]) {
    super(describe(where, problems));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

function describe(where: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const rows = problems.map(
    ({ key, given, allowed, mend }) => `  ${key}: ${given}\n    allowed: ${allowed}\n    mend:    ${mend}`,
  );
  return [`${count} in the configuration${where}:`, ...rows].join("\n\n");
}

/** A value as one would type it, cut to a readable length. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** How to set a key; what has no good form on a command line is edited in the stack's file. */
export function setCommand(key: string, example: unknown): string {
  const shown = typeof example === "string" ? example : JSON.stringify(example);
  if (typeof example === "object") return `set ${key} in the stack's file, such as ${shown}`;
  const path = /[.[]/.test(key) ? `--path '${key}'` : key;
  return `pulumi config set ${path} VALUE, such as ${shown}`;
}
