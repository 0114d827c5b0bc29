import assert from "node:assert/strict";
import { stackConfig } from "../../../config/stack-file";
import { planStack } from "../../../plan/stack-plan";
import { settled } from "../../engine/stack-file";
import { emptyCloud } from "../open";
import { replay } from "../replay";

const stack = "prod-azure";
const orders = 10;

/** Ways in which production can be set up otherwise. */
const variants: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "with a cold standby": { recovery: "cold" },
  "written to from the other region": { active: "centralus" },
  "with its regions the other way round": { regions: ["centralus", "eastus2"] },
  "with the older cache": { "azure.cacheProduct": "cache-for-redis" },
};

for (const [title, over] of Object.entries(variants)) {
  describe(`${stack} ${title}`, function () {
    this.timeout(60_000);

    it(`is made without a refusal in ${orders} random orders`, async () => {
      const set = Object.entries({ ...stackConfig(stack, settled(stack)), ...over })
        .filter(([key]) => !key.includes(":"))
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      const { resources } = await planStack({ stack, set, now: new Date("2026-11-01T00:00:00Z") });
      for (let seed = 0; seed < orders; seed++) {
        const { refused } = replay(resources, emptyCloud(stack), seed);
        assert.equal(refused && `seed ${seed}: ${refused.urn}: ${refused.by.message}`, undefined);
      }
    });
  });
}
