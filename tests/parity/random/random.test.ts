import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parityDifferences } from "../../../docs/parity-differences";
import type { StackPlan } from "../../../plan/stack-plan";
import { judge } from "../../../plan/judge";
import { leaves } from "../../support/values";
import { faults, isPromised } from "../judge";
import { rows } from "../promises";
import { readers } from "../readers";
import type { CloudName } from "./clouds";
import { configOf, shops } from "./configs";
import { plan, problems } from "./loading";
import { someWrongs, wrongs } from "./wrongs";

/** How many configs; `npm run test:random` tries a thousand on each cloud. */
const runs = Number(process.env["COMMERCE_RANDOM"] ?? 12);
/** A failure is printed with its seed, which makes it again. */
const seed = process.env["COMMERCE_SEED"];
const parameters = { numRuns: runs, verbose: 1 as const, ...(seed === undefined ? {} : { seed: Number(seed) }) };

const names: readonly CloudName[] = ["aws", "azure"];

const declared = (id: string, cloud: string) =>
  parityDifferences.some(({ witnesses }) =>
    witnesses.some((one) => "promise" in one && one.promise === id && one.missing === cloud),
  );

/** Everything that is wrong with a plan, whatever its config. */
function wrongWith(cloud: CloudName, planned: StackPlan): readonly string[] {
  const { resources } = planned;
  const reader = readers[cloud];
  assert.ok(reader, `no reader of ${cloud}`);
  const broken = rows
    .filter((row) => isPromised(row, planned) && !declared(row.id, cloud))
    .flatMap((row) => faults(row, reader, planned).map((fault) => `${row.id}: ${fault}`));
  const nonsense = resources.flatMap(({ name, type, inputs }) =>
    leaves(inputs)
      .filter(
        ({ value }) =>
          (typeof value === "string" && /undefined|\[object Object\]|\bNaN\b|Calling \[toString\]/.test(value)) ||
          (typeof value === "number" && !Number.isFinite(value)),
      )
      .map(({ path, value }) => `${type} ${name}: ${path} = ${String(value)}`),
  );
  const loose = resources
    .filter(
      ({ custom, type, parent, provider }) =>
        custom && !type.startsWith("pulumi:") && (parent === "" || provider === ""),
    )
    .map(({ urn }) => `${urn} has no parent or no provider`);
  const twice = resources.map(({ urn }) => urn).filter((urn, index, all) => all.indexOf(urn) !== index);
  const violated = judge(planned).violated ? ["the policy pack refuses it"] : [];
  return [...broken, ...nonsense, ...loose, ...twice, ...violated];
}

describe("random configs", function () {
  this.timeout(30_000 + runs * 2_500);

  for (const cloud of names) {
    it(`plan on ${cloud}, with every promise kept (${runs} of them)`, async () => {
      await fc.assert(
        fc.asyncProperty(shops, async (shop) => {
          const config = configOf(shop, cloud);
          assert.deepEqual(problems(config, shop.stack), [], "a valid config is refused");
          assert.deepEqual(wrongWith(cloud, await plan(config, shop.stack)), []);
        }),
        parameters,
      );
    });
  }

  it("that are wrong are refused alike on every cloud, naming the same keys", () => {
    fc.assert(
      fc.property(shops, someWrongs, (shop, mistakes) => {
        const [first, second] = names.map((cloud) =>
          problems(
            mistakes.reduce((config, { make }) => make(config), configOf(shop, cloud)),
            shop.stack,
          ),
        );
        assert.ok((first ?? []).length > 0, `not refused: ${mistakes.map(({ what }) => what).join("; ")}`);
        assert.deepEqual(second, first);
      }),
      { ...parameters, numRuns: runs * 10 },
    );
  });

  it("each single mistake is refused alike", () => {
    const [shop] = fc.sample(shops, { numRuns: 1, seed: 1 });
    assert.ok(shop, "no sample");
    for (const { what, make } of wrongs) {
      const [first, second] = names.map((cloud) => problems(make(configOf(shop, cloud)), shop.stack));
      assert.ok((first ?? []).length > 0, `not refused: ${what}`);
      assert.deepEqual(second, first, what);
    }
  });
});
