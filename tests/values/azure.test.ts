import assert from "node:assert/strict";
import type { RecordedResource } from "../../plan/recorded";
import { planStack } from "../../plan/stack-plan";
import { checkValues } from "../../values/check";
import { witnesses } from "../../values/witnesses";
import { seeded } from "./seeded/azure";
import type { Seeded } from "./seeded/seeded";

/** Each type that the program has on Azure stands in one of them. */
const good = {
  "prod-azure": { stack: "prod-azure" },
  "dev-azure": { stack: "dev-azure" },
  "the classic cache": { stack: "prod-azure", set: ["azure.cacheProduct=cache-for-redis"] },
  "cold mode": { stack: "prod-azure", set: ["recovery=cold"] },
};

describe("values of the Azure stacks", () => {
  const known = witnesses();
  const planned = new Map<string, readonly RecordedResource[]>();

  before(async () => {
    for (const [name, args] of Object.entries(good)) planned.set(name, (await planStack(args)).resources);
  });

  for (const stack of Object.keys(good))
    it(`finds no mistake in ${stack}, and knows every property`, () => {
      const { mistakes, unchecked } = checkValues(stack, planned.get(stack) ?? [], known);
      assert.deepEqual(mistakes, []);
      assert.deepEqual(
        [...unchecked].filter((path) => path.startsWith("azure-native:")),
        [],
      );
    });

  it("refuses at least 28 of 30 seeded wrong values", () => {
    assert.equal(seeded.length, 30);
    const survivors = seeded.filter((seed) => {
      const resources = planned.get(seed.stack) ?? [];
      const own = {
        models: known.models.filter(({ shapes }) => seed.type in shapes),
        rules: known.rules.filter(({ types }) => types.includes(seed.type)),
      };
      return checkValues(seed.stack, edited(resources, seed), own).mistakes.length === 0;
    });
    assert.ok(survivors.length <= 2, `survived: ${survivors.map(({ title }) => title).join("; ")}`);
  });
});

function edited(resources: readonly RecordedResource[], { title, type, name, edit }: Seeded): RecordedResource[] {
  const steps = edit.path.split(/[.[\]]+/).filter((step) => step !== "");
  assert.ok(
    resources.some((each) => each.type === type && each.name === name),
    `${title}: there is no ${type} ${name}`,
  );
  return resources.map((each) =>
    each.type === type && each.name === name
      ? { ...each, inputs: put(each.inputs, steps, edit.value) as typeof each.inputs }
      : each,
  );
}

/** A copy with one value changed; undefined drops it. */
function put(at: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(at))
    return at.map((item, index) => (String(index) === step ? put(item, rest, value) : (item as unknown)));
  assert.ok(typeof at === "object" && at !== null, `nothing to edit at ${step}`);
  const { [step]: old, ...others } = at as Record<string, unknown>;
  const made = put(old, rest, value);
  return made === undefined ? others : { ...others, [step]: made };
}
