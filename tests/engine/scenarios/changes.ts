import assert from "node:assert/strict";
import { stepsIn } from "../shop";
import type { Scenario, Stage } from "./scenario";

const hour = 3_600_000;
const day = 24 * hour;

/** People change what they want. */
export const changes: readonly Scenario[] = [
  {
    title: "capacity that scaling moved, and another image in the same run",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands }) => {
      const first = hands.instances(shop);
      const stood = hands.scale(shop, first + 2);
      assert.ok(stood > first, `the fleet can't grow beyond ${first}`);
      for (const name of hands.beforeImage) {
        const { code, output } = await shop.refresh("--target", `**::${name}`);
        assert.equal(code, 0, output);
      }
      shop.configure(hands.anotherImage);
      const { updated, replaced } = await shop.stand();
      assert.ok(updated > 0, "the image was not changed");
      assert.equal(replaced, 0);
      assert.ok(hands.fewest(shop) >= stood, `only ${hands.fewest(shop)} of ${stood} instances served meanwhile`);
      assert.equal(hands.instances(shop), stood);
      return {
        failed: `scaling had moved the fleet from ${first} to ${stood}, which the config doesn't know; then the image was changed`,
        left: `${stood} instances at every moment`,
        next: `${updated} updated, none replaced`,
        lost: "not one instance",
      };
    },
  },
  {
    title: "a peak added, run through, and past",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands, planned }) => {
      const begin = Date.now() + 2 * day;
      const [start, end] = [new Date(begin), new Date(begin + day)];
      shop.configure({ peaks: [{ name: "sale", start: start.toISOString(), end: end.toISOString(), factor: 40 }] });
      const added = await shop.stand();
      assert.equal(added.replaced + added.deleted, 0);
      const times = [begin - day, begin + hour, begin + day + hour].map((time) => new Date(time));
      const [before = 0, within = 0, after = 0] = hands.through(shop, times);
      assert.ok(within > before, `the least number stays ${before}`);
      assert.equal(after, before);
      shop.engine.shiftClock(4 * day);
      const past = await shop.up();
      assert.equal(past.code, 0, past.output);
      assert.match(past.output, /warning: .*sale/, "nobody is told that the peak is past");
      const dropped = stepsIn(past.output);
      assert.equal(dropped.replaced, 0);
      assert.equal(shop.things().length, planned);
      return {
        failed: "nothing: a sale came and went",
        left: `at least ${before} instances before, ${within} within, ${after} after it`,
        next: `added it (${added.created} created, ${added.updated} updated), then dropped it (${dropped.deleted} deleted, ${dropped.updated} updated)`,
        lost: "nothing",
      };
    },
  },
  {
    title: "the regions named in the other order",
    stack: "prod",
    start: "standing",
    run: async ({ shop }) => {
      shop.configure({ regions: [...shop.regions()].reverse() });
      const { code, output } = await shop.up("--expect-no-changes");
      assert.equal(code, 0, output);
      return { failed: "nothing", left: "all", next: "changed nothing", lost: "nothing" };
    },
  },
  {
    title: "the standby made cold, and warm again",
    stack: "prod",
    start: "standing",
    run: async (stage) => {
      const { shop, hands } = stage;
      const [active = "", other = ""] = shop.regions();
      const urns = shop.urns();
      const kept = storesOf(stage, active);
      shop.configure({ recovery: "cold" });
      const freed = await unprotect(stage);
      hands.unguard(shop, other);
      const first = await shop.up();
      const mended = first.code !== 0 && hands.recovery.mend(shop, first.output);
      assert.ok(first.code === 0 || mended, first.output);
      const [begun, rest] = [stepsIn(first.output), mended ? await shop.stand() : undefined];
      assert.deepEqual(storesOf(stage, active), kept, "a store of the writer is another one");
      assert.equal(begun.replaced + (rest?.replaced ?? 0), 0);
      const deleted = begun.deleted + (rest?.deleted ?? 0);
      shop.configure({ recovery: "warm" });
      const more = await shop.stand();
      assert.deepEqual(storesOf(stage, active), kept, "a store of the writer is another one");
      assert.equal(more.replaced, 0);
      assert.deepEqual(shop.urns(), urns);
      return {
        failed: "nothing: the standby was given up, and wanted back",
        left: `all ${kept.length} stores of ${active}, each the same one`,
        next: `after ${freed} guards were taken away: ${deleted} deleted${mended ? ", with a connection taken away by hand" : ""}; then ${more.created} created, none replaced`,
        lost: "the standby's copy, as asked",
      };
    },
  },
  {
    title: "development with a second region, and without",
    stack: "dev",
    start: "standing",
    run: async (stage) => {
      const { shop, hands } = stage;
      const [active = ""] = shop.regions();
      const urns = shop.urns();
      const kept = storesOf(stage, active);
      const before = Object.fromEntries(Object.keys(hands.twoRegions).map((key) => [key, shop.value(key)]));
      shop.configure(hands.twoRegions);
      const more = await shop.stand();
      assert.equal(more.replaced, 0);
      shop.configure(before);
      const less = await shop.stand();
      assert.deepEqual(storesOf(stage, active), kept, "a store is another one");
      assert.equal(less.replaced, 0);
      assert.deepEqual(shop.urns(), urns);
      return {
        failed: "nothing: a second region was tried out",
        left: `all ${kept.length} stores of ${active}, each the same one`,
        next: `${more.created} created, then ${less.deleted} deleted, none replaced`,
        lost: "what the second region held, as asked",
      };
    },
  },
];

/** Type, name and id of each store of a region. */
function storesOf({ shop, hands }: Stage, region: string): readonly string[] {
  return hands.stores
    .flatMap((type) => shop.things(type))
    .filter((thing) => shop.cloud.regionOf(thing) === region)
    .map(({ type, name, id, since }) => `${type} ${name} ${id} ${since}`)
    .sort();
}

/** Takes the engine's guard from each resource that the preview names, and from no other. */
async function unprotect({ shop }: Stage): Promise<number> {
  for (let count = 0; count < 100;) {
    const { code, output } = await shop.preview();
    if (code === 0) return count;
    const named = [...output.matchAll(/"(urn:pulumi:[^"]+)"[^"]*protect/g)].flatMap(([, urn]) => urn ?? []);
    assert.ok(named.length > 0, output);
    for (const urn of new Set(named)) {
      const done = await shop.engine.run("state", "unprotect", urn, "--yes");
      assert.equal(done.code, 0, done.output);
      count += 1;
    }
  }
  throw new Error("the guards have no end");
}
