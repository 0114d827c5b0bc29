import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { RecordedResource } from "../../../plan/recorded";
import { planned } from "../../support/plan";
import { generalPath, leaves, nodes } from "../leaves";
import { matches, matchesProperty, matchesType, parsePattern } from "../match";
import type { Weakening } from "../tables";
import { azureNeutrals } from "./neutral";
import { azureWeakenings } from "./weakening";

type Resource = Pick<RecordedResource, "type" | "name" | "inputs">;

/** A row names a leaf, or the list that the leaf is an entry of; of a resource itself, that it is taken away. */
function names(row: Weakening, path: string): boolean {
  if (path === "") return row.property === "" && row.operators.includes("remove");
  return matches(row.property, path) || (/\.\d+$/.test(path) && matches(row.property, path.replace(/\.\d+$/, "")));
}

function assertNone(found: readonly string[], what: string): void {
  const each = [...new Set(found)].sort();
  assert.ok(each.length === 0, `${each.length} ${what}:\n${each.join("\n")}`);
}

const isProvider = (type: string): boolean => type.startsWith("pulumi:") || type.startsWith("random:");

describe("tables of mutations for Azure", () => {
  let resources: readonly Resource[] = [];
  const rows = new Map<string, readonly Weakening[]>();
  const neutralPatterns = azureNeutrals.flatMap(({ properties }) => properties);
  const neutralOf = (type: string): readonly string[] =>
    neutralPatterns.filter((pattern) => matchesType(parsePattern(pattern).type, type));

  before(async () => {
    const plans = [await planned({ stack: "prod-azure" }), await planned({ stack: "dev-azure" })];
    resources = plans.flatMap((plan) => plan.resources.filter(({ custom, type }) => custom && !isProvider(type)));
    for (const type of new Set(resources.map((resource) => resource.type))) {
      rows.set(
        type,
        azureWeakenings.filter((row) => row.type === type),
      );
    }
  });

  /** `type path` of every leaf, and `type ` of every type, with its indices, each once. */
  const properties = (): readonly { readonly type: string; readonly path: string }[] => {
    const found = new Map<string, { type: string; path: string }>();
    for (const { type, inputs } of resources) {
      for (const path of ["", ...leaves(inputs).map((leaf) => leaf.path)]) found.set(`${type} ${path}`, { type, path });
    }
    return [...found.values()];
  };

  it("classify each property, and each type's removal", () => {
    const unclassified = properties()
      .filter(({ type, path }) => !(rows.get(type) ?? []).some((row) => names(row, path)))
      .filter(({ type, path }) => !neutralOf(type).some((pattern) => matchesProperty(pattern, type, path)))
      .map(({ type, path }) => `${type} ${generalPath(path)}`);
    assertNone(unclassified, "in neither table");
  });

  it("call nothing neutral that a row without a condition weakens", () => {
    const both = properties()
      .filter(({ type, path }) => (rows.get(type) ?? []).some((row) => row.where === undefined && names(row, path)))
      .filter(({ type, path }) => neutralOf(type).some((pattern) => matchesProperty(pattern, type, path)))
      .map(({ type, path }) => `${type} ${generalPath(path)}`);
    assertNone(both, "in both tables");
  });

  it("name nothing neutral that no resource has", () => {
    const known = properties();
    const stale = neutralPatterns.filter(
      (pattern) => !known.some(({ type, path }) => matchesProperty(pattern, type, path)),
    );
    assertNone(stale, "patterns without a resource");
  });

  it("name nothing weak that no resource has", () => {
    const found = new Set<string>();
    for (const { type, inputs, name } of resources) {
      const everything = [{ path: "", value: inputs as unknown }, ...nodes(inputs)];
      for (const row of rows.get(type) ?? []) {
        if (found.has(`${type} ${generalPath(row.property)}`)) continue;
        const hit = everything.some(
          ({ path, value }) =>
            matches(row.property, path) && (row.where === undefined || row.where(value, inputs, name, path)),
        );
        if (hit) found.add(`${type} ${generalPath(row.property)}`);
      }
    }
    const stale = azureWeakenings
      .map((row) => `${row.type} ${generalPath(row.property)}`)
      .filter((property) => !found.has(property));
    assertNone(stale, "rows without a resource");
  });

  it("give weak values exactly where something is replaced, and say what each row weakens", () => {
    const wrong = azureWeakenings.filter(
      (row) =>
        row.operators.includes("replace") !== (row.weak !== undefined && row.weak.length > 0) ||
        row.operators.length === 0 ||
        row.controls.length === 0,
    );
    assertNone(
      wrong.map(({ type, property }) => `${type} ${property}`),
      "rows badly written",
    );
  });
});
