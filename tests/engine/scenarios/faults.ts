import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../clouds/refusal";
import { stepsIn } from "../shop";
import { finish } from "./finish";
import type { Scenario, Stage } from "./scenario";

/** The cloud or its provider fails; the program is right. */
export const faults: readonly Scenario[] = [
  {
    title: "throttling",
    stack: "dev",
    start: "empty",
    run: async ({ shop, hands, planned }) => {
      shop.cloud.faults.push(hands.throttling(120));
      const { code, output } = await shop.up();
      assert.equal(code, 0, output);
      const calls = shop.calls().get("create") ?? 0;
      assert.equal(shop.things().length, planned);
      return {
        failed: `40 of the first 120 creations are throttled (${calls} calls in all)`,
        left: `all ${planned} resources: the provider asks again`,
        next: "nothing was left to do",
        lost: "nothing",
      };
    },
  },
  {
    title: "no capacity in a zone",
    stack: "dev",
    start: "empty",
    run: (stage) => failsOnce(stage, stage.hands.fleet, stage.hands.noCapacity(1)),
  },
  {
    title: "a creation that fails half way and leaves the resource",
    stack: "dev",
    start: "empty",
    run: (stage) => {
      const { halfWay } = stage.hands;
      return failsOnce(stage, halfWay, {
        hits: (verb, { type, name }) => verb === "create" && type === halfWay.type && name === halfWay.name,
        refusal: new Refusal("InternalError", "the service failed after the resource was made"),
        when: "after",
        times: 1,
      });
    },
  },
  {
    title: "a provider that dies",
    stack: "dev",
    start: "empty",
    run: async ({ shop, planned }) => {
      const run = shop.startUp();
      while (shop.things().length < planned / 2) await sleep(20);
      shop.kill();
      const { code, output } = await run.done;
      assert.notEqual(code, 0, output);
      const left = shop.things().length;
      await shop.revive();
      return finish({ shop, planned }, `the provider's process ended with ${left} of ${planned} resources there`, left);
    },
  },
  {
    title: "an expired token",
    stack: "dev",
    start: "empty",
    run: async ({ shop, planned }) => {
      const run = shop.startUp();
      while (shop.things().length < planned / 2) await sleep(20);
      shop.weather.expired = true;
      const { code, output } = await run.done;
      assert.notEqual(code, 0, output);
      assert.match(output, /ExpiredToken/);
      shop.weather.expired = false;
      const left = shop.things().length;
      return finish({ shop, planned }, `the credentials ran out with ${left} of ${planned} resources there`, left);
    },
  },
];

/** One resource fails once; the next run mends it, and nothing is there twice. */
async function failsOnce(
  { shop, planned }: Stage,
  { type, name }: { readonly type: string; readonly name: string },
  fault: Stage["shop"]["cloud"]["faults"][number],
) {
  shop.cloud.faults.push(fault);
  const { code, output } = await shop.up();
  assert.notEqual(code, 0, output);
  assert.match(output, new RegExp(fault.refusal.code));
  const left = shop.things().length;
  const { id } = shop.thing(type, name);
  const again = await shop.up();
  assert.equal(again.code, 0, again.output);
  assert.equal(shop.thing(type, name).id, id, "it was made a second time");
  assert.equal(shop.things().length, planned);
  const steps = stepsIn(again.output);
  assert.equal(steps.replaced + steps.deleted, 0, again.output);
  return {
    failed: `${fault.refusal.code} at ${name}, which is there all the same`,
    left: `${left} of ${planned} resources`,
    next: `${steps.created} created, ${steps.updated} updated, none replaced`,
    lost: "nothing",
  };
}
