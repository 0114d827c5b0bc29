import assert from "node:assert/strict";
import { parityDifferences } from "../../docs/parity-differences";
import { clouds } from "../../providers";
import { planned } from "../support/plan";
import { text } from "../support/values";
import { faults, isPromised } from "./judge";
import { promises, rows } from "./promises";
import { readers } from "./readers";

/** The configs in which every promise is looked for; each is as it stands on any cloud. */
const variants: readonly { readonly kind: "prod" | "dev"; readonly set?: Readonly<Record<string, unknown>> }[] = [
  { kind: "prod" },
  { kind: "dev" },
  { kind: "prod", set: { recovery: "cold" } },
  { kind: "prod", set: { lock: "irrevocable" } },
];

const declared = (id: string, cloud: string) =>
  parityDifferences.some(({ witnesses }) =>
    witnesses.some((one) => "promise" in one && one.promise === id && one.missing === cloud),
  );

it("every cloud of the registry has a reader of its properties", () => {
  assert.deepEqual(Object.keys(readers), Object.keys(clouds));
});

for (const [cloud, reader] of Object.entries(readers)) {
  for (const tier of Object.keys(promises)) {
    describe(`${tier}, on ${cloud}`, () => {
      for (const row of rows.filter((one) => one.tier === tier)) {
        const missing = declared(row.id, cloud);
        it(`${missing ? "does not keep, as declared" : "keeps"}: ${row.promise.says}`, async () => {
          const found: string[] = [];
          let asked = 0;
          for (const { kind, set = {} } of variants) {
            const plan = await planned({ stack: `${kind}-${cloud}`, set });
            if (!isPromised(row, plan)) continue;
            asked += 1;
            found.push(...faults(row, reader, plan).map((fault) => `${kind} ${text(set)}: ${fault}`));
          }
          assert.ok(asked > 0, "no config here is promised it");
          if (missing) assert.ok(found.length > 0, "it is kept: strike it out of docs/parity-differences.ts");
          else assert.deepEqual(found, []);
        });
      }
    });
  }
}

describe("what must be the same for the same shop", () => {
  for (const { id, promise, read } of rows.filter((row) => row.promise.same === true)) {
    for (const kind of ["prod", "dev"]) {
      it(`${id}, ${kind}: ${promise.says}`, async () => {
        const values = await Promise.all(
          Object.entries(readers).map(async ([cloud, reader]) => {
            const plan = await planned({ stack: `${kind}-${cloud}` });
            return [...new Set(read(reader)(plan).map(({ value }) => text(value)))].sort();
          }),
        );
        const [first, ...others] = values;
        for (const other of others) assert.deepEqual(other, first);
      });
    }
  }
});
