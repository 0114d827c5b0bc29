import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { catalogue } from "../../policy/catalogue";

const root = resolve(__dirname, "../..");
const pack = join(root, "policy");

interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly main: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function sources(): readonly string[] {
  return readdirSync(pack, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/^(dist|node_modules)\//.test(file),
  );
}

describe("policy pack", () => {
  it("has a rule on each cloud for everything that is demanded by name", () => {
    for (const core of ["encryption-at-rest", "encryption-in-transit", "multi-az"]) {
      const types = Object.keys(catalogue.find(({ name }) => name === core)?.checks ?? {});
      for (const cloud of ["aws:", "azure-native:"]) {
        assert.ok(types.filter((type) => type.startsWith(cloud)).length > 5, `${core} judges nothing of ${cloud}`);
      }
    }
  });

  it("has a version, pins what it imports, and pins it as the project does", () => {
    const { version, dependencies, devDependencies } = manifest(pack);
    assert.match(String(version), /^\d+\.\d+\.\d+$/);
    const own = { ...dependencies, ...devDependencies };
    for (const [name, wanted] of Object.entries(own)) assert.match(wanted, /^\d+\.\d+\.\d+$/, name);
    const project = manifest(root);
    const shared = { ...project.dependencies, ...project.devDependencies };
    for (const [name, wanted] of Object.entries(own)) assert.equal(wanted, shared[name] ?? wanted, name);
    const imported = sources().flatMap((file) =>
      [...readFileSync(join(pack, file), "utf8").matchAll(/from "([^".][^"]*)"/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !name.startsWith("node:")),
    );
    assert.ok(imported.length > 0);
    for (const name of imported) assert.ok(name in dependencies, `${name} is imported and not pinned`);
  });

  it("is constructed in one place, which nobody but the engine loads", () => {
    const constructing = sources().filter((file) => readFileSync(join(pack, file), "utf8").includes("new PolicyPack("));
    assert.deepEqual(constructing, ["index.ts"]);
  });

  it("is told to the engine as built JavaScript", () => {
    const text = readFileSync(join(pack, "PulumiPolicy.yaml"), "utf8");
    assert.match(text, /typescript: false/);
    assert.match(text, new RegExp(`main: ${manifest(pack).main}`));
  });

  it("builds copied out alone", function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), "commerce-policy-"));
    try {
      cpSync(pack, folder, { recursive: true, filter: (from) => !/\/(dist|node_modules)$/.test(from) });
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], { cwd: folder });
      assert.ok(existsSync(join(folder, manifest(folder).main)));
      const left = sources().filter((file) => !existsSync(join(folder, "dist", file.replace(/\.ts$/, ".js"))));
      assert.deepEqual(left, []);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
