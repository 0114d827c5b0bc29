import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { fromWire } from "../../plan/wire";
import { plain } from "../clouds/replay";
import type { Fields } from "../clouds/thing";

/** Values of a message as plain JavaScript, without marks of secrets. */
export function plainOf(message: Struct | undefined): Fields {
  return plain(fromWire(wireOf(message))) as Fields;
}

/** Values of a message as they came. */
export function wireOf(message: Struct | undefined): Fields {
  return message?.toJavaScript() ?? {};
}

export function struct(fields: Fields): Struct {
  // Undefined is no value of the wire format.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(fields)) as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** What the cloud shows, with the marks of secrets that the engine's own copy of the same value has. */
export function marked(shown: Fields, own: Fields): Fields {
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, same(value, plain(fromWire(own[key]))) ? own[key] : value]),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
