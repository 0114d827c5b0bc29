import assert from "node:assert/strict";
import { traceCheck, traceRelation } from "../../policy/traced";
import type { ResourceView } from "../../policy/view";
import { at, entries, unseen } from "../../policy/view";

const inputs = {
  plain: true,
  hidden: unseen,
  deep: { list: [{ a: 1, b: 2 }, { a: 3 }], other: "x" },
  frozen: Object.freeze({ inner: Object.freeze(["y"]) }),
};

function resource(name = "it", references: ResourceView["propertyDependencies"] = {}): ResourceView {
  const options = { protect: true, retainOnDelete: false, ignoreChanges: [] };
  const none = { parent: "", provider: "", dependencies: [], secrets: [] };
  return { urn: `urn:${name}`, type: "t", name, inputs, options, propertyDependencies: references, ...none };
}

function touched(look: (view: ResourceView) => unknown): readonly string[] {
  return traceCheck((view) => (look(view), []), resource());
}

describe("traced views", () => {
  it("tell leaves that were read, and what is not there", () => {
    assert.deepEqual(
      touched((view) => [at(view, "plain"), at(view, "missing")]),
      ["missing", "plain"],
    );
    assert.deepEqual(
      touched((view) => at(view, "deep.list.1.a")),
      ["deep.list.1.a"],
    );
    assert.deepEqual(
      touched((view) => view.options.protect),
      ["option protect"],
    );
  });

  it("tell a whole that was looked at as such", () => {
    assert.deepEqual(
      touched((view) => at(view, "deep") === undefined),
      ["deep"],
    );
  });

  it("survive lists, keys, JSON, what is frozen and what is unseen", () => {
    assert.deepEqual(
      touched((view) => {
        const list = at(view, "deep.list") as readonly { a: number }[];
        assert.equal(Array.isArray(list), true, "a list is none any more");
        assert.deepEqual(
          list.map(({ a }) => a),
          [1, 3],
        );
        assert.equal(entries(list).length, 2);
      }),
      ["deep.list.0.a", "deep.list.1.a"],
    );
    assert.deepEqual(
      touched((view) => {
        assert.equal(JSON.stringify(at(view, "deep")), JSON.stringify(inputs.deep));
      }),
      ["deep.list.0.a", "deep.list.0.b", "deep.list.1.a", "deep.other"],
    );
    assert.deepEqual(
      touched((view) => {
        assert.deepEqual(Object.keys(at(view, "deep") as object), ["list", "other"]);
      }),
      ["deep"],
    );
    assert.deepEqual(
      touched((view) => {
        assert.equal(at(view, "frozen.inner.0"), "y");
        assert.equal(at(view, "hidden"), unseen);
      }),
      ["frozen.inner.0", "hidden"],
    );
  });

  it("tell of each resource of a relation what it asked for, not how references are found", () => {
    const stack = [resource("one", { deep: ["urn:two"] }), resource("two")];
    const trace = traceRelation((view) => {
      const [first] = view.resources;
      assert.ok(first, "no resource");
      assert.deepEqual(
        view.referred(first, "deep", "t").map(({ name }) => name),
        ["two"],
      );
      view.referred(first, "deep", "t").forEach((target) => at(target, "plain"));
      return [];
    }, stack);
    assert.deepEqual(
      [...trace],
      [
        ["urn:one", ["deep"]],
        ["urn:two", ["plain"]],
      ],
    );
  });
});
