import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("dist/") && !file.includes("node_modules/"))
    .map((file) => join(folder, file));
}

function imports(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|require\(|import\()\s*"([^"]+)"/g)].map(([, name = ""]) => name);
}

/** Words that belong to one cloud only. */
const cloudWords =
  /\b(aws|amazon|azure|microsoft|arn|ec2|rds|s3|alb|vpc|vnet|elasticache|cloudwatch|cloudfront|kms|iam|sns|vmss|entra|key vault|front door|gcp|google)\b/i;

describe("the architecture's arrows", () => {
  it("names no cloud in components/", () => {
    const found = sources("components").flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) => (cloudWords.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    assert.deepEqual(found, []);
    assert.ok(sources("components").length >= 12, "components/ was not found");
  });

  const rules: readonly { folder: string; forbidden: RegExp; why: string }[] = [
    { folder: "components", forbidden: /providers\/|@pulumi\/(aws|azure)/, why: "components know the contract only" },
    { folder: "config", forbidden: /@pulumi\/(aws|azure)|components\/|plan\//, why: "settings come before everything" },
    {
      folder: "providers/aws",
      forbidden: /azure|plan\/|(\.\.\/){2,}policy\//,
      why: "providers never import each other",
    },
    {
      folder: "providers/azure",
      forbidden: /@pulumi\/aws|\/aws\/|plan\/|(\.\.\/){2,}policy\//,
      why: "providers never import each other",
    },
    {
      folder: "policy",
      forbidden: /components\/|providers\/|config\/|plan\//,
      why: "policy is an independent witness",
    },
  ];
  for (const { folder, forbidden, why } of rules) {
    it(`keeps ${folder}/ apart: ${why}`, () => {
      const found = sources(folder).flatMap((file) =>
        imports(file)
          .filter((name) => forbidden.test(name))
          .map((name) => `${file} imports ${name}`),
      );
      assert.deepEqual(found, []);
    });
  }

  it("imports the SDKs by submodule only", () => {
    const folders = ["components", "config", "providers", "plan", "diff", "policy", "tests", "bench"];
    const found = folders.flatMap(sources).flatMap((file) =>
      imports(file)
        .filter((name) => /^@pulumi\/(aws|azure-native|random)$/.test(name))
        .map((name) => `${file} imports ${name}`),
    );
    assert.deepEqual(found, []);
  });

  it("loads no cloud's SDK with the registry", () => {
    const registry = readFileSync(join(root, "providers/index.ts"), "utf8");
    for (const cloud of ["aws", "azure"]) {
      assert.ok(registry.includes(`await import("./${cloud}")`), `${cloud} is not loaded on demand`);
      assert.doesNotMatch(registry, new RegExp(`^import (?!type).*"\\./${cloud}"`, "m"));
    }
  });
});
