import { deepStrictEqual } from "node:assert/strict";
import { applyOverride, applyOverrides } from "../../config/override";
import { refusal } from "./loading";

const config = { a: { b: 1 }, list: [{ factor: 1 }, { factor: 2 }], text: "x" };

describe("override", () => {
  const cases: readonly (readonly [string, Record<string, unknown>])[] = [
    ["text=y", { ...config, text: "y" }],
    ["text=", { ...config, text: "" }],
    ["text=a=b", { ...config, text: "a=b" }],
    ["text=012345678901", { ...config, text: "012345678901" }],
    ["a.b=2", { ...config, a: { b: 2 } }],
    ["a.c=true", { ...config, a: { b: 1, c: true } }],
    ['a={"d":[1]}', { ...config, a: { d: [1] } }],
    ["new.deep.key=v", { ...config, new: { deep: { key: "v" } } }],
    ["map.us-east-2=ami-1", { ...config, map: { "us-east-2": "ami-1" } }],
    ["list[1].factor=3", { ...config, list: [{ factor: 1 }, { factor: 3 }] }],
    ["list.0.factor=3", { ...config, list: [{ factor: 3 }, { factor: 2 }] }],
    ["list[2]=9", { ...config, list: [{ factor: 1 }, { factor: 2 }, 9] }],
    ["constructor.name=v", { ...config, constructor: { name: "v" } }],
  ];
  for (const [override, expected] of cases) {
    it(`takes ${override}`, () => {
      const before = structuredClone(config);
      deepStrictEqual(applyOverride(config, override), expected);
      deepStrictEqual(config, before);
    });
  }

  const refused: readonly (readonly [string, string, string, string, string])[] = [
    [
      "text",
      "text",
      "no key and value",
      "key=value, the key a dotted path",
      "write it such as database.storageGiB=800",
    ],
    ["=5", "=5", "no key and value", "key=value, the key a dotted path", "write it such as database.storageGiB=800"],
    [
      "a..b=5",
      "a..b=5",
      "no key and value",
      "key=value, the key a dotted path",
      "write it such as database.storageGiB=800",
    ],
    ["text.b=5", "text.b", 'text is "x"', "a path through objects and lists", "shorten the path"],
    ["list[3]=5", "list[3]", "3", "an index from 0 to 2", "mend the index; the last one appends"],
    ["list.x=5", "list.x", "x", "an index from 0 to 2", "mend the index; the last one appends"],
    ["list[5].factor=5", "list[5].factor", "5", "an index from 0 to 2", "mend the index; the last one appends"],
  ];
  for (const [override, key, given, allowed, mend] of refused) {
    it(`refuses ${override}`, () => {
      deepStrictEqual(refusal(() => applyOverride(config, override)).problems, [{ key, given, allowed, mend }]);
    });
  }

  it("refuses a key that would change what an object is", () => {
    deepStrictEqual(refusal(() => applyOverride(config, "__proto__.text=y")).problems.length, 1);
  });

  it("names all that it refuses at once, and else applies one after the other", () => {
    const { problems } = refusal(() => applyOverrides(config, ["text", "a.b=2", "list[9]=5"]));
    deepStrictEqual(
      problems.map(({ key }) => key),
      ["text", "list[9]"],
    );
    deepStrictEqual(applyOverrides(config, ["a.b=2", "a.c=3"]), { ...config, a: { b: 2, c: 3 } });
  });
});
