import { strict as assert } from "node:assert";
import { Secret, UNKNOWN } from "../../plan/recorded";
import type { Shape } from "../../values/shape";
import { walk } from "../../values/walk";
import { witnesses } from "../../values/witnesses";

const cases: readonly (readonly [limit: string, shape: Shape, good: unknown, bad: unknown])[] = [
  ["a text", { type: "text" }, "1", 1],
  ["a number", { type: "number" }, 1.5, "1.5"],
  ["a whole number", { type: "integer" }, 2, 1.5],
  ["a switch", { type: "boolean" }, false, "false"],
  ["a list", { type: "list" }, [], {}],
  ["an object", { type: "object" }, {}, []],
  ["a choice", { enum: ["round_robin"] }, "round_robin", "roundRobin"],
  ["a pattern, of the whole", { pattern: "[a-z]+" }, "abc", "abc1"],
  ["a pattern with alternatives, of the whole", { pattern: "a|b" }, "b", "ab"],
  ["a least length", { minLength: 2 }, "ab", "a"],
  ["a most length, by characters", { maxLength: 1 }, "😀", "ab"],
  ["a most length of a list", { maxLength: 1 }, ["a"], ["a", "b"]],
  ["a minimum", { minimum: 7 }, 7, 6],
  ["a maximum", { maximum: 30 }, 30, 31],
  ["items once", { unique: true }, ["a", "b"], ["a", "a"]],
  ["items of a list", { items: { type: "text" } }, ["a"], [1]],
  ["values of free keys", { items: { maxLength: 1 } }, { any: "a" }, { any: "ab" }],
  ["a member", { members: { a: { type: "text" } } }, { a: "x", b: 1 }, { a: 1 }],
  ["what is required", { required: ["a"], members: { a: {} } }, { a: 0 }, { b: 0 }],
  ["what is closed", { closed: true, members: { a: {} } }, { a: 1 }, { b: 1 }],
  ["what the cloud sets", { members: { id: { readOnly: true } } }, {}, { id: "x" }],
];

describe("a value along its shape", () => {
  for (const [limit, shape, good, bad] of cases) {
    it(`is held to ${limit}`, () => {
      assert.deepEqual(walk(good, shape).broken, []);
      assert.equal(walk(bad, shape).broken.length, 1);
    });
  }

  it("is looked at behind a secret, and passed over while it is not known", () => {
    assert.equal(walk({ a: new Secret(1) }, { members: { a: { type: "text" } } }).broken.length, 1);
    const { broken, unknown } = walk({ a: UNKNOWN }, { members: { a: { type: "text" } } });
    assert.deepEqual([broken.length, unknown], [0, 1]);
  });

  it("gives paths with indices, and counts what no model knows", () => {
    const shape = { members: { rules: { items: { members: { action: { enum: ["a"] } } } } } };
    const { broken, checked, unchecked, values } = walk({ rules: [{ action: "b", other: { deep: 1 } }] }, shape);
    assert.deepEqual(
      broken.map(({ path }) => path),
      ["rules[0].action"],
    );
    assert.deepEqual([checked, unchecked, values], [["rules[].action"], ["rules[].other.deep"], 2]);
  });

  it("has patterns in every model that compile", () => {
    const patterns = new Set<string>();
    const collect = (shape: Shape): void => {
      if (shape.pattern !== undefined) patterns.add(shape.pattern);
      if (shape.items !== undefined) collect(shape.items);
      for (const member of Object.values(shape.members ?? {})) collect(member);
    };
    for (const { shapes } of witnesses().models) for (const shape of Object.values(shapes)) collect(shape);
    assert.ok(patterns.size > 80, `only ${patterns.size} patterns`);
    for (const pattern of patterns) assert.doesNotThrow(() => new RegExp(`^(?:${pattern})$`, "u"), pattern);
  });
});
