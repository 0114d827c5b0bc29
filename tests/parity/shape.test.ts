import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { clouds } from "../../providers";
import type { StackPlan } from "../../plan/stack-plan";
import { planned } from "../support/plan";
import { neutral } from "./neutral";

const root = resolve(__dirname, "../..");
const [one = "", ...others] = Object.keys(clouds);
const component = "commerce:index:";

/** URNs of components, and how many resources of a cloud lie right below each. */
function tree({ resources, settings, stack }: StackPlan): readonly string[] {
  return resources
    .filter(({ type }) => type.startsWith(component))
    .map(({ urn }) => neutral(urn, settings.regions).replaceAll(stack, "STACK"));
}

/** The form of a value: its keys, and what is text, number or list. What a call of a cloud is told is that cloud's own. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, key === "args" ? typeof inner : shape(inner)]),
  );
}

const folder = (cloud: string) => join(root, "providers", cloud);
const topLevel = (cloud: string, isFolder: boolean) =>
  readdirSync(folder(cloud))
    .filter((name) => statSync(join(folder(cloud), name)).isDirectory() === isFolder)
    .sort();

for (const other of others) {
  for (const kind of ["prod", "dev"]) {
    describe(`${kind}-${one} and ${kind}-${other}`, () => {
      const both = () => Promise.all([one, other].map((cloud) => planned({ stack: `${kind}-${cloud}` })));

      it("have the same tree of components, but for the names of regions", async () => {
        const [first, second] = (await both()).map(tree);
        assert.ok((first?.length ?? 0) > 8, "no components");
        assert.deepEqual(second, first);
      });

      it("hang every resource of a cloud below a component that the other has too", async () => {
        const [first, second] = (await both()).map(({ resources, settings }) => {
          const components = new Map(resources.filter(({ custom }) => !custom).map(({ urn, name }) => [urn, name]));
          const parents = resources
            .filter(({ custom }) => custom)
            .map(({ parent }) => components.get(parent) ?? "none");
          return [...new Set(parents.map((name) => neutral(name, settings.regions)))].sort();
        });
        assert.deepEqual(second, first);
      });

      it("have outputs of the same keys and forms", async () => {
        const [first, second] = await both();
        const { promises: ours, ...rest } = first?.outputs ?? {};
        const { promises: theirs, ...others } = second?.outputs ?? {};
        assert.deepEqual(shape(others), shape(rest));
        const tiers = ({ settings }: StackPlan, said: unknown) =>
          Object.keys(said as object)
            .map((tier) => neutral(tier, settings.regions))
            .sort();
        assert.ok(first && second);
        assert.deepEqual(tiers(second, theirs), tiers(first, ours));
      });
    });
  }

  describe(`providers/${one} and providers/${other}`, () => {
    it("hold the same files", () => {
      assert.deepEqual(topLevel(other, false), topLevel(one, false));
    });

    it("hold the same folders", () => {
      assert.deepEqual(topLevel(other, true), topLevel(one, true));
    });
  });
}

describe("readers of recorded inputs", () => {
  it("know nothing of who made them", () => {
    const files = readdirSync(join(root, "tests/parity/readers"), { recursive: true, encoding: "utf8" });
    const found = files
      .filter((file) => file.endsWith(".ts"))
      .filter((file) =>
        /from "[^"]*(providers|@pulumi)\//.test(readFileSync(join(root, "tests/parity/readers", file), "utf8")),
      );
    assert.deepEqual(found, []);
    assert.ok(files.length > 8, "no readers");
  });
});
