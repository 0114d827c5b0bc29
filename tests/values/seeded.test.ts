import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RecordedResource } from "../../plan/recorded";
import { planStack } from "../../plan/stack-plan";
import { checkValues } from "../../values/check";
import { witnesses } from "../../values/witnesses";
import { apply } from "./seeded/apply";
import type { Seed } from "./seeded/seed";

const stacks = { aws: "prod-aws", azure: "prod-azure" } as const;

function seedsOf(cloud: string): readonly Seed[] {
  const file = join(__dirname, "seeded", `${cloud}.ts`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a cloud's list is read where there is one
  return existsSync(file) ? (require(file) as { seeds: readonly Seed[] }).seeds : [];
}

describe("wrong values that are seeded into production", () => {
  const known = witnesses();
  const survivors: string[] = [];
  let all = 0;

  for (const [cloud, stack] of Object.entries(stacks)) {
    const seeds = seedsOf(cloud);
    if (seeds.length === 0) continue;
    it(`are refused on ${cloud}, but for two of thirty`, async () => {
      const { resources } = await planStack({ stack });
      assert.deepEqual(checkValues(stack, resources, known).mistakes, [], "a good value is refused");
      const left = seeds.filter((seed) => !refused(stack, seed, resources));
      for (const { what, type, path } of left) survivors.push(`${what}: ${type} ${path}`);
      all += seeds.length;
      assert.equal(seeds.length, 30, "thirty a cloud");
      assert.ok(left.length <= 2, `not refused: ${left.map(({ what }) => what).join("; ")}`);
    });
  }

  function refused(stack: string, seed: Seed, resources: readonly RecordedResource[]): boolean {
    const wrong = apply(seed, resources);
    const before = new Set(resources);
    return checkValues(stack, wrong, known, (resource) => !before.has(resource)).mistakes.length > 0;
  }

  it("are refused on both, but for three of sixty", () => {
    for (const survivor of survivors) console.log(`      not refused: ${survivor}`);
    assert.ok(all === 0 || survivors.length <= 3, `not refused: ${survivors.join("; ")}`);
  });
});
