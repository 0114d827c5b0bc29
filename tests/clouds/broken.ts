import type { RecordedResource } from "../../plan/recorded";
import { plain } from "./replay";
import type { Fields } from "./thing";
import { valueAt, withValue } from "./paths";

type Program = readonly RecordedResource[];

/** A program with one mistake, and the refusal that it must meet. */
export interface Broken {
  /** What is wrong with it, as a sentence's end: "a listener that doesn't wait for its certificate". */
  readonly title: string;
  /** Default: prod-aws, or prod-azure in Azure's lists. */
  readonly stack?: string;
  readonly code: string;
  /** Part of the URNs of what is held up, so that nobody waits for it by luck. */
  readonly late?: string;
  readonly edit: (program: Program) => Program;
}

/** One resource's inputs with a value put at a path; undefined takes it away. */
export function withInput(type: string, name: string, path: string, value: unknown): Broken["edit"] {
  return edited(type, name, (resource) => ({
    ...resource,
    inputs: withValue(plain(resource.inputs) as Fields, path, value),
  }));
}

/** One resource that no longer waits for others whose URN holds `on`. */
export function withoutWaiting(type: string, name: string, on: string): Broken["edit"] {
  return edited(type, name, (resource) => {
    const dependencies = resource.dependencies.filter((urn) => !urn.includes(on));
    if (dependencies.length === resource.dependencies.length) throw new Error(`${name} does not wait for ${on}`);
    return { ...resource, dependencies };
  });
}

/** The program without one resource; those who waited for it wait no more. */
export function without(type: string, name: string): Broken["edit"] {
  return (program) => {
    const gone = found(program, type, name);
    return program
      .filter((resource) => resource !== gone)
      .map((resource) => ({ ...resource, dependencies: resource.dependencies.filter((urn) => urn !== gone.urn) }));
  };
}

/** A resource once more, under another name in the program. */
export function twice(type: string, name: string, inputs: Fields = {}): Broken["edit"] {
  return (program) => {
    const first = found(program, type, name);
    const again = {
      ...first,
      name: `${name}-again`,
      urn: `${first.urn}-again`,
      inputs: { ...first.inputs, ...inputs },
    };
    return [...program, { ...again, dependencies: [...first.dependencies, first.urn] }];
  };
}

/** A resource some times more, each under a name of its own; `inputs` gives what must differ. */
export function more(
  type: string,
  name: string,
  times: number,
  inputs: (index: number) => Fields = () => ({}),
): Broken["edit"] {
  return (program) => {
    const first = found(program, type, name);
    const copies = Array.from({ length: times }, (_, index) => ({
      ...first,
      name: `${name}-${index}`,
      urn: `${first.urn}-${index}`,
      inputs: { ...(plain(first.inputs) as Fields), ...inputs(index) },
    }));
    return [...program, ...copies];
  };
}

/** Several edits, one after the other. */
export function all(...edits: readonly Broken["edit"][]): Broken["edit"] {
  return (program) => edits.reduce((edited, edit) => edit(edited), program);
}

/** A text among one resource's inputs, changed: a word in a policy. Throws where nothing changes. */
export function withText(type: string, name: string, path: string, from: string | RegExp, to: string): Broken["edit"] {
  return edited(type, name, (resource) => {
    const inputs = plain(resource.inputs) as Fields;
    const text = String(valueAt(inputs, path));
    const changed = text.replaceAll(typeof from === "string" ? from : new RegExp(from, "g"), to);
    if (changed === text) throw new Error(`${path} of ${name} does not say ${String(from)}`);
    return { ...resource, inputs: withValue(inputs, path, changed) };
  });
}

/** One resource's input put where another's stands: the right thing of the wrong region. */
export function withInputOf(type: string, name: string, path: string, other: string, from = path): Broken["edit"] {
  return (program) => {
    const [ofType = type, ofName = other] = other.includes(" ") ? other.split(" ") : [];
    const value = valueAt(plain(found(program, ofType, ofName).inputs) as Fields, from);
    return withInput(type, name, path, value)(program);
  };
}

export function edited(
  type: string,
  name: string,
  edit: (resource: RecordedResource) => RecordedResource,
): Broken["edit"] {
  return (program) => {
    const one = found(program, type, name);
    return program.map((resource) => (resource === one ? edit(resource) : resource));
  };
}

function found(program: Program, type: string, name: string): RecordedResource {
  const resource = program.find((each) => each.type === type && each.name === name);
  if (resource !== undefined) return resource;
  const names = program.filter((each) => each.type === type).map((each) => each.name);
  throw new Error(`no ${type} is called ${name}; there are ${names.join(", ")}`);
}
