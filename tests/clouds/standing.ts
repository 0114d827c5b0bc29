import assert from "node:assert/strict";
import type { Cloud, Snapshot } from "./cloud";
import { openStack } from "./open";
import { Refusal } from "./refusal";
import { replay } from "./replay";
import type { Fields, Thing } from "./thing";

const taken = new Map<string, Promise<Snapshot>>();

/** A cloud in which the whole stack stands. Each caller gets its own. */
export async function standing(stack: string): Promise<Cloud> {
  const { resources, cloud } = await openStack(stack);
  const made = taken.get(stack) ?? Promise.resolve(stood());
  taken.set(stack, made);
  const own = cloud();
  own.restore(await made);
  return own;

  function stood(): Snapshot {
    const first = cloud();
    assert.equal(replay(resources, first, 1).refused, undefined);
    return first.snapshot();
  }
}

/** The one thing of a type with a name in the program. */
export function thingOf(cloud: Cloud, type: string, name: string): Thing {
  const found = cloud.things.of(type).find((thing) => thing.name === name);
  assert.ok(found !== undefined, `no ${type} is called ${name}`);
  return found;
}

/** Some inputs changed, undefined ones taken away. */
export function change(cloud: Cloud, thing: Thing, inputs: Fields): Fields {
  const news = Object.entries({ ...thing.inputs, ...inputs }).filter(([, value]) => value !== undefined);
  return cloud.update(thing, thing.id, Object.fromEntries(news));
}

export function assertRefused(code: string, act: () => unknown): void {
  assert.throws(act, (error) => {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  });
}
