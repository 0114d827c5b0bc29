import type { Place } from "../../plan/made-up";
import type { Request, Thing } from "./thing";

/** What stands in the clouds, found by any text among its outputs and inputs. */
export class Inventory {
  private readonly things = new Map<string, Thing>();
  private readonly index = new Map<string, Set<Thing>>();
  private readonly byType = new Map<string, Set<Thing>>();

  constructor(private readonly isGlobal: (type: string) => boolean) {}

  add(thing: Thing): void {
    this.things.set(this.key(thing, thing.id), thing);
    this.reindex(thing);
  }

  delete(thing: Thing): void {
    this.things.delete(this.key(thing, thing.id));
    this.byType.get(thing.type)?.delete(thing);
    for (const key of this.keysOf(thing)) this.index.get(key)?.delete(thing);
  }

  /** Changes a thing, and keeps it to be found by what it says now. */
  change(thing: Thing, change: () => void): void {
    for (const key of this.keysOf(thing)) this.index.get(key)?.delete(thing);
    change();
    this.reindex(thing);
  }

  at(place: Place & Pick<Request, "type">, id: string): Thing | undefined {
    return this.things.get(this.key(place, id));
  }

  /** All of the type whose property is that text, wherever they stand. */
  by(type: string, property: string, value: string): readonly Thing[] {
    return [...(this.index.get(indexKey(type, property, value)) ?? [])];
  }

  of(type: string): readonly Thing[] {
    return [...(this.byType.get(type) ?? [])];
  }

  all(): readonly Thing[] {
    return [...this.things.values()];
  }

  private reindex(thing: Thing): void {
    for (const key of this.keysOf(thing)) put(this.index, key, thing);
    put(this.byType, thing.type, thing);
  }

  private *keysOf({ type, id, outputs, inputs }: Thing): Generator<string> {
    yield indexKey(type, "id", id);
    yield indexKey("*", "id", id);
    for (const fields of [inputs, outputs]) {
      for (const [property, value] of Object.entries(fields)) {
        if (typeof value !== "string" || property === "id") continue;
        yield indexKey(type, property, value);
        if (fields === outputs && property === "arn") yield indexKey("*", "id", value);
      }
    }
  }

  private key({ type, region, account }: Place & Pick<Request, "type">, id: string): string {
    if (type.startsWith("azure-native:")) return `${type} ${id.toLowerCase()}`;
    return `${type} ${id} ${account} ${this.isGlobal(type) ? "" : region}`;
  }
}

function indexKey(type: string, property: string, value: string): string {
  // Azure takes ids in any case.
  const text = value.startsWith("/") ? value.toLowerCase() : value;
  return `${type}\n${property}\n${text}`;
}

function put(map: Map<string, Set<Thing>>, key: string, thing: Thing): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([thing]));
  else set.add(thing);
}
