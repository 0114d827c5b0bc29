import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "../../clouds/random";
import { finish } from "./finish";
import type { Scenario } from "./scenario";

/** The machine that runs the engine fails, or two of them meet. */
export const kills: readonly Scenario[] = [
  {
    title: "the engine killed on the way, and run again",
    stack: "dev",
    start: "empty",
    run: async ({ shop, whole, planned }) => {
      const random = new Random(20261124);
      const empty = shop.save();
      const figures = [];
      for (let i = 0; i < (whole ? 20 : 2); i++) {
        shop.load(empty);
        // By how much is there, not by the clock: a moment at which nothing happens proves nothing.
        const moment = Math.floor(random.between(0, planned));
        const run = shop.startUp();
        while (shop.cloud.things.all().filter(({ owner }) => owner === "program").length < moment) await sleep(5);
        run.kill();
        await run.done;
        const left = shop.things().length;
        const cancelled = await shop.engine.run("cancel", "--yes");
        assert.equal(cancelled.code, 0, cancelled.output);
        figures.push(await finish({ shop, planned }, "", left));
      }
      const [first] = figures;
      return {
        failed: `the engine's process, at ${figures.length} random moments of the first run`,
        left: `e.g. ${first?.left ?? ""}`,
        next: `after \`pulumi cancel\` and \`pulumi refresh\`: e.g. ${first?.next ?? ""}`,
        lost: "nothing, each time: each resource is there once",
      };
    },
  },
  {
    title: "a state that a dead run has locked",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands, planned }) => {
      shop.configure(hands.anotherImage);
      shop.weather.slowest = 2_000;
      const run = shop.startUp();
      while (!/updating/.test(run.output())) await sleep(20);
      run.kill();
      await run.done;
      const refused = await shop.up();
      assert.notEqual(refused.code, 0);
      assert.match(refused.output, /currently locked by 1 lock/);
      const cancelled = await shop.engine.run("cancel", "--yes");
      assert.equal(cancelled.code, 0, cancelled.output);
      const { next } = await finish({ shop, planned }, "", planned);
      return {
        failed: "a run was killed, and its lock stayed",
        left: "all resources; the next run was refused and named the lock",
        next: `after \`pulumi cancel\`: ${next}`,
        lost: "nothing",
      };
    },
  },
  {
    title: "two runs at once",
    stack: "dev",
    start: "standing",
    run: async ({ shop, hands }) => {
      shop.configure(hands.anotherImage);
      const [one, other] = await Promise.all([shop.up(), sleep(1_500).then(() => shop.up())]);
      const won = [one, other].filter(({ code }) => code === 0);
      const [refused] = [one, other].filter(({ code }) => code !== 0);
      assert.equal(won.length, 1, `${one.output}\n${other.output}`);
      assert.match(refused?.output ?? "", /currently locked by 1 lock/);
      const again = await shop.up("--expect-no-changes");
      assert.equal(again.code, 0, again.output);
      return {
        failed: "a second run began while the first was under way",
        left: "the first went on; the second was refused, and named who held the lock since when",
        next: "changed nothing",
        lost: "nothing",
      };
    },
  },
];
