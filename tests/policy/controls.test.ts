import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { controls } from "../../policy/controls";
import { byNumber } from "../../policy/controls/numbers";
import { readersWork } from "../../policy/controls/readers-work";

const sdks = { aws: "aws", azure: "azure-native" } as const;
const scope = resolve(__dirname, "../../node_modules/@pulumi");
const wellFormed = /^([1-9]|1[0-2])(\.[1-9]\d?){2,3}$/;
/** We show evidence; whether a requirement is met is an assessor's word. */
const claims = /\bcomplian(t|ce)\b|\bsatisf(y|ies|ied)\b|\bfulfil/i;

/**
 * How many numbers of three or four parts each requirement of v4.0.1 has, in its text (see policy/controls/sources.ts);
 * 1 and 2 counted so at myctrl.tools/frameworks/pci-dss-v4 too. 2026-11-24.
 */
const sizes = [19, 11, 29, 6, 13, 19, 12, 29, 26, 27, 21, 37];

/** The inputs of a type as its declaration lists them. A name's case in file names follows no rule (`afdorigin`). */
function inputsOf(sdk: string, module: string, type: string): string {
  const wanted = `${type}.d.ts`.toLowerCase();
  const file = readdirSync(join(scope, sdk, module)).find((name) => name.toLowerCase() === wanted);
  assert.ok(file !== undefined, `${sdk} has no ${module}.${type}`);
  const declaration = readFileSync(join(scope, sdk, module, file), "utf8");
  const [inputs] = new RegExp(`^export interface ${type}Args \\{$[^]*?^\\}$`, "m").exec(declaration) ?? [];
  assert.ok(inputs !== undefined, `${module}.${type} is no resource`);
  return inputs;
}

function evidence(): readonly { number: string; sdk: string; path: string }[] {
  return controls.flatMap(({ number, evidence: found }) =>
    (["aws", "azure"] as const).flatMap((cloud) => {
      const here = found[cloud];
      return "notApplicable" in here ? [] : here.map((path) => ({ number, sdk: sdks[cloud], path }));
    }),
  );
}

function notApplicable(): readonly { number: string; reason: string }[] {
  return controls.flatMap(({ number, evidence: { aws, azure } }) =>
    [aws, azure].flatMap((here) => ("notApplicable" in here ? [{ number, reason: here.notApplicable }] : [])),
  );
}

describe("table of controls", () => {
  it("has well-formed numbers in the order of the standard, each once", () => {
    for (const table of [controls, readersWork]) {
      const numbers = table.map(({ number }) => number);
      for (const number of numbers) assert.match(number, wellFormed);
      numbers.forEach((number, place) => {
        const before = numbers[place - 1];
        if (before !== undefined) assert.ok(byNumber(before, number) < 0, `${before} stands before ${number}`);
      });
    }
  });

  it("orders numbers by their parts", () => {
    const shuffled = ["10.2.1", "2.2.2", "3.5.1.2", "3.5.1", "12.10.5", "12.3.3"];
    assert.deepEqual(shuffled.sort(byNumber), ["2.2.2", "3.5.1", "3.5.1.2", "10.2.1", "12.3.3", "12.10.5"]);
  });

  it("is looked up by number", () => {});

  it("names evidence that the SDKs take as inputs", () => {
    const wrong = evidence().filter(({ sdk, path }) => {
      const [module = "", type = "", property = "", ...rest] = path.split(".");
      assert.deepEqual(rest, [], path);
      return !new RegExp(`^ {4}${property}\\??: `, "m").test(inputsOf(sdk, module, type));
    });
    assert.deepEqual(wrong, []);
  });

  it("has evidence for each cloud, each named once, or a reason why there is none", () => {
    for (const { number, evidence: found } of controls) {
      for (const here of Object.values(found)) {
        if ("notApplicable" in here) continue;
        assert.ok(here.length > 0, `${number} has neither evidence nor reason`);
        assert.equal(new Set(here).size, here.length, `${number} names evidence twice`);
      }
    }
    assert.deepEqual(
      notApplicable().map(({ number }) => number),
      ["8.4.2", "10.6.2"],
    );
  });

  it("keeps apart what code shows and what is the reader's own work", () => {
    const shared = readersWork.filter(({ number }) => controls.some((control) => control.number === number));
    assert.deepEqual(shared, []);
  });

  it("speaks of every number of all twelve requirements", () => {
    const numbers = [...controls, ...readersWork].map(({ number }) => number);
    const counted = sizes.map((_, place) => numbers.filter((number) => number.startsWith(`${place + 1}.`)).length);
    assert.deepEqual(counted, sizes);
    // A number that has one after it is not the first of its section, and one with a parent has that parent.
    const known = new Set(numbers);
    for (const number of numbers) {
      const parts = number.split(".").map(Number);
      const last = parts.pop() ?? 0;
      const before = last > 1 ? [...parts, last - 1].join(".") : undefined;
      if (before !== undefined) assert.ok(known.has(before), `${before} is missing, which stands before ${number}`);
      if (parts.length === 3) assert.ok(known.has(parts.join(".")), `${number} has no parent`);
    }
  });

  it("says something everywhere, and claims nothing", () => {
    const texts = [
      ...controls.flatMap(({ number, title, shows, remains, source }) =>
        [title, shows, remains, source].map((text) => ({ number, text })),
      ),
      ...readersWork.flatMap(({ number, title, why }) => [title, why].map((text) => ({ number, text }))),
      ...notApplicable().map(({ number, reason }) => ({ number, text: reason })),
    ];
    for (const { number, text } of texts) {
      assert.ok(text.trim().length > 7, `${number} says too little: "${text}"`);
      assert.doesNotMatch(text, claims, number);
    }
  });

  it("dates what was read", () => {
    for (const { number, source } of controls) assert.match(source, /; read 20\d\d-\d\d-\d\d$/, number);
  });
});
