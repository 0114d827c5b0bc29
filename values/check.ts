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
  /** Those of them of which nothing more is known than that they are text. */
  readonly textual: ReadonlySet<string>;
  /** Properties that none knows. */
  readonly unchecked: ReadonlySet<string>;
  /** How many single values there are. */
  readonly values: number;
  /** Those that are not known before the first run, and were passed over. */
  readonly unknown: number;
}

/** Of any type: tags have free keys, and count as one property. */
const ofAny = { members: { tags: { items: {} } } };

/**
 * Holds each input of each resource against every model and every rule. `chosen` picks resources; the others are there for
 * rules that look around.
 */
export function checkValues(
  stack: string,
  resources: readonly RecordedResource[],
  witnesses: Witnesses,
  chosen: (resource: RecordedResource) => boolean = () => true,
): Checked {
  const mistakes: Mistake[] = [];
  const judged = new Set<string>();
  const settled = new Set<string>();
  const seen = new Set<string>();
  let values = 0;
  let unknown = 0;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const whole: Whole = {
    stack,
    resources,
    placeOf: ({ provider }) => placeOf(byUrn.get(provider)?.inputs),
  };
  for (const resource of resources.filter((each) => isCloud(each) && chosen(each))) {
    const { type, name } = resource;
    const key = (path: string) => `${type} ${path}`;
    const plain = walk(resource.inputs, ofAny);
    for (const path of plain.unchecked) seen.add(key(path));
    values += plain.values;
    unknown += plain.unknown;
    for (const { shapes, source, declared } of witnesses.models) {
      const shape = shapes[type];
      if (shape === undefined) continue;
      const walked = walk(resource.inputs, shape);
      for (const path of declared ? walked.settled : walked.checked) judged.add(key(path));
      for (const path of walked.settled) settled.add(key(path));
      for (const broken of walked.broken)
        mistakes.push({ stack, type, name, ...broken, source: `${source.package} ${source.version}` });
    }
    for (const rule of witnesses.rules.filter(({ types }) => types.includes(type))) {
      for (const input of rule.reads) {
        judged.add(key(input));
        settled.add(key(input));
      }
      for (const broken of rule.broken(resource, whole))
        mistakes.push({ stack, type, name, ...broken, source: `${rule.name}: ${rule.source}` });
    }
  }
  const within = (known: ReadonlySet<string>) => (path: string) =>
    known.has(path) || wholes(path).some((whole) => known.has(whole));
  const checked = new Set([...seen].filter(within(judged)));
  const more = within(settled);
  return {
    mistakes,
    checked,
    textual: new Set([...checked].filter((path) => !more(path))),
    unchecked: new Set([...seen].filter((path) => !checked.has(path))),
    values,
    unknown,
  };
}

function isCloud({ custom, type }: RecordedResource): boolean {
  return custom && !type.startsWith("pulumi:");
}

/** What a path is judged with: whatever it is a part of, and any member of an object with free keys. */
function wholes(path: string): string[] {
  const found: string[] = [];
  for (let at = path; at.includes(".") || at.endsWith("]");) {
    at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("[]")));
    found.push(at, `${at}.*`);
  }
  return found;
}
