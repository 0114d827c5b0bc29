import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { placeOf } from "../../plan/made-up";
import type { Fields, Thing } from "../clouds/thing";
import type { Shop } from "./shop";

interface Recorded {
  readonly deployment: { readonly resources: readonly RecordedThing[] };
}

interface RecordedThing {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly provider?: string;
  readonly inputs?: Fields;
  readonly outputs?: Fields;
}

/** Sign of a secret in a state, and where its text is once it was exported readable. */
const signed = "4dabf18193072939515e22adb298388d";

/** State of a stack as a release left it, in releases/<version>/. Exported with secrets shown: they are those of these tests. */
export function openRelease(version: string, stack: string): string {
  const path = join(__dirname, "releases", version, `${stack}.json.gz`);
  return gunzipSync(readFileSync(path)).toString("utf8");
}

/** Puts into the clouds what a state says that they hold. */
export function standFrom(text: string, shop: Shop): void {
  const { resources } = (JSON.parse(text) as Recorded).deployment;
  const places = new Map(
    resources
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map(({ urn, id = "", inputs = {} }) => [`${urn}::${id}`, placeOf(inputs)]),
  );
  for (const { urn, type, custom, id = "", provider = "", inputs = {}, outputs = {} } of resources) {
    const place = places.get(provider);
    if (!custom || place === undefined) continue;
    const name = urn.slice(urn.lastIndexOf("::") + 2);
    const own = shown(inputs) as Fields;
    const thing: Thing = {
      ...{ type, name, id, ...place, inputs: own },
      outputs: { ...withoutThose(shown(outputs) as Fields, own), id },
      ...{ state: "ready", since: 0, ready: 0, owner: "program", kept: {} },
    };
    shop.cloud.things.add(thing);
    shop.cloud.kind(type).made?.(thing, shop.cloud);
  }
}

function withoutThose(outputs: Fields, inputs: Fields): Fields {
  return Object.fromEntries(Object.entries(outputs).filter(([key]) => !(key in inputs)));
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Fields;
  if (signed in fields && typeof fields["plaintext"] === "string") return JSON.parse(fields["plaintext"]) as unknown;
  return Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, shown(inner)]));
}
