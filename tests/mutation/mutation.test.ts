import assert from "node:assert/strict";
import { planned } from "../support/plan";
import { generalPath } from "./leaves";
import { mutantsOf } from "./mutants";
import { countProperties } from "./properties";
import { isCaught, run } from "./run";
import { survivorLine, wanted } from "./report";
import { sampleOf } from "./sample";
import { writtenTables } from "./written";

/** A fixed sample; `npm run mutate` tries them all. */
describe("mutants of the production stacks", () => {
  const tables = writtenTables();

  it(`are caught, at least ${wanted * 100} % of those that weaken a control`, async () => {
    const plans = [await planned({ stack: "prod-aws" }), await planned({ stack: "prod-azure" })];
    const all = plans.flatMap((plan) => mutantsOf(plan, tables.weakenings));
    const sample = new Set(sampleOf(all));
    const stacks = plans.map((plan) => ({
      plan,
      mutants: all.filter((mutant) => mutant.stack === plan.stack && sample.has(mutant)),
    }));
    for (const { plan, mutants } of stacks)
      assert.ok(mutants.length > 100, `${plan.stack} has ${mutants.length} mutants`);
    const outcomes = run(stacks);
    const survivors = outcomes.filter((outcome) => !isCaught(outcome));
    const caught = outcomes.length - survivors.length;
    assert.ok(
      caught >= outcomes.length * wanted,
      [`${caught} of ${outcomes.length} are caught; these survive:`, ...survivors.map(survivorLine)].join("\n"),
    );
  });

  it("are made from every property, but for those that are neutral", async () => {
    for (const stack of ["prod-aws", "prod-azure"]) {
      const { unclassified } = countProperties(await planned({ stack }), tables);
      const lines = new Set(unclassified.map(({ type, path }) => `${type} ${generalPath(path)}`));
      assert.deepEqual([...lines].sort(), [], stack);
    }
  });
});
