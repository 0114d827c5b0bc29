import * as fc from "fast-check";
import type * as v from "valibot";
import { schema } from "../../../config/schema";
import { factsOf, isOptional } from "../../../config/schema/key";
import { unprobed } from "../key-probes";
import type { Config } from "./configs";
import { boundsOf } from "./from-schema";

/** One mistake in a config. */
export interface Wrong {
  readonly what: string;
  readonly make: (config: Config) => Config;
}

/** A value that is no value of the key, by its own bounds. */
function outOfBounds(entry: v.GenericSchema): readonly unknown[] {
  const bare = isOptional(entry) ? entry.wrapped : entry;
  const { type } = factsOf(bare);
  const { least, most } = boundsOf(bare);
  if (type === "whole number") return [least - 1, most + 1, least + 0.5, "many", null];
  if (type === "number") return [least - 1, most + 1, "much", null];
  if (type === "true or false") return ["maybe", 2];
  if (type === "text") return ["", " ", "\n", 7];
  if (type === "list") return ["none", { first: 1 }];
  return ["text", [1]];
}

function put(config: Config, path: string, value: unknown): Config {
  const [head = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...config, [head]: value };
  const inner = config[head];
  const object = typeof inner === "object" && inner !== null ? (inner as Config) : {};
  return { ...config, [head]: put(object, rest.join("."), value) };
}

function leaves(entries: Readonly<Record<string, v.GenericSchema>>, above = ""): readonly Wrong[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const key = `${above}${name}`;
    if (unprobed.includes(key) && key !== "cache.engine") return [];
    const { entries: inner } = factsOf(entry);
    const own = outOfBounds(entry).map((value) => ({
      what: `${key} = ${JSON.stringify(value)}`,
      make: (config: Config) => put(config, key, value),
    }));
    return inner === undefined ? own : [...own, ...leaves(inner, `${key}.`)];
  });
}

const peak = (name: string, start: string, end: string) => ({ name, start, end, factor: 2 });

/** What is wrong only in the light of other keys. */
const between: readonly Wrong[] = [
  ["no regions", { regions: [] }],
  ["a region of no cloud", { regions: ["atlantis"] }],
  ["nobody writes", { active: "atlantis" }],
  ["the instance's own port", { app: { image: `registry.example.com/shop@sha256:${"0".repeat(64)}`, port: 8443 } }],
  ["storage that can't grow", { database: { storageGiB: 500, maxStorageGiB: 501 } }],
  ["audit before logs end", { retention: { logDays: 700, auditDays: 400 } }],
  ["alarms that reach nobody", { protect: true, alerts: { email: [] } }],
  ["too many users", { concurrentUsers: 10_000_000, workload: { requestsPerInstance: 1 } }],
  ["a peak that ends before it starts", { peaks: [peak("a", "2027-02-02T00:00:00Z", "2027-02-01T00:00:00Z")] }],
  [
    "peaks of one name",
    {
      peaks: [
        peak("a", "2027-02-01T00:00:00Z", "2027-02-02T00:00:00Z"),
        peak("a", "2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z"),
      ],
    },
  ],
  [
    "peaks that overlap",
    {
      peaks: [
        peak("a", "2027-02-01T00:00:00Z", "2027-02-05T00:00:00Z"),
        peak("b", "2027-02-04T00:00:00Z", "2027-02-09T00:00:00Z"),
      ],
    },
  ],
  ["a domain that no certificate holds", { domain: `${"a".repeat(60)}.example.com` }],
  ["a domain with a dot at its end", { domain: "shop.example.com." }],
  ["a key that there isn't", { concurentUsers: 10 }],
  ["a key inside that there isn't", { retention: { logdays: 90 } }],
].map(([what, change]) => ({ what: String(what), make: (config: Config) => ({ ...config, ...(change as Config) }) }));

export const wrongs: readonly Wrong[] = [...leaves(factsOf(schema).entries ?? {}), ...between];

/** One to three mistakes at once. */
export const someWrongs = fc.array(fc.constantFrom(...wrongs), { minLength: 1, maxLength: 3 });
