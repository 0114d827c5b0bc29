"use strict";
// Loads TypeScript by stripping its types; `npm run check` is what checks them. What was stripped is kept by the hash of its
// source: reading it back takes a tenth of the time of stripping it again, and a changed file can't be mistaken.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");

const { version } = require("sucrase/package.json");
const folder = join(__dirname, "../.cache");
const store = join(folder, `sources-${version}.json`);

const kept = readKept();
const used = {};
let fresh = false;

Module._extensions[".ts"] = (module, file) => module._compile(strip(readFileSync(file, "utf8"), file), file);

function strip(source, filePath) {
  const key = createHash("sha1").update(source).digest("base64");
  fresh ||= !Object.hasOwn(kept, key);
  // Imports become getters as in the compiler's own output, so that a cycle sees later values.
  const transforms = ["imports", "typescript"];
  return (used[key] = kept[key] ?? require("sucrase").transform(source, { transforms, filePath }).code);
}

function readKept() {
  try {
    return JSON.parse(readFileSync(store, "utf8"));
  } catch {
    return {};
  }
}

process.on("exit", () => {
  if (!fresh) return;
  try {
    mkdirSync(folder, { recursive: true });
    // What many edits left behind is dropped. Renamed into place: another plan never reads half a file.
    const all = Object.keys(kept).length > 2_000 ? used : { ...kept, ...used };
    writeFileSync(`${store}.${process.pid}`, JSON.stringify(all));
    renameSync(`${store}.${process.pid}`, store);
  } catch {
    // A folder that can't be written to costs time, nothing else.
  }
});
