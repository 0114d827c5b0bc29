import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import type { Cloud, Clouds } from "../providers";
import { nearest } from "./nearest";
import type { Problem } from "./problems";
import { ConfigError, setCommand, shown } from "./problems";
import type { Placeholder } from "./read";
import { read } from "./read";
import { rules } from "./rules";
import type { Values } from "./schema";
import { schema } from "./schema";
import { factsAt, toKey } from "./schema/find";
import { factsOf } from "./schema/key";
import type { Settings } from "./settings";
import { warn } from "./warnings";

export interface LoadOptions {
  readonly clouds: Clouds;
  /** What to do while a placeholder is left: refuse to run (default), or let a stand-in take its place to plan with. */
  readonly placeholders?: "refuse" | "stand-in";
  /** Default: the clock. */
  readonly now?: Date;
}

export interface Loaded {
  readonly settings: Settings;
  readonly cloud: Cloud;
  readonly warnings: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

/**
 * Checks the whole configuration before the first resource. `raw` is what `pulumi.runtime.allConfig()` gives: namespaced keys,
 * scalars as text, objects and lists as JSON. Throws one ConfigError with every problem.
 */
export function loadSettings(raw: Readonly<Record<string, string>>, options: LoadOptions): Loaded {
  const { clouds, placeholders: mode = "refuse", now = new Date() } = options;
  const project = pulumi.getProject();
  const stack = pulumi.getStack();
  const prefix = `${project}-${stack}`;
  const { values, placeholders, unknown } = read(schema, parse(raw, `${project}:`));
  const result = v.safeParse(schema, values);
  const parsed = result.output as Values; // as far as it is right: a rule is asked only where all that it reads is
  const { misspelt, idle } = otherNamespaces(raw, project);
  const wrong = [...misspelt, ...unknown, ...firstOfEachKey((result.issues ?? []).map(toProblem))];
  for (const stage of rules) {
    const broken = stage
      .filter(({ reads }) => !reads.some((key) => wrong.some((problem) => within(problem.key, key))))
      .flatMap(({ broken }) => broken(parsed, { clouds, now, stack }));
    wrong.push(...broken);
  }
  const problems = inOrder(mode === "refuse" ? [...wrong, ...placeholders.map(toUnset)] : wrong);
  if (problems.length > 0) throw new ConfigError(` of ${prefix}`, problems);
  const cloud = clouds[parsed.cloud];
  const active = parsed.active ?? parsed.regions[0];
  if (cloud === undefined || active === undefined) throw new Error("no rule asked for a known cloud and a region");
  const peaks = parsed.peaks.filter(({ end }) => end > now);
  const warnings = [...warn(parsed, now), ...idle];
  return { settings: { ...parsed, active, peaks, allPeaks: parsed.peaks, prefix, now }, cloud, warnings, placeholders };
}

/** The engine takes a key of any namespace. One that is nearly ours is a slip; others, such as `aws:region`, have no reader. */
function otherNamespaces(raw: Readonly<Record<string, string>>, project: string) {
  const others = Object.keys(raw).filter((key) => !/^pulumi(-\w+)?:/.test(key) && !key.startsWith(`${project}:`));
  const isSlip = (key: string) => nearest(key.slice(0, key.indexOf(":")), [project]) !== undefined;
  const misspelt = others.filter(isSlip).map((key): Problem => ({
    key,
    given: `${shown(raw[key])}, but there is no such namespace`,
    allowed: `keys that begin with ${project}:`,
    mend: `did you mean ${project}${key.slice(key.indexOf(":"))}?`,
  }));
  const idle = others
    .filter((key) => !isSlip(key))
    .map(
      (key) => `${key} has no effect: the program makes every provider itself; credentials come from the environment`,
    );
  return { misspelt, idle };
}

/** Values by key without namespace. What isn't JSON where it should be stays text, and is refused as such later. */
function parse(raw: Readonly<Record<string, string>>, namespace: string): Record<string, unknown> {
  const entries = factsOf(schema).entries ?? {};
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([key]) => key.startsWith(namespace))
      .map(([key, text]) => {
        const name = key.slice(namespace.length);
        const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
        const structured = entry !== undefined && /^(list|object|map)$/.test(factsOf(entry).type);
        return [name, structured ? fromJson(text) : text];
      }),
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
  const { allowed, example } = factsAt(schema, path);
  const key = toKey(path);
  return { key, given: shown(issue.path?.at(-1)?.value), allowed, mend: setCommand(key, example) };
}

/** One value can break several checks; the text of what is allowed covers them all. */
function firstOfEachKey(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ key }, index) => problems.findIndex((other) => other.key === key) === index);
}

function toUnset({ key, given, allowed, mend }: Placeholder): Problem {
  return { key, given: `still the placeholder ${given}`, allowed, mend };
}

/** In the order in which the stack's file has the keys; unknown ones first. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const order = Object.keys(factsOf(schema).entries ?? {});
  const place = ({ key }: Problem) => order.indexOf(/^[^.[]*/.exec(key)?.[0] ?? "");
  return [...problems].sort((a, b) => place(a) - place(b));
}

/** True where one key is the other or holds it. */
function within(a: string, b: string): boolean {
  const [outer, inner] = a.length < b.length ? [a, b] : [b, a];
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
