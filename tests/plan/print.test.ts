import assert from "node:assert/strict";
import { judge } from "../../plan/judge";
import type { Paint } from "../../plan/print/paint";
import { paintFor, plain } from "../../plan/print/paint";
import { printReport } from "../../plan/print/report";
import { table, wrap } from "../../plan/print/table";
import type { PlannedArgs } from "../support/plan";
import { planned } from "../support/plan";

async function report(args: PlannedArgs = {}, paint: Paint = plain) {
  const plan = await planned(args);
  return printReport({ plan, judgement: judge(plan), tasks: [], took: 1234 }, paint);
}

const marked: Paint = (style, text) => `<${style}>${text}</${style}>`;

describe("the printed plan", () => {
  it("is coloured on a terminal only, and never against NO_COLOR", () => {
    const red = (isTTY: boolean, env: NodeJS.ProcessEnv) => paintFor({ isTTY }, env)("red", "x");
    assert.equal(red(true, {}), "\u001b[31mx\u001b[39m");
    assert.equal(red(true, { NO_COLOR: "1" }), "x");
    // An empty one counts as not set (https://no-color.org).
    assert.equal(red(true, { NO_COLOR: "" }), "\u001b[31mx\u001b[39m");
    assert.equal(red(false, {}), "x");
  });

  it("shows an irrevocable lock in red", async () => {
    const irrevocable = await report({ set: { lock: "irrevocable" } }, marked);
    assert.match(irrevocable, /<red>audit lock irrevocable<\/red>/);
    assert.match(irrevocable, /<red>! lock is irrevocable: /);
    assert.doesNotMatch(await report({}, marked), /<red>/);
  });

  it("counts every resource of a region under it, its provider too", async () => {
    const { resources } = await planned();
    const regional = resources.filter(({ custom, type }) => custom && !/random/.test(type)).length;
    const [, counts = ""] = /^shop +Platform +\d+ +(.*)$/m.exec(await report()) ?? [];
    const sum = [...counts.matchAll(/ (\d+)/g)].reduce((total, [, count]) => total + Number(count), 0);
    assert.equal(sum, regional);
  });

  it("counts by place where providers know no region: each site's, and the edge's", async () => {
    const plan = await planned({ stack: "prod-azure" });
    const text = await report({ stack: "prod-azure" });
    const counts = (name: string) => new RegExp(`^\\S* ?${name} +[A-Z]\\w+ +(\\d+) +(.*)$`, "m").exec(text)?.slice(1);
    const [all = "", places = ""] = counts("shop") ?? [];
    const found = places.split(", ").map((place) => place.split(" "));
    assert.deepEqual(
      found.map(([place]) => place),
      ["centralus", "eastus2", "edge"],
    );
    const registered = plan.resources.filter(({ custom }) => custom);
    assert.equal(String(registered.length), all);
    const placed = registered.filter(({ type }) => !/random/.test(type)).length;
    assert.equal(
      found.reduce((sum, [, count]) => sum + Number(count), 0),
      placed,
    );
    assert.match(counts("site-eastus2")?.[1] ?? "", /^eastus2 \d+$/);
  });

  it("says once what holds for both sites", async () => {
    const text = (await report({ stack: "prod-azure" })).replaceAll(/\n {2}/g, " ");
    const said = [...text.matchAll(/^! ([^:]+): network\.nat and network\.endpoints change nothing/gm)];
    assert.deepEqual(
      said.map(([, tiers]) => tiers),
      ["site centralus, site eastus2"],
    );
  });

  it("keeps prose within 120 columns", async () => {
    const both = [await report(), await report({ stack: "prod-azure" })].join("\n");
    const prose = both.split("\n").filter((line) => /^(!| {2}\w)/.test(line));
    assert.ok(prose.length > 5, "no prose was found");
    assert.deepEqual(
      prose.filter((line) => line.length > 120),
      [],
    );
  });

  it("says how long it took", async () => {
    assert.match(await report(), /Planned in 1\.2 s, without an account or a network\./);
  });

  it("aligns cells by what is seen of them", () => {
    assert.equal(
      table(
        [
          ["\u001b[31ma\u001b[39m", "1"],
          ["bbb", "22"],
        ],
        ["left", "right"],
      ),
      "\u001b[31ma\u001b[39m     1\nbbb  22",
    );
    assert.equal(wrap("one two three", 9, 2), "  one two\n  three");
  });
});
