import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documents } from "./documents";

const root = join(__dirname, "..");

/** Writes every generated page and sealed list again. */
async function main(): Promise<void> {
  for (const { file, make } of documents) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await make(root));
  }
}

void main();
