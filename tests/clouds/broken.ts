import type { RecordedResource } from "../../plan/recorded";
import { plain } from "./replay";
import type { Fields } from "./thing";
import { withValue } from "./paths";

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

/** Several edits of one mistake: of all that would wait for it on the way. */
export function together(...edits: readonly Broken["edit"][]): Broken["edit"] {
  return (program) => edits.reduce((edited, edit) => edit(edited), program);
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
