import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { autoscale, fleets, planned, profiles, regions, set } from "../../support/azure-fleet";
import { inputsOf, one } from "../../support/plan";
import { text } from "../../support/values";

/** Instances that the shoppers of one moment keep busy; from the config's numbers alone. */
function busy({ settings }: StackPlan, factor = 1): number {
  const { thinkSeconds, requestsPerPage, cachedShare, headroom, requestsPerInstance } = settings.workload;
  const requests = ((settings.concurrentUsers * factor) / thinkSeconds) * requestsPerPage * (1 - cachedShare);
  return (requests * headroom) / requestsPerInstance;
}

describe("scaling of the app tier on Azure", () => {
  describe("size", () => {
    it("carries everyday load and each peak with any one zone lost, as many instances in each", async () => {
      const plan = await planned();
      const factors = [...plan.settings.peaks.map(({ factor }) => factor), 1];
      assert.equal(profiles(plan).length, factors.length);
      profiles(plan).forEach(({ capacity }, index) => {
        const least = Number(capacity.minimum);
        const needed = busy(plan, factors[index]);
        assert.equal(least % 3, 0);
        assert.ok((least * 2) / 3 >= needed && (least * 2) / 3 < needed + 3, `${least} for ${needed}`);
      });
    });

    it("may grow by half above its greatest peak, at either site and at all times", async () => {
      const plan = await planned();
      const greatest = Math.max(...plan.settings.peaks.map(({ factor }) => busy(plan, factor)));
      const most = regions.flatMap((region) => profiles(plan, region).map(({ capacity }) => Number(capacity.maximum)));
      assert.equal(new Set(most).size, 1, most.join());
      assert.ok((Number(most[0]) * 2) / 3 >= greatest * 1.5, most.join());
    });

    it("keeps a quarter at the standby, in each zone", async () => {
      const plan = await planned();
      const [active, standby] = regions.map((region) => Number(profiles(plan, region).at(-1)?.capacity.minimum));
      assert.ok(Number(standby) >= Number(active) / 4 && Number(standby) < Number(active) / 4 + 3, String(standby));
      assert.equal(Number(standby) % 3, 0);
    });

    it("is left to scaling, and what an old state would send is no less than the writer's least number", async () => {
      for (const [stack, region] of fleets) {
        const plan = await planned({ stack });
        const { inputs, options } = one(plan, set, `app-${region}`);
        assert.deepEqual(options.ignoreChanges, ["sku.capacity"]);
        const { capacity } = inputs["sku"] as { capacity: number };
        assert.equal(String(capacity), profiles(plan, plan.settings.active).at(-1)?.capacity.minimum);
      }
    });
  });

  describe("scaling", () => {
    for (const [stack, region] of fleets) {
      it(`is on, of numbers in words, and every profile has all rules: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const inputs = inputsOf(plan, autoscale, `app-${region}`);
        assert.equal(inputs["enabled"], true);
        assert.equal(inputs["name"], inputs["autoscaleSettingName"]);
        const id = String(inputs["targetResourceUri"]);
        assert.ok(id.endsWith(String(inputsOf(plan, set, `app-${region}`)["vmScaleSetName"])), id);
        for (const { capacity, rules } of profiles(plan, region)) {
          for (const value of Object.values(capacity)) assert.match(String(value), /^\d+$/);
          for (const value of Object.values(capacity)) assert.equal(typeof value, "string");
          assert.equal(capacity.default, capacity.minimum, "without figures the fleet would shrink");
          assert.ok(rules.length >= 4 && rules.length <= 10, `${rules.length} rules`);
          assert.deepEqual(rules, profiles(plan, region).at(-1)?.rules);
        }
        assert.equal(profiles(plan, region).at(-1)?.fixedDate, undefined, "nothing holds between peaks");
      });
    }

    it("grows by processor and flows, and shrinks more slowly when both agree", async () => {
      const [everyday] = profiles(await planned({ stack: "dev-azure" }));
      const of = (direction: string) =>
        everyday?.rules.filter(({ scaleAction }) => scaleAction["direction"] === direction) ?? [];
      const minutes = (value: unknown) => Number(/^PT(\d+)M$/.exec(String(value))?.[1]);
      for (const metric of ["Percentage CPU", "Inbound Flows"]) {
        const rules = everyday?.rules.filter(({ metricTrigger }) => metricTrigger["metricName"] === metric) ?? [];
        const up = rules.filter(({ scaleAction }) => scaleAction["direction"] === "Increase");
        const down = rules.filter(({ scaleAction }) => scaleAction["direction"] === "Decrease");
        const least = Math.min(...up.map(({ metricTrigger }) => Number(metricTrigger["threshold"])));
        assert.equal(down.length, 1);
        assert.ok(Number(down[0]?.metricTrigger["threshold"]) <= least / 2, `${metric} would go up and down`);
      }
      for (const { metricTrigger } of everyday?.rules ?? []) {
        assert.ok(minutes(metricTrigger["timeWindow"]) >= 5, String(metricTrigger["timeWindow"]));
        assert.equal(metricTrigger["timeGrain"], "PT1M");
      }
      const slowest = (direction: string) =>
        Math.max(...of(direction).map(({ scaleAction }) => minutes(scaleAction["cooldown"])));
      assert.ok(slowest("Increase") < slowest("Decrease"));
    });

    it("has each peak's capacity half an hour early, to its end, in a zone that Windows knows", async () => {
      const plan = await planned();
      const dated = profiles(plan).flatMap(({ name, fixedDate }) =>
        fixedDate === undefined ? [] : [{ name, fixedDate }],
      );
      assert.deepEqual(
        dated,
        plan.settings.peaks.map(({ name, start, end }) => ({
          name,
          fixedDate: {
            timeZone: "UTC",
            start: new Date(start.getTime() - 1_800_000).toISOString().replace(".000", ""),
            end: end.toISOString().replace(".000", ""),
          },
        })),
      );
    });

    it("keeps a peak that is under way, drops what is past, and never falls back meanwhile", async () => {
      const during = profiles(await planned({ now: "2026-11-27T12:00:00Z" }));
      const [first] = profiles(await planned());
      assert.deepEqual(during[0]?.capacity, first?.capacity);
      assert.equal(during[0]?.name, "black-friday-2026");
      assert.equal(during[0].fixedDate?.end, first?.fixedDate?.end);
      assert.ok(Date.parse(during[0].fixedDate?.start ?? "") < Date.parse("2026-11-27T12:00:00Z"), "it has not begun");
      assert.match(during[0].fixedDate?.start ?? "", /T00:00:00Z$/, "the minute of the run");
      assert.equal(during.at(-1)?.capacity.minimum, profiles(await planned()).at(-1)?.capacity.minimum);
      const names = async (now: string) => profiles(await planned({ now })).map(({ name }) => name);
      assert.deepEqual(await names("2027-01-01T00:00:00Z"), ["black-friday-2027", "everyday"]);
      assert.deepEqual(await names("2028-01-01T00:00:00Z"), ["everyday"]);
    });

    it("does not depend on the minute of the run", async () => {
      const [one, other] = await Promise.all(
        ["2026-11-27T12:00:00Z", "2026-11-28T07:31:00Z"].map((now) => planned({ now })),
      );
      assert.deepEqual(profiles(one ?? assert.fail("no plan")), profiles(other ?? assert.fail("no plan")));
    });

    it("takes the first peaks where there are more than the service takes, and says so", async () => {
      const peaks = Array.from({ length: 25 }, (_, index) => ({
        name: `peak-${index}`,
        start: new Date(Date.UTC(2027, 0, 1 + index * 3)).toISOString(),
        end: new Date(Date.UTC(2027, 0, 2 + index * 3)).toISOString(),
        factor: 2,
      }));
      const plan = await planned({ set: { peaks } });
      const names = profiles(plan).map(({ name }) => name);
      assert.equal(names.length, 20);
      assert.deepEqual([names[0], names[18], names[19]], ["peak-0", "peak-18", "everyday"]);
      assert.match(text(plan.outputs["promises"]), /before these: peak-19, .*peak-24/);
    });

    it("warns of a change to the model while a peak is under way, and only then", async () => {
      const warns = async (now: string) =>
        /a peak is under way/.test(text((await planned({ now })).outputs["promises"]));
      assert.deepEqual(
        await Promise.all(["2026-11-01T00:00:00Z", "2026-11-26T22:45:00Z", "2026-12-02T00:00:00Z"].map(warns)),
        [false, true, false],
      );
    });
  });
});
