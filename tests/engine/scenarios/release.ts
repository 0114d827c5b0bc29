import assert from "node:assert/strict";
import { openRelease, standFrom } from "../release";
import type { Scenario } from "./scenario";

/** The provider's version in a recorded state, made an older one: as if it had been upgraded since. */
const recorded = /"version":"7\.48\.0"/g;

/** A newer program and a newer provider meet what the release before left. */
export const release: readonly Scenario[] = [
  {
    title: "the state of the release before, and a newer provider",
    stack: "prod",
    start: "empty",
    run: async ({ shop, hands, planned }) => {
      const text = openRelease("0.1.0", shop.stack).replace(recorded, '"version":"7.40.0"');
      const imported = await shop.engine.run("stack", "import", "--file", shop.engine.file("release.json", text));
      assert.equal(imported.code, 0, imported.output);
      // A day later: what is proven by then is proven.
      shop.cloud.now += 86_400_000;
      standFrom(text, shop);
      const before = shop.things();
      const stores = hands.stores.flatMap((type) => shop.things(type).map(({ name, id }) => `${type} ${name} ${id}`));
      const { created, updated, deleted, replaced } = await shop.stand();
      assert.equal(replaced, 0);
      const after = new Set(hands.stores.flatMap((type) => shop.things(type).map((t) => `${type} ${t.name} ${t.id}`)));
      assert.deepEqual(
        stores.filter((store) => !after.has(store)),
        [],
      );
      assert.equal(shop.things().length, planned);
      const again = await shop.up("--expect-no-changes");
      assert.equal(again.code, 0, again.output);
      return {
        failed: "nothing: program and provider are newer than the state, which release 0.1.0 left",
        left: `${before.length} resources, ${stores.length} stores among them`,
        next: `${created} created, ${updated} updated, ${deleted} deleted, none replaced`,
        lost: "nothing",
      };
    },
  },
];
