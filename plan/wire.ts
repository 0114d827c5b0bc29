import * as pulumi from "@pulumi/pulumi";
import { Secret, UNKNOWN } from "./recorded";

/** Keys of the engine's wire format for values that plain JSON can't hold. */
const { specialSigKey, specialSecretSig, specialResourceSig, specialOutputValueSig, unknownValue } = pulumi.runtime;

type Struct = Readonly<Record<string, unknown>>;

/** From the engine's wire format to recorded values: secrets and unknowns keep their mark, resources become their id. */
export function fromWire(value: unknown): unknown {
  if (value === unknownValue) return UNKNOWN;
  if (Array.isArray(value)) return value.map(fromWire);
  if (!isStruct(value)) return value;
  switch (value[specialSigKey]) {
    case undefined:
      return inOrder(value);
    case specialSecretSig:
      return new Secret(fromWire(value["value"]));
    case specialResourceSig:
      return value["id"] ?? value["urn"];
    case specialOutputValueSig:
      return value["secret"] === true ? new Secret(fromWire(value["value"])) : fromWire(value["value"]);
    default:
      return value;
  }
}

/** The way back, for the outputs that a monitor answers with. */
export function toWire(value: unknown): unknown {
  if (value === UNKNOWN) return unknownValue;
  if (value instanceof Secret) return { [specialSigKey]: specialSecretSig, value: toWire(value.value) };
  if (Array.isArray(value)) return value.map(toWire);
  if (!isStruct(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toWire(inner)]));
}

function isStruct(value: unknown): value is Struct {
  return typeof value === "object" && value !== null;
}

/** Keys sorted, as the engine's own messages have them: the same plan reads the same, whichever way it was recorded. */
function inOrder(value: Struct): Struct {
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) sorted[key] = fromWire(value[key]);
  return sorted;
}
