import type { Place } from "../../plan/made-up";
import { madeUp } from "../../plan/made-up";
import { fromWire } from "../../plan/wire";

export interface Thing extends Place {
  readonly type: string;
  readonly name: string;
  readonly token: string;
  /** In the engine's wire format, secrets included. */
  inputs: Record<string, unknown>;
}

/** What stands in the simulated clouds: things by type and id, each in the region whose provider made it. */
export class World {
  private readonly things = new Map<string, Thing & { id: string }>();

  /** Throws where the id is taken in that region: two resources would be one and the same thing. */
  create(thing: Thing): { id: string; properties: Record<string, unknown> } {
    const outputs = this.outputsOf(thing);
    const id = String(outputs["id"]);
    const key = this.key(thing, id);
    // Passwords have no id of their own.
    if (id !== "none" && this.things.has(key)) throw new Error(`${key} exists already`);
    this.things.set(key, { ...thing, id });
    return { id, properties: { ...thing.inputs, ...outputs } };
  }

  read(
    at: Place & Pick<Thing, "type">,
    id: string,
  ): { inputs: Record<string, unknown>; properties: Record<string, unknown> } | undefined {
    const thing = this.things.get(this.key(at, id));
    return thing && { inputs: thing.inputs, properties: { ...thing.inputs, ...this.outputsOf(thing) } };
  }

  update(at: Place & Pick<Thing, "type">, id: string, inputs: Record<string, unknown>): Record<string, unknown> {
    const thing = this.things.get(this.key(at, id));
    if (thing === undefined) throw new Error(`${this.key(at, id)} does not exist`);
    thing.inputs = inputs;
    return { ...inputs, ...this.outputsOf(thing) };
  }

  /** What lies inside goes with it, where ids are paths. */
  delete(at: Place & Pick<Thing, "type">, id: string): void {
    if (!this.things.delete(this.key(at, id))) throw new Error(`${this.key(at, id)} does not exist`);
    for (const [key, inner] of this.things) if (inner.id.startsWith(`${id}/`)) this.things.delete(key);
  }

  all(): readonly (Thing & { id: string })[] {
    return [...this.things.values()];
  }

  /** All things, their inputs as the program gave them. */
  plain(): readonly { readonly type: string; readonly inputs: Record<string, unknown> }[] {
    return this.all().map(({ type, inputs }) => ({ type, inputs: fromWire(inputs) as Record<string, unknown> }));
  }

  private outputsOf({ type, name, inputs, region, account }: Thing): Record<string, unknown> {
    return madeUp({ type, name, inputs: fromWire(inputs) as Record<string, unknown> }, { region, account });
  }

  private key({ region, type }: Place & Pick<Thing, "type">, id: string): string {
    return `${type} ${id} in ${region || "no region"}`;
  }
}
