import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load as parseYaml } from "js-yaml";
import * as ts from "typescript";

const root = join(__dirname, "../..");

function options(file: string): Record<string, unknown> {
  const read = ts.readConfigFile(join(root, file), (path) => readFileSync(path, "utf8"));
  strictEqual(read.error, undefined);
  return (read.config as { compilerOptions: Record<string, unknown> }).compilerOptions;
}

describe("what the engine compiles with", () => {
  it("is named in Pulumi.yaml, and differs from what is checked in one thing only", () => {
    const project = parseYaml(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as {
      runtime: { options: Record<string, unknown> };
    };
    deepStrictEqual(project.runtime.options, { typescript: true, tsconfig: "tsconfig.pulumi.json" });
    const { noCheck, ...rest } = options("tsconfig.pulumi.json");
    strictEqual(noCheck, true);
    // The engine reads this file alone, without what it extends: what decides how modules load must stand in it.
    const { target, module, moduleResolution } = options("tsconfig.json");
    deepStrictEqual(rest, { target, module, moduleResolution });
  });
});
