import { strict as assert } from "node:assert";
import { aws as rules } from "../../values/rules/aws";
import { aws } from "../../values/traps/aws";

describe("traps of practice on AWS", () => {
  it("are all there once, from T1 to T76", () => {
    const numbers = aws.map(({ number }) => number);
    assert.deepEqual(
      numbers,
      Array.from({ length: 76 }, (_, index) => `T${index + 1}`),
    );
  });

  it("name rules that exist and that name them", () => {
    for (const { number, how } of aws) {
      if (!("rule" in how)) continue;
      const named = rules.find(({ name }) => name === how.rule);
      assert.ok(named, `${number} names ${how.rule}, which there is not`);
      assert.ok(named.traps?.includes(number), `${how.rule} does not name ${number}`);
    }
  });

  it("leave no rule whose number is not here, and no name used twice", () => {
    const numbers = new Set(aws.map(({ number }) => number));
    for (const { name, traps = [] } of rules)
      for (const each of traps) assert.ok(numbers.has(each), `${name}: ${each}`);
    const names = rules.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});
