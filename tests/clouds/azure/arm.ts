import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";

/** The one thing of a type with that id, ready or not. */
export function withId(cloud: Cloud, type: string, id: string): Thing | undefined {
  return cloud.things.by(type, "id", id)[0];
}

/** Things of a type whose input says that text. */
export function where(cloud: Cloud, type: string, input: string, value: string): readonly Thing[] {
  return cloud.things.by(type, input, value).filter(({ inputs }) => inputs[input] === value);
}

export function textOf(inputs: Fields, name: string): string {
  const value = inputs[name];
  return typeof value === "string" ? value : "";
}

export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Ids of the identities that a resource acts as. */
export function identitiesOf({ inputs }: Pick<Request, "inputs">): readonly string[] {
  const given = fieldsOf(inputs["identity"])["userAssignedIdentities"];
  return Array.isArray(given) ? given.map(String) : Object.keys(fieldsOf(given));
}

/** Refuses while one of these is being made: most services take one change of a thing at a time. */
export function oneAtATime(code: string, what: string, others: readonly Thing[]): void {
  const under = others.find(({ state }) => state === "creating");
  if (under !== undefined) refuse(code, `${what} is busy: ${under.type} ${under.name} is under way`);
}

/** Gives a thing other outputs, and lets it be found by them. */
export function show(cloud: Cloud, thing: Thing, outputs: Fields): void {
  cloud.things.change(thing, () => {
    thing.outputs = { ...thing.outputs, ...outputs };
  });
}
