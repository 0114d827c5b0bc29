import type { RecordedResource } from "../../../plan/recorded";
import type { Broken } from "../broken";
import { edited } from "../broken";

/** Mistakes one after the other. */
export function all(...edits: readonly Broken["edit"][]): Broken["edit"] {
  return (program) => edits.reduce((sofar, edit) => edit(sofar), program);
}

/** One resource that waits for nothing but what these words name in URNs. */
export function waitingOnlyFor(type: string, name: string, ...ons: readonly string[]): Broken["edit"] {
  return edited(type, name, (resource: RecordedResource) => ({
    ...resource,
    dependencies: resource.dependencies.filter((urn) => ons.some((on) => urn.includes(on))),
  }));
}

/** Inputs of a resource in the usual stack, to be put elsewhere. */
export function inputOf(program: readonly RecordedResource[], type: string, name: string, input: string): unknown {
  const found = program.find((each) => each.type === type && each.name === name);
  if (found === undefined) throw new Error(`no ${type} is called ${name}`);
  return found.inputs[input];
}
