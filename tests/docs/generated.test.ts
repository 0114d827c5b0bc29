import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { documents } from "../../docs/documents";

const root = resolve(__dirname, "../..");

describe("generated pages and sealed lists", () => {
  for (const { file, make } of documents) {
    it(`${file} is as \`npm run docs\` makes it`, async () => {
      assert.equal(readFileSync(join(root, file), "utf8"), await make(root));
    });
  }
});
