import * as fc from "fast-check";
import { schema } from "../../../config/schema";
import { problems } from "./loading";
import { ofSchema, schemaAt } from "./from-schema";
import type { CloudName } from "./clouds";
import { regionChoices, ofCloud } from "./clouds";

/** Values of top-level keys. */
export type Config = Readonly<Record<string, unknown>>;

/** A shop as it would be on any cloud: the keys that belong to none, and what picks the places. */
export interface Shop {
  readonly stack: string;
  readonly keys: Config;
  readonly mode: "none" | "cold" | "warm";
  /** Picks a pair of regions of the cloud's, its order, and who of them writes. */
  readonly place: number;
  readonly reversed: boolean;
  readonly second: boolean;
  readonly protect: boolean;
  readonly domain: string;
  readonly engine: "valkey" | "redis" | "memcached";
}

/** The moment at which random configs are planned; some peaks lie behind it, some around it. */
export const moment = new Date("2026-11-01T00:00:00Z");

const hour = 3_600_000;
const at = (path: string) => ofSchema(schemaAt(schema, path));
/** Names that a stack may have; short ones are as likely as long ones. */
const stacks = fc.oneof(
  fc.constantFrom("prod", "dev", "p", "0", "production-of-the-north-american-shop"),
  fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}$/),
);

/** Peaks that follow each other, from a month ago to some years ahead, so that no two overlap. */
const peaks = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 0, max: 4_000 }),
      lasts: fc.integer({ min: 1, max: 400 }),
      factor: fc.double({ min: 1, max: 100, noNaN: true }),
    }),
    { maxLength: 8 },
  )
  .map((gaps) => {
    let from = moment.getTime() - 1_500 * hour;
    return gaps.map(({ wait, lasts, factor }, index) => {
      const start = from + wait * hour;
      from = start + lasts * hour;
      return { name: `peak-${index}`, start: new Date(start).toISOString(), end: new Date(from).toISOString(), factor };
    });
  });

const email = fc.constantFrom("on-call@example.com", "a@b.co", "night+shift@shop.example.org", "x.y@z.example.net");

const retention = fc
  .record({
    // What every cloud can search at once.
    logDays: fc.integer({ min: 90, max: 730 }),
    more: fc.integer({ min: 0, max: 4_000 }),
    backupDays: at("retention.backupDays"),
  })
  .map(({ logDays, more, backupDays }) => ({
    logDays,
    auditDays: Math.min(3_653, Math.max(365, logDays + more)),
    backupDays,
  }));

const database = fc
  .record({
    size: at("database.size"),
    storageGiB: at("database.storageGiB"),
    more: fc.integer({ min: 0, max: 65_536 }),
    credentialVersion: at("database.credentialVersion"),
  })
  .map(({ size, storageGiB, more, credentialVersion }) => ({
    size,
    storageGiB,
    maxStorageGiB: Math.min(65_536, Math.ceil((Number(storageGiB) * 110) / 100) + more),
    credentialVersion,
  }));

const nodes = fc
  .record({
    size: at("cache.size"),
    replicas: fc.integer({ min: 1, max: 5 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ size, replicas, share }) => ({
    size,
    replicas,
    shards: 1 + Math.floor(share * (Math.floor(90 / (1 + replicas)) - 1)),
  }));

const app = fc.record({
  image: at("app.image"),
  port: fc.integer({ min: 1, max: 65_535 }).filter((port) => port !== 8443),
  size: at("app.size"),
});

const keys = fc.record(
  {
    concurrentUsers: at("concurrentUsers"),
    workload: at("workload"),
    peaks,
    app,
    database,
    cache: nodes,
    retention,
    network: at("network"),
    objective: at("objective"),
    lock: at("lock"),
    accountGuards: at("accountGuards"),
    alerts: fc.record({ email: fc.uniqueArray(email, { minLength: 1, maxLength: 4 }) }),
  },
  { requiredKeys: ["concurrentUsers", "app", "alerts"] },
);

export const shops: fc.Arbitrary<Shop> = fc.record({
  stack: stacks,
  keys,
  mode: fc.constantFrom("none", "cold", "warm"),
  place: fc.nat(),
  reversed: fc.boolean(),
  second: fc.boolean(),
  protect: fc.boolean(),
  domain: fc.stringMatching(/^([a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?\.){1,2}[a-z]{2,8}$/),
  engine: fc.constantFrom("valkey", "redis", "memcached"),
});

/** The config of a shop on one cloud, with as many users as its largest fleet holds. */
export function configOf(shop: Shop, cloud: CloudName): Config {
  const { mode, place, reversed, second, domain, protect } = shop;
  const pairs = regionChoices[cloud];
  const pair = pairs[place % pairs.length] ?? [];
  const turned = reversed ? [...pair].reverse() : pair;
  const regions = mode === "none" ? turned.slice(0, 1) : turned;
  const active = regions[second ? regions.length - 1 : 0];
  const config = {
    cloud,
    regions,
    active,
    recovery: mode,
    domain,
    protect,
    ...shop.keys,
    ...ofCloud[cloud](shop, regions),
  };
  return withRoom(config, shop.stack);
}

/** Fewer users, or stronger instances, until no fleet is too large. */
function withRoom(config: Config, stack: string): Config {
  if (!problems(config, stack).includes("concurrentUsers")) return config;
  const users = Number(config["concurrentUsers"]);
  if (users > 1) return withRoom({ ...config, concurrentUsers: Math.ceil(users / 8) }, stack);
  return { ...config, workload: { ...(config["workload"] as object), requestsPerInstance: 100_000 } };
}
