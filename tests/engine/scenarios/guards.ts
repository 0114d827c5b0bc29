import assert from "node:assert/strict";
import { stepsIn } from "../shop";
import type { Scenario } from "./scenario";

/** People ask for what must not be done, or for all to be taken away. */
export const guards: readonly Scenario[] = [
  {
    title: "`destroy` of production",
    stack: "prod",
    start: "standing",
    run: async ({ shop, hands, planned }) => {
      const { code, output } = await shop.destroy();
      assert.notEqual(code, 0, output);
      assert.match(output, /protect/);
      assert.equal(shop.things().length, planned, "a guarded stack lost something");
      const figure = {
        failed: "somebody ran `destroy`",
        left: `all ${planned} resources: the engine refuses what is protected`,
        next: "—",
        lost: "nothing",
      };
      if (!hands.hasOwnGuards) return figure;
      // Whoever takes the engine's guards away meets the cloud's own.
      const unprotected = await shop.engine.run("state", "unprotect", "--all", "--yes");
      assert.equal(unprotected.code, 0, unprotected.output);
      const again = await shop.destroy("--skip-preview");
      assert.notEqual(again.code, 0, "nothing in the cloud guards the stores");
      const kept = hands.stores.flatMap((type) => shop.things(type)).length;
      return { ...figure, next: `with the engine's guards taken away the cloud's own keep ${kept} stores` };
    },
  },
  {
    title: "`destroy` of development",
    stack: "dev",
    start: "standing",
    run: async ({ shop }) => {
      const { code, output } = await shop.destroy();
      assert.equal(code, 0, output);
      const kept = shop.things().map(({ name }) => name);
      return {
        failed: "nothing: the stack is no longer wanted",
        left: kept.length === 0 ? "nothing" : `${kept.length} on purpose: ${[...new Set(kept)].join(", ")}`,
        next: `went in one go: ${stepsIn(output).deleted} deleted`,
        lost: "everything, as asked",
      };
    },
  },
  {
    title: "a rename without an alias",
    stack: "prod",
    start: "standing",
    run: async ({ shop, hands, planned }) => {
      const { file, from, to } = hands.rename;
      const undo = shop.engine.change([file, from, to]);
      try {
        const { code, output } = await shop.engine.run("up", "--yes");
        assert.notEqual(code, 0, "a store would be made a second time");
        assert.match(output, /protect/);
        assert.equal(shop.things().length, planned);
      } finally {
        undo();
      }
      const again = await shop.up("--expect-no-changes");
      assert.equal(again.code, 0, again.output);
      return {
        failed: `a change of the program called a store otherwise (${from} → ${to})`,
        left: "everything: the preview before the run was refused, as the old one is protected",
        next: "with the name put back: changed nothing",
        lost: "nothing",
      };
    },
  },
];
