import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { CloudName } from "./clouds";
import type { Config, Shop } from "./configs";
import { configOf, shops } from "./configs";
import { plan, problems } from "./loading";
import { wrongWith } from "./wrong-with";
import { someWrongs, wrongs } from "./wrongs";

/** How many configs; `npm run test:random` tries a thousand on each cloud. */
const runs = Number(process.env["COMMERCE_RANDOM"] ?? 12);
/** A failure is printed with its seed, which makes it again. */
const seed = process.env["COMMERCE_SEED"];
const parameters = { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) };

const names: readonly CloudName[] = ["aws", "azure"];

/** Keys that each cloud complains about; its own ones aside, which no other has. */
function refusals(shop: Shop, change: (config: Config) => Config): readonly (readonly string[])[] {
  return names.map((cloud) =>
    problems(change(configOf(shop, cloud)), shop.stack).filter((key) => !key.startsWith(`${cloud}.`)),
  );
}

describe("random configs", function () {
  this.timeout(30_000 + runs * 2_500);

  for (const cloud of names) {
    it(`plan on ${cloud}, with every promise kept (${runs} of them)`, async () => {
      await fc.assert(
        fc.asyncProperty(shops, async (shop) => {
          const config = configOf(shop, cloud);
          assert.deepEqual(problems(config, shop.stack), [], "a valid config is refused");
          assert.deepEqual(wrongWith(cloud, await plan(config, shop.stack)), []);
        }),
        parameters,
      );
    });
  }

  it("that are wrong are refused alike on every cloud, naming the same keys", () => {
    fc.assert(
      fc.property(shops, someWrongs, (shop, mistakes) => {
        const [first = [], second] = refusals(shop, (config) =>
          mistakes.reduce<Config>((so, { make }) => make(so), config),
        );
        assert.ok(first.length > 0, `not refused: ${mistakes.map(({ what }) => what).join("; ")}`);
        assert.deepEqual(second, first);
      }),
      { ...parameters, numRuns: runs * 10 },
    );
  });

  it("each single mistake is refused alike", () => {
    const [shop] = fc.sample(shops, { numRuns: 1, seed: 1 });
    assert.ok(shop, "no sample");
    for (const { what, make } of wrongs) {
      const [first = [], second] = refusals(shop, make);
      assert.ok(first.length > 0, `not refused: ${what}`);
      assert.deepEqual(second, first, what);
    }
  });

  it("of which the stack has a name that no resource could begin with are refused alike", () => {
    const [shop] = fc.sample(shops, { numRuns: 1, seed: 1 });
    assert.ok(shop, "no sample");
    for (const stack of ["Prod", "prod_eu", "prod.eu", "prod-", "a--b", "x".repeat(41)]) {
      assert.deepEqual(
        refusals({ ...shop, stack }, (config) => config),
        names.map(() => ["the stack's name"]),
      );
    }
  });
});
