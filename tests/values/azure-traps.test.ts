import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { azure } from "../../values/rules/azure";
import { azureTraps } from "../../values/traps/azure";

const root = join(__dirname, "../..");

describe("traps of Azure", () => {
  it("are all there, each once", () => {
    const wanted = Array.from({ length: 70 }, (_, index) => String(index + 1));
    assert.deepEqual(
      azureTraps.map(({ number }) => number),
      wanted,
    );
  });

  it("name rules that exist, and that name them", () => {
    const wrong = azureTraps.flatMap(({ number, how }) =>
      "rule" in how && !azure.some(({ name, traps }) => name === how.rule && traps?.includes(number))
        ? [`${number}: ${how.rule}`]
        : [],
    );
    assert.deepEqual(wrong, []);
  });

  it("name files that exist, and what stands in them", () => {
    const wrong = azureTraps.flatMap(({ number, how }) => {
      if (!("elsewhere" in how) || how.elsewhere.startsWith("npm run ")) return [];
      const [, file = "", words = ""] = /^([^:]+): (.+)$/.exec(how.elsewhere) ?? [];
      const path = join(root, file);
      if (!existsSync(path)) return [`${number}: ${file}`];
      return statSync(path).isDirectory() || readFileSync(path, "utf8").includes(words) ? [] : [`${number}: ${words}`];
    });
    assert.deepEqual(wrong, []);
  });

  it("are named by rules of one name each, with a source", () => {
    const names = azure.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    const numbers = azureTraps.map(({ number }) => number);
    for (const { name, source, traps = [] } of azure) {
      assert.ok(source.length > 5, `${name} has no source`);
      assert.ok(
        traps.every((each) => numbers.includes(each)),
        `${name} names a trap that isn't there`,
      );
    }
  });
});
