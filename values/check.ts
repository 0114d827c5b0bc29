import { placeOf } from "../plan/made-up";
import type { RecordedResource } from "../plan/recorded";
import type { Mistake } from "./mistake";
import type { ValueRule, Whole } from "./rule";
import type { Model } from "./shape";
import { walk } from "./walk";

export interface Witnesses {
  readonly models: readonly Model[];
  readonly rules: readonly ValueRule[];
}

export interface Checked {
  readonly mistakes: readonly Mistake[];
  /** Properties (type and path without indices) that some model or rule judged. */
  readonly checked: ReadonlySet<string>;
  /** Properties that none knows. */
  readonly unchecked: ReadonlySet<string>;
  /** Values that are not known before the first run, and were passed over. */
  readonly unknown: number;
}

/** Holds each input of each resource against every model and every rule. */
export function checkValues(stack: string, resources: readonly RecordedResource[], witnesses: Witnesses): Checked {
  const mistakes: Mistake[] = [];
  const checked = new Set<string>();
  const seen = new Set<string>();
  let unknown = 0;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const whole: Whole = {
    stack,
    resources,
    placeOf: ({ provider }) => placeOf(byUrn.get(provider)?.inputs),
  };
  for (const resource of resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"))) {
    const { type, name } = resource;
    const key = (path: string) => `${type} ${path}`;
    const models = witnesses.models.filter(({ shapes }) => type in shapes);
    if (models.length === 0) for (const path of Object.keys(resource.inputs)) seen.add(key(path));
    for (const { shapes, source } of models) {
      const walked = walk(resource.inputs, shapes[type] ?? {});
      for (const path of walked.checked) checked.add(key(path));
      for (const path of walked.unchecked) seen.add(key(path));
      unknown += walked.unknown;
      for (const broken of walked.broken)
        mistakes.push({ stack, type, name, ...broken, source: `${source.package} ${source.version}` });
    }
    for (const rule of witnesses.rules.filter(({ types }) => types.includes(type))) {
      for (const input of rule.reads) checked.add(key(input));
      for (const broken of rule.broken(resource, whole))
        mistakes.push({ stack, type, name, ...broken, source: `${rule.name}: ${rule.source}` });
    }
  }
  const covered = (path: string) => {
    // A rule judges a property with all that is in it.
    for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("[]"), 0)))
      if (checked.has(at)) return true;
    return false;
  };
  return { mistakes, checked, unchecked: new Set([...seen].filter((path) => !covered(path))), unknown };
}
