import { strict as assert } from "node:assert";
import type { RecordedResource } from "../../plan/recorded";
import { planStack } from "../../plan/stack-plan";
import { checkValues } from "../../values/check";
import { witnesses } from "../../values/witnesses";
import { apply } from "./seeded/apply";
import { seeded as aws } from "./seeded/aws";
import { seeded as azure } from "./seeded/azure";
import type { Seeded } from "./seeded/seeded";

describe("wrong values that are seeded into production", () => {
  const known = witnesses();
  const survivors: string[] = [];
  let all = 0;

  for (const [cloud, seeds] of Object.entries({ aws, azure })) {
    const stack = `prod-${cloud}`;
    it(`are refused on ${cloud}, but for two of thirty`, async () => {
      const { resources } = await planStack({ stack });
      assert.deepEqual(checkValues(stack, resources, known).mistakes, [], "a good value is refused");
      const left = seeds.filter((seed) => !refused(stack, seed, resources));
      for (const { title, type, edit } of left) survivors.push(`${title}: ${type} ${edit.path}`);
      all += seeds.length;
      assert.equal(seeds.length, 30, "thirty a cloud");
      assert.ok(left.length <= 2, `not refused: ${left.map(({ title }) => title).join("; ")}`);
    });
  }

  function refused(stack: string, seed: Seeded, resources: readonly RecordedResource[]): boolean {
    const wrong = apply(seed, resources);
    const before = new Set(resources);
    return checkValues(stack, wrong, known, (resource) => !before.has(resource)).mistakes.length > 0;
  }

  it("are refused on both, but for three of sixty", () => {
    for (const survivor of survivors) console.log(`      not refused: ${survivor}`);
    assert.ok(all === 60 && survivors.length <= 3, `not refused: ${survivors.join("; ")}`);
  });
});
