import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { awsBroken } from "./aws/broken";
import { azureBroken } from "./azure/broken";
import { openStack } from "./open";
import { replay } from "./replay";

/** Orders to try until a mistake shows: one that depends on luck shows in some of them. */
const tries = 60;

const clouds = [
  { folder: "aws", stack: "prod-aws", list: awsBroken },
  { folder: "azure", stack: "prod-azure", list: azureBroken },
];

for (const { folder, stack: usual, list } of clouds) {
  describe(`a broken program on ${folder}`, function () {
    this.timeout(60_000);

    for (const { title, code, stack = usual, edit, late } of list) {
      it(`is refused with ${code}: ${title}`, async () => {
        const { resources, cloud } = await openStack(stack);
        const edited = edit(resources);
        const met = new Set<string>();
        for (let seed = 0; seed < tries && !met.has(code); seed++) {
          const { refused } = replay(edited, cloud(), seed, (urn) => late !== undefined && urn.includes(late));
          if (refused !== undefined) met.add(refused.by.code);
        }
        assert.ok(met.has(code), `met ${[...met].join(", ") || "no refusal"}`);
      });
    }

    it("shows each refusal that there is", () => {
      const codes = new Set([...list.map(({ code }) => code), ...testedIn(join(__dirname, folder))]);
      const missing = [...codesIn(join(__dirname, folder))].filter((code) => !codes.has(code));
      assert.deepEqual(missing, []);
    });
  });
}

/** What only an update, a deletion or a scenario meets is shown in tests of its own, which name the code. */
function testedIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(/"([\w.-]+)"/g)].map(([, code = ""]) => code),
    );
}

/** Codes as they stand in the tables and functions of a cloud; those of quotas are shown in quotas.test.ts. */
function codesIn(folder: string): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const file of readdirSync(folder, { withFileTypes: true })) {
    if (!file.isFile() || file.name.includes("test") || file.name.startsWith("broken")) continue;
    const text = readFileSync(join(folder, file.name), "utf8").replaceAll(/\bquota: \{[^]*?source:/g, "");
    for (const [, code = ""] of text.matchAll(/\b(?:code: |refuse\(\s*|new Refusal\(\s*)"([\w.-]+)"/g)) codes.add(code);
  }
  return codes;
}
