import type { Cloud } from "../cloud";
import { Refusal } from "../refusal";
import type { Thing } from "../thing";

/** Where a thing is named: a type, and the property that is its id or a list with it. */
export type Use = readonly [type: string, property: string];

/** Refuses a deletion with that code while one of those still names the thing. */
export function whileUsed(code: string, uses: readonly Use[]): (thing: Thing, cloud: Cloud) => void {
  return (thing, cloud) => {
    const [user] = usersOf(thing, uses, cloud);
    if (user !== undefined) notYet(code, `${thing.name} is still used by ${user.type} ${user.name}`);
  };
}

export function usersOf(thing: Thing, uses: readonly Use[], cloud: Cloud): readonly Thing[] {
  return uses.flatMap(([type, property]) => {
    const named = cloud.things.by(type, property, thing.id);
    if (named.length > 0) return named;
    return cloud.things.of(type).filter(({ inputs }) => {
      const value = inputs[property];
      return Array.isArray(value) && value.includes(thing.id);
    });
  });
}

/** A refusal that only a change or a deletion meets. */
export function notYet(code: string, message: string): never {
  throw new Refusal(code, message);
}

/** Takes away what goes with a thing: all of a type that name it. */
export function dropWith(thing: Thing, uses: readonly Use[], cloud: Cloud): void {
  for (const user of usersOf(thing, uses, cloud)) cloud.drop(user);
}
