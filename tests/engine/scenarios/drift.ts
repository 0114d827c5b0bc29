import assert from "node:assert/strict";
import { stepsIn } from "../shop";
import type { Scenario } from "./scenario";

/** Somebody changes the clouds by hand. */
export const drift: readonly Scenario[] = [
  {
    title: "a watched property changed by hand",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands }) => {
      const { type, name, property, value } = hands.watched;
      const thing = shop.thing(type, name);
      const own = thing.inputs[property];
      assert.notDeepEqual(own, value);
      thing.inputs = { ...thing.inputs, [property]: value };
      const seen = await shop.refresh();
      assert.equal(seen.code, 0, seen.output);
      assert.equal(stepsIn(seen.output).updated, 1, seen.output);
      const steps = await shop.stand();
      assert.deepEqual({ ...steps, unchanged: 0 }, { created: 0, updated: 1, deleted: 0, replaced: 0, unchanged: 0 });
      assert.deepEqual(shop.thing(type, name).inputs[property], own);
      return {
        failed: `${property} of ${name} was set to ${String(value)} by hand`,
        left: "everything else; `refresh` named the one change",
        next: `put ${String(own)} back: 1 updated, none replaced`,
        lost: "nothing",
      };
    },
  },
  {
    title: "drift that the program owns nothing of",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands }) => {
      const stranger = hands.stranger(shop.cloud, shop);
      const before = structuredClone(stranger.inputs);
      const seen = await shop.refresh("--expect-no-changes");
      assert.equal(seen.code, 0, seen.output);
      const { code, output } = await shop.up("--expect-no-changes");
      assert.equal(code, 0, output);
      assert.deepEqual(shop.cloud.things.at(stranger, stranger.id)?.inputs, before);
      return {
        failed: `${stranger.type} was made beside the program's resources`,
        left: "it, untouched",
        next: "changed nothing",
        lost: "nothing",
      };
    },
  },
  {
    title: "a resource deleted by hand",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands, planned }) => {
      const { type, name } = hands.watched;
      shop.cloud.drop(shop.thing(type, name));
      const seen = await shop.refresh();
      assert.equal(seen.code, 0, seen.output);
      const steps = await shop.stand();
      assert.equal(shop.things().length, planned);
      assert.equal(steps.replaced + steps.deleted, 0);
      assert.equal(steps.created, 1);
      return {
        failed: `${name} was deleted by hand`,
        left: "everything else",
        next: `after \`refresh\`: ${steps.created} created, ${steps.updated} updated that name it, none replaced`,
        lost: "nothing",
      };
    },
  },
];
