import assert from "node:assert/strict";
import type { StepAction } from "../../../components/recovery";
import { stepsIn } from "../shop";
import type { Scenario, Stage } from "./scenario";

/** A step as the stack puts it out. */
interface Step {
  readonly title: string;
  readonly action: StepAction;
}

type Mode = "warm" | "cold";

/** One way: who is lost, and who is left. */
interface Way {
  readonly from: string;
  readonly to: string;
}

/** Either region, one after the other: the end is the beginning. */
export const lostRegion: readonly Scenario[] = (["warm", "cold"] as const).map((mode) => ({
  title: `a lost region beside a ${mode} standby, and the other one after it`,
  stack: "prod",
  start: mode === "warm" ? "standing" : "empty",
  run: async (stage) => {
    const { shop } = stage;
    if (mode === "cold") {
      shop.configure({ recovery: "cold" });
      await shop.stand();
    }
    stage.hands.recovery.people(shop);
    stage.hands.recovery.later(shop);
    const [first = "", second = ""] = shop.regions();
    const before = shop.urns();
    const there = await loseAndReturn(stage, mode, { from: first, to: second });
    const back = await loseAndReturn(stage, mode, { from: second, to: first });
    assert.deepEqual(shop.urns(), before, "the end is not the beginning");
    const { code, output } = await shop.up("--expect-no-changes");
    assert.equal(code, 0, output);
    return {
      failed: `${first}, then ${second}, each while it wrote`,
      left: `the other region; it wrote and answered after ${there.steps} and ${back.steps} steps`,
      next: `worked beside the silent region: ${there.did}; ${back.did}`,
      lost: `${there.lost} and ${back.lost} of ${there.orders} orders each (what the recovery point allows); all ${before.length} URNs are as at the start`,
    };
  },
}));

async function loseAndReturn({ shop, hands }: Stage, mode: Mode, { from, to }: Way) {
  const { recovery } = hands;
  assert.deepEqual(recovery.writers(shop), [from]);
  assert.equal(recovery.answers(shop), from);
  const held = recovery.orders(shop, from);
  // An order a minute for five hours, the last of them a second before.
  const orders = 300;
  for (let number = 1; number <= orders; number++) {
    shop.cloud.now += number === orders ? 1_000 : 60_000;
    recovery.order(shop, from, held + number);
  }
  shop.cloud.now += 1_000;
  recovery.lose(shop, from);
  assert.notEqual(recovery.answers(shop), from);

  const away = await perform(shop, hands, mode === "warm" ? "failover" : "restore", to);
  assert.deepEqual(
    recovery.writers(shop).filter((region) => region !== from),
    [to],
  );
  assert.equal(recovery.answers(shop), to);
  const lost = held + orders - recovery.orders(shop, to);
  assert.ok(lost >= 1 && lost < orders / 2, `${lost} orders are lost`);
  recovery.order(shop, to, held + orders + 1);

  // Nothing of the region that is left has drifted, and nothing more is to be done.
  const living = shop.targets((place) => place !== from);
  const seen = await shop.refresh(...living);
  assert.equal(seen.code, 0, seen.output);
  const quiet = await shop.preview("--expect-no-changes");
  assert.equal(quiet.code, 0, quiet.output);

  recovery.regain(shop, from);
  const home = await perform(shop, hands, "return", to);
  assert.deepEqual(recovery.writers(shop), [to], "two regions write, or none");
  assert.equal(recovery.answers(shop), to);
  assert.equal(recovery.orders(shop, to), held + orders - lost + 1, "an order got lost on the way back");
  const settled = await shop.preview("--expect-no-changes");
  assert.equal(settled.code, 0, settled.output);
  return { steps: away.steps, lost, orders, did: `${away.did}; on its return ${home.did}` };
}

/** Does what the steps say, in their order, as the stack itself puts them out. */
async function perform(shop: Stage["shop"], hands: Stage["hands"], procedure: string, to: string) {
  const outputs = (await shop.outputs()) as { readonly recovery: Readonly<Record<string, readonly Step[]>> };
  const steps = outputs.recovery[procedure];
  assert.ok(steps !== undefined && steps.length > 0, `there is no procedure ${procedure}`);
  const given = new Map<string, string>();
  const total = { created: 0, updated: 0, deleted: 0, replaced: 0 };
  for (const { title, action } of steps) {
    const failed = (output: string) => `${procedure}, "${title}": ${output}`;
    if (action.kind === "config") shop.configurePaths(filled(action.set ?? {}, given), action.remove ?? []);
    else if (action.kind === "call") {
      const found = hands.recovery.call(shop, action.call, action.args as Readonly<Record<string, string>>);
      if (action.gives !== undefined && found !== undefined) given.set(action.gives, found);
    } else if (action.kind === "refresh") {
      const { code, output } = await shop.refresh(...action.names.flatMap((name) => ["--target", `**::${name}`]));
      assert.equal(code, 0, failed(output));
    } else if (action.kind === "up") {
      const names = hands.recovery.beforeUp(to);
      if (names.length > 0) {
        const { code, output } = await shop.refresh(...names.flatMap((name) => ["--target", `**::${name}`]));
        assert.equal(code, 0, failed(output));
      }
      const anew = (action.replace ?? []).flatMap((name) => ["--replace", `**${name}`]);
      let { code, output } = await shop.up(...anew);
      // Some steps say what to do where they are refused, and to go on.
      if (code !== 0 && hands.recovery.mend(shop, output)) ({ code, output } = await shop.up());
      assert.equal(code, 0, failed(output));
      hands.recovery.later(shop);
      const did = stepsIn(output);
      for (const key of ["created", "updated", "deleted", "replaced"] as const) total[key] += did[key];
    }
  }
  const did = Object.entries(total).flatMap(([key, count]) => (count > 0 ? [`${count} ${key}`] : []));
  return { steps: steps.length, did: did.join(", ") || "no change" };
}

function filled(set: Readonly<Record<string, string>>, given: ReadonlyMap<string, string>) {
  const fill = (value: string) => value.replace(/^<(\w+)>$/, (whole, name: string) => given.get(name) ?? whole);
  return Object.fromEntries(Object.entries(set).map(([key, value]) => [key, fill(value)]));
}
