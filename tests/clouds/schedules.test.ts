import assert from "node:assert/strict";
import { openStack } from "./open";
import { replay, replayDestroy } from "./replay";

/** Orders for each stack. Those of a run are printed when one fails, so that it can be repeated. */
const schedules = Number(process.env["COMMERCE_SCHEDULES"] ?? 200);
const seed = Number(process.env["COMMERCE_SEED"] ?? Date.now() % 1_000_000);

for (const stack of ["prod-aws", "dev-aws", "prod-azure", "dev-azure"]) {
  describe(`${stack} in ${schedules} random orders from seed ${seed}`, function () {
    this.timeout(120_000);

    it("is made without a refusal", async () => {
      const { resources, cloud } = await openStack(stack);
      for (let i = 0; i < schedules; i++) {
        // Every other time one resource is held up, so that the rest can't wait for it by luck.
        const late = i % 2 === 0 ? undefined : resources[((seed + i) * 31) % resources.length]?.urn;
        const { refused } =
          late === undefined
            ? replay(resources, cloud(), seed + i)
            : replay(resources, cloud(), seed + i, (urn) => urn === late, "at once");
        assert.equal(refused && `seed ${seed + i}: ${refused.urn} at ${refused.at}: ${refused.by.message}`, undefined);
      }
    });

    if (stack.startsWith("dev"))
      it("goes again without a refusal", async () => {
        const { resources, cloud } = await openStack(stack);
        for (let i = 0; i < schedules; i++) {
          const place = cloud();
          assert.equal(replay(resources, place, seed + i).refused, undefined);
          const { refused } = replayDestroy(resources, place, seed + i);
          assert.equal(refused && `seed ${seed + i}: ${refused.urn}: ${refused.by.message}`, undefined);
        }
      });
  });
}
