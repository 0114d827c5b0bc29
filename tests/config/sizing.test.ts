import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import * as fc from "fast-check";
import type { Sizing } from "../../config/sizing";
import { demand, fleetSize, leadMinutes } from "../../config/sizing";
import { load } from "./loading";

const minute = 60_000;
const from = Date.UTC(2026, 0, 1);

/** Peaks that follow each other, with gaps that may be shorter than the lead time, or none. */
const peaks = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 200 }),
      length: fc.integer({ min: 1, max: 5_000 }),
      factor: fc.double({ min: 1, max: 8, noNaN: true }),
    }),
    { maxLength: 5 },
  )
  .map((spans) => {
    let end = from;
    return spans.map(({ gap, length, factor }, index) => {
      const start = new Date(end + gap * minute);
      end = start.getTime() + length * minute;
      return { name: `peak-${index}`, start, end: new Date(end), factor };
    });
  });

const sizings: fc.Arbitrary<Sizing> = fc.record({
  concurrentUsers: fc.integer({ min: 1, max: 200_000 }),
  workload: fc.record({
    thinkSeconds: fc.integer({ min: 1, max: 60 }),
    requestsPerPage: fc.integer({ min: 1, max: 40 }),
    cachedShare: fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9),
    requestsPerInstance: fc.integer({ min: 10, max: 1_000 }),
    headroom: fc.constantFrom(1, 1.2, 1.5),
  }),
  peaks,
  now: fc.integer({ min: -100, max: 30_000 }).map((minutes) => new Date(from + minutes * minute)),
});

const zoneCounts = fc.integer({ min: 2, max: 6 });
const roles = fc.constantFrom("active" as const, "standby" as const);

/** The least number that holds at a moment, from what the fleet is told now and later. */
function leastAt(sizing: Sizing, role: "active" | "standby", zones: number, at: Date): number {
  const { min, steps } = fleetSize(sizing, role, zones);
  return steps.filter((step) => step.at <= at).at(-1)?.min ?? min;
}

describe("sizing", () => {
  it("goes from users to instances, for the production stack", () => {
    const { settings } = load();
    deepStrictEqual(demand(settings), {
      pagesPerSecond: 1_000,
      requestsPerSecond: 8_000,
      dynamicRequestsPerSecond: 2_000,
      neededInstances: 12,
    });
    const { min, max, steps } = fleetSize(settings, "active", 3);
    deepStrictEqual([min, max], [18, 96]);
    deepStrictEqual(
      steps.map(({ name, at, min }) => [name, at.toISOString(), min]),
      [
        ["black-friday-2026-start", "2026-11-26T22:30:00.000Z", 54],
        ["black-friday-2026-end", "2026-12-01T08:00:00.000Z", 18],
        ["black-friday-2027-start", "2027-11-25T22:30:00.000Z", 63],
        ["black-friday-2027-end", "2027-11-30T08:00:00.000Z", 18],
      ],
    );
    const standby = fleetSize(settings, "standby", 3);
    deepStrictEqual([standby.min, standby.max], [6, 96]);
  });

  it("isn't moved by the dust of binary fractions", () => {
    const { settings } = load();
    // 2000 × 1.1 ÷ 200 is 11.000000000000002 in binary.
    const workload = { ...settings.workload, headroom: 1.1 };
    strictEqual(demand({ ...settings, workload }).neededInstances, 11);
  });

  it("keeps what is needed when a zone is lost, everyday and in a peak", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, (sizing, zones) => {
        for (const at of moments(sizing)) {
          const factor = sizing.peaks.find(({ start, end }) => start <= at && at < end)?.factor ?? 1;
          const min = leastAt(sizing, "active", zones, at);
          strictEqual(min % zones, 0);
          ok(min - min / zones >= demand(sizing, factor).neededInstances);
        }
      }),
    );
  });

  it("has a peak's capacity ready its lead time before the start", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, roles, (sizing, zones, role) => {
        for (const peak of sizing.peaks) {
          const ready = new Date(peak.start.getTime() - leadMinutes * minute);
          if (ready < sizing.now) continue;
          // More, where another peak is under way then, or about to begin.
          const alone = { ...sizing, peaks: [peak] };
          ok(leastAt(sizing, role, zones, ready) >= leastAt(alone, role, zones, peak.start));
        }
      }),
    );
  });

  it("asks for the same at any moment, whenever it is asked before", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, roles, (sizing, zones, role) => {
        for (const at of moments(sizing)) {
          strictEqual(fleetSize({ ...sizing, now: at }, role, zones).min, leastAt(sizing, role, zones, at));
        }
      }),
    );
  });

  it("has a largest number above every least one, the same for both roles and all through a peak", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, (sizing, zones) => {
        const active = fleetSize(sizing, "active", zones);
        const standby = fleetSize(sizing, "standby", zones);
        strictEqual(active.max, standby.max);
        ok(active.max >= 1.5 * Math.max(active.min, ...active.steps.map(({ min }) => min)));
        const during = sizing.peaks.find(({ start, end }) => start <= sizing.now && sizing.now < end);
        if (during === undefined) return;
        const last = new Date(during.end.getTime() - 1);
        strictEqual(fleetSize({ ...sizing, now: last }, "active", zones).max, active.max);
      }),
    );
  });

  it("keeps a standby at a quarter of the active, and one in each zone at least", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, (sizing, zones) => {
        const { min: active } = fleetSize(sizing, "active", zones);
        const { min: standby } = fleetSize(sizing, "standby", zones);
        strictEqual(standby % zones, 0);
        ok(standby >= zones && standby >= active / 4 && standby < active / 4 + zones && standby <= active);
      }),
    );
  });

  it("names steps in the future only, in order, never two at one moment", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, roles, (sizing, zones, role) => {
        const { steps } = fleetSize(sizing, role, zones);
        const times = steps.map(({ at }) => at.getTime());
        deepStrictEqual(
          times,
          [...new Set(times)].sort((a, b) => a - b),
        );
        ok(times.every((time) => time > sizing.now.getTime()));
        strictEqual(new Set(steps.map(({ name }) => name)).size, steps.length);
      }),
    );
  });

  it("never asks for fewer instances when more users come", () => {
    fc.assert(
      fc.property(sizings, zoneCounts, roles, (sizing, zones, role) => {
        const more = { ...sizing, concurrentUsers: sizing.concurrentUsers + 1_000 };
        ok(fleetSize(more, role, zones).min >= fleetSize(sizing, role, zones).min);
      }),
    );
  });
});

/** Moments from now on at which something may change, and the ones just before. */
function moments({ peaks, now }: Sizing): Date[] {
  const edges = peaks.flatMap(({ start, end }) => [
    start.getTime() - leadMinutes * minute,
    start.getTime(),
    end.getTime(),
  ]);
  return edges.flatMap((edge) => [new Date(edge - 1), new Date(edge)]).filter((at) => at >= now);
}
