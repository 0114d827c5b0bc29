import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load as parseYaml } from "js-yaml";
import { withMirror } from "../../config/mirror";
import { configReference } from "../../config/reference";
import { schema } from "../../config/schema";
import { defaultOf, factsOf } from "../../config/schema/key";
import { stackConfig } from "../../config/stack-file";

const text = (file: string) => readFileSync(join(__dirname, "../..", file), "utf8");
const stale = "run npm run docs";

describe("files made from the schema", () => {
  it("docs/config.md is fresh", () => {
    strictEqual(text("docs/config.md"), configReference(), stale);
  });

  it("Pulumi.yaml is fresh", () => {
    strictEqual(text("Pulumi.yaml"), withMirror(text("Pulumi.yaml")), stale);
  });

  it("Pulumi.yaml declares the keys with a default, with that default, and the plan fills in the same", () => {
    const project = parseYaml(text("Pulumi.yaml")) as { name: string; config: Record<string, { default: unknown }> };
    const entries = Object.entries(factsOf(schema).entries ?? {}).filter(([, entry]) => defaultOf(entry) !== undefined);
    const defaults = Object.fromEntries(entries.map(([name, entry]) => [name, defaultOf(entry)]));
    deepStrictEqual(
      Object.fromEntries(Object.entries(project.config).map(([name, key]) => [name, key.default])),
      defaults,
    );
    deepStrictEqual(stackConfig("x", ""), defaults);
    strictEqual(project.name, "commerce");
  });

  it("the mirror keeps what stands above it", () => {
    const made = withMirror("name: other\nruntime: nodejs\n");
    ok(made.startsWith("name: other\nruntime: nodejs\n\n# Made by"));
    strictEqual(withMirror(made), made);
  });

  it("docs/config.md has a row for every key", () => {
    const page = configReference();
    const rows = (entries: ReturnType<typeof factsOf>["entries"], key: string): string[] =>
      Object.entries(entries ?? {}).flatMap(([name, entry]) => {
        const inner = factsOf(entry).entries;
        return inner === undefined ? [`| \`${key}${name}\``] : rows(inner, `${key}${name}.`);
      });
    for (const row of rows(factsOf(schema).entries, "")) ok(page.includes(row), row);
  });
});
