import { deepStrictEqual, ok, throws } from "node:assert/strict";
import * as fc from "fast-check";
import { subnetPlan } from "../../config/subnets";
import { clouds } from "../../providers";

const slots = fc.integer({ min: 0, max: 255 });
const zonesOf = (count: number) => ["a", "b", "c", "d", "e", "f"].slice(0, count);

interface Range {
  readonly first: number;
  readonly last: number;
}

function range(cidr: string): Range {
  const [address = "", bits = ""] = cidr.split("/");
  const first = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  ok(first % 2 ** (32 - Number(bits)) === 0, `${cidr} doesn't begin at a boundary of its own size`);
  return { first, last: first + 2 ** (32 - Number(bits)) - 1 };
}

function overlap(a: string, b: string): boolean {
  return range(a).first <= range(b).last && range(b).first <= range(a).last;
}

function overlapping(cidrs: readonly string[]): string[] {
  return cidrs.flatMap((a, index) =>
    cidrs
      .slice(index + 1)
      .filter((b) => overlap(a, b))
      .map((b) => `${a} and ${b}`),
  );
}

describe("subnets", () => {
  it("lie inside their region's range and don't overlap", () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 1, max: 6 }), (slot, count) => {
        const { cidr, subnets } = subnetPlan({ slot, zones: zonesOf(count) });
        const whole = range(cidr);
        for (const subnet of subnets) {
          const { first, last } = range(subnet.cidr);
          ok(whole.first <= first && last <= whole.last);
        }
        deepStrictEqual(overlapping(subnets.map((subnet) => subnet.cidr)), []);
        deepStrictEqual(subnets.length, 3 * count);
      }),
    );
  });

  it("leave room for one more tier of six zones", () => {
    const { cidr, subnets } = subnetPlan({ slot: 11, zones: zonesOf(6) });
    const spare = zonesOf(6).map((_, index) => `10.11.${160 + index}.0/24`);
    deepStrictEqual(overlapping([...subnets.map((subnet) => subnet.cidr), ...spare]), []);
    ok(spare.every((subnet) => overlap(cidr, subnet)));
  });

  it("of different regions don't overlap", () => {
    for (const { regions } of Object.values(clouds)) {
      deepStrictEqual(overlapping(Object.values(regions).map((facts) => subnetPlan(facts).cidr)), []);
    }
    fc.assert(
      fc.property(slots, slots, (a, b) => {
        fc.pre(a !== b);
        deepStrictEqual(
          overlap(subnetPlan({ slot: a, zones: [] }).cidr, subnetPlan({ slot: b, zones: [] }).cidr),
          false,
        );
      }),
    );
  });

  it("stay where they are when a zone is added", () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 1, max: 5 }), (slot, count) => {
        const before = subnetPlan({ slot, zones: zonesOf(count) });
        const after = subnetPlan({ slot, zones: zonesOf(count + 1) });
        deepStrictEqual(after.cidr, before.cidr);
        deepStrictEqual(
          after.subnets.filter(({ index }) => index < count),
          before.subnets,
        );
      }),
    );
  });

  it("stay where they are when regions are added, removed or reversed", () => {
    const names = Object.keys(clouds["aws"]?.regions ?? {});
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (chosen) => {
        for (const name of chosen) {
          const facts = clouds["aws"]?.regions[name];
          ok(facts !== undefined);
          ok(subnetPlan(facts).subnets.every(({ cidr }) => cidr.startsWith(`10.${facts.slot}.`)));
        }
      }),
    );
  });

  it("refuse a zone for which there is no room", () => {
    throws(() => subnetPlan({ slot: 1, zones: zonesOf(6).concat("g") }), /7 zones; there is room for 6/);
  });
});
