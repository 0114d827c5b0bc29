import assert from "node:assert/strict";
import * as fc from "fast-check";
import { planStack } from "../../plan/stack-plan";
import { clouds } from "../../providers";

const now = new Date("2026-11-01T00:00:00Z");
const regions = Object.keys(clouds["aws"]?.regions ?? {});
const pairs = fc.shuffledSubarray(regions, { minLength: 2, maxLength: 2 });

async function plan(pair: readonly string[], active: string) {
  const images = Object.fromEntries(pair.map((region) => [region, "ami-0123456789abcdef0"]));
  const set = Object.entries({ regions: pair, active, "aws.images": images });
  const overrides = set.map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const { resources } = await planStack({ stack: "prod-aws", set: overrides, now });
  return resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
}

/** URN and address range of what carries the region's name; what says anything of the other region ties the two together. */
function ownOf(resources: Awaited<ReturnType<typeof plan>>, region: string, other: string): readonly string[] {
  return resources
    .filter(({ name, inputs }) => name.includes(region) && !`${name} ${JSON.stringify(inputs)}`.includes(other))
    .map(({ urn, inputs }) => `${urn} ${String(inputs["cidrBlock"] ?? "")}`)
    .sort();
}

describe("names, for any two regions", function () {
  this.timeout(60_000);

  it("depend on neither the order of the regions nor on who writes", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ([a = "", b = ""]) => {
        const urns = async (pair: readonly string[], active: string) =>
          (await plan(pair, active)).map(({ urn }) => urn).sort();
        const first = await urns([a, b], a);
        assert.deepEqual(await urns([b, a], a), first);
        assert.deepEqual(await urns([a, b], b), first);
      }),
      { numRuns: 3 },
    );
  });

  it("and addresses of one region stay what they are when the other is replaced", async () => {
    const triples = fc.shuffledSubarray(regions, { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(triples, async ([a = "", b = "", c = ""]) => {
        const before = ownOf(await plan([a, b], a), a, b);
        assert.deepEqual(ownOf(await plan([a, c], a), a, c), before);
        assert.ok(before.length > 150, `only ${before.length} resources are the region's own`);
      }),
      { numRuns: 3 },
    );
  });
});
