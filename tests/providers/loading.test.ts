import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { clouds } from "../../providers";

const root = resolve(__dirname, "../..");

/** Package of each cloud's SDK. */
const sdks: Readonly<Record<string, string>> = { aws: "@pulumi/aws", azure: "@pulumi/azure-native" };

/** Files that a process of its own has loaded once it has planned one stack. */
function loadedBy(stack: string): readonly string[] {
  const program = `
    const { planStack } = require("./plan/stack-plan");
    planStack({ stack: ${JSON.stringify(stack)}, now: new Date("2026-11-01T00:00:00Z") }).then(
      () => process.stdout.write(Object.keys(require.cache).join("\\n")),
    );
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", "./plan/preload.cjs", "--require", "./plan/transpile.cjs", "-e", program],
    { cwd: root, encoding: "utf8" },
  );
  assert.equal(status, 0, stderr);
  return stdout.split("\n").map((file) => file.replaceAll("\\", "/"));
}

describe("what a plan loads", () => {
  for (const [cloud, own] of Object.entries(sdks)) {
    it(`of a stack on ${cloud} holds its SDK and no other`, () => {
      const loaded = loadedBy(`dev-${cloud}`);
      const has = (part: string) => loaded.filter((file) => file.includes(`/node_modules/${part}/`)).length;
      assert.ok(has(own) > 10, `${own} was not loaded`);
      for (const other of Object.values(sdks).filter((sdk) => sdk !== own)) assert.equal(has(other), 0, other);
      // Of another cloud the registry reads the table of regions, which is data.
      const foreign = loaded.filter((file) =>
        Object.keys(clouds).some((name) => name !== cloud && file.includes(`/providers/${name}/`)),
      );
      assert.deepEqual(
        foreign.filter((file) => !file.endsWith("/regions.ts")),
        [],
      );
    });
  }

  it("is known for every cloud of the registry", () => {
    assert.deepEqual(Object.keys(sdks), Object.keys(clouds));
  });
});
