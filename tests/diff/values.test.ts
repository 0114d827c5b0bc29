import assert from "node:assert/strict";
import { compareValues } from "../../diff/compare/values";

const paths = (before: unknown, after: unknown) =>
  compareValues(before, after, "").map((change) => [change.path, change.before, change.after]);

describe("the comparison of values", () => {
  it("says nothing of equal ones", () => {
    assert.deepEqual(paths({ a: [{ b: 1 }], c: null }, { c: null, a: [{ b: 1 }] }), []);
  });

  it("goes as deep as it can", () => {
    assert.deepEqual(paths({ a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 3, d: 2 } } }), [["a.b.c", 1, 3]]);
  });

  it("names the parts of what came or went as a whole", () => {
    assert.deepEqual(paths({}, { a: { b: 1, c: { d: true } } }), [
      ["a.b", undefined, 1],
      ["a.c.d", undefined, true],
    ]);
    assert.deepEqual(paths({ a: { b: 1 } }, {}), [["a.b", 1, undefined]]);
    assert.deepEqual(paths({}, { a: {} }), [["a", undefined, {}]]);
  });

  it("keeps unknown values and masked secrets as they are", () => {
    assert.deepEqual(paths({ a: null, b: "[secret]" }, { a: "x", b: "y" }), [
      ["a", null, "x"],
      ["b", "[secret]", "y"],
    ]);
  });

  it("opens JSON documents in text", () => {
    const policy = (action: string) => JSON.stringify({ Statement: [{ Sid: "read", Action: action }] });
    assert.deepEqual(paths({ policy: policy("s3:Get") }, { policy: policy("s3:*") }), [
      ["policy.Statement.0.Action", "s3:Get", "s3:*"],
    ]);
    assert.deepEqual(paths({ text: "{no json" }, { text: "{no" }), [["text", "{no json", "{no"]]);
    assert.deepEqual(paths({ policy: "{}" }, {}), [["policy", "{}", undefined]]);
  });

  it("tells a list of plain values as a whole", () => {
    assert.deepEqual(paths({ a: [1, 2] }, { a: [1, 2, 3] }), [["a", [1, 2], [1, 2, 3]]]);
  });

  it("finds the partner of a named item, wherever it stands", () => {
    const before = [
      { name: "a", port: 1 },
      { name: "b", port: 2 },
    ];
    const after = [
      { name: "c", port: 9 },
      { name: "b", port: 3 },
    ];
    assert.deepEqual(paths({ rules: before }, { rules: after }), [
      ["rules.0.name", "a", undefined],
      ["rules.0.port", 1, undefined],
      ["rules.1.port", 2, 3],
      ["rules.0.name", undefined, "c"],
      ["rules.0.port", undefined, 9],
    ]);
    assert.deepEqual(paths({ rules: before }, { rules: [...before].reverse() }), []);
  });

  it("leaves out of unnamed lists what stands in both", () => {
    const item = (port: number) => ({ port });
    assert.deepEqual(paths({ a: [item(1), item(2)] }, { a: [item(2)] }), [["a.0", { port: 1 }, undefined]]);
    assert.deepEqual(paths({ a: [item(1), item(1)] }, { a: [item(1)] }).length, 1, "the same item, less often");
  });
});
