import assert from "node:assert/strict";
import { planned } from "../../support/plan";
import { generalPath, leaves, nodes } from "../leaves";
import { matches, matchesProperty } from "../match";
import type { Weakening } from "../tables";
import { neutral } from "./neutral";
import { weakening } from "./weakening";

type Inputs = Readonly<Record<string, unknown>>;

interface Place {
  readonly type: string;
  readonly path: string;
  readonly value: unknown;
  readonly inputs: Inputs;
  readonly name: string;
}

const patterns = neutral.flatMap(({ properties }) => properties);
const text = ({ type, path }: Pick<Place, "type" | "path">): string => `${type} ${path}`;
const unique = (items: readonly string[]): readonly string[] => [...new Set(items)].sort();

/** A row is about the value itself, or about the list whose entry it is, or about what holds only it. */
const isAbout = (row: Weakening, { type, path, value }: Place): boolean => {
  if (row.type !== type || (path === "" && !row.operators.includes("remove"))) return false;
  if (matches(row.property, path)) return true;
  const above = path.split(".").slice(0, -1).join(".");
  const last = path.split(".").at(-1) ?? "";
  const empty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return (last === "*" || empty) && above !== "" && matches(row.property, above);
};

describe("mutation tables of AWS", () => {
  /** Each leaf once, by its type and general path. */
  const places: Place[] = [];
  /** Every value of every resource. */
  const all: Place[] = [];

  before(async () => {
    const seen = new Set<string>();
    for (const stack of ["prod-aws", "dev-aws"]) {
      const plan = await planned({ stack });
      for (const { custom, type, name, inputs } of plan.resources) {
        if (!custom || type.startsWith("pulumi:")) continue;
        const itself = { type, path: "", value: undefined, inputs, name };
        for (const { path, value } of [itself, ...leaves(inputs)]) {
          const place = { ...itself, path: generalPath(path), value };
          if (!seen.has(text(place))) places.push(place);
          seen.add(text(place));
        }
        all.push(itself, ...nodes(inputs).map((node) => ({ ...itself, ...node })));
      }
    }
  });

  const rowsAbout = (place: Place): readonly Weakening[] => weakening.filter((row) => isAbout(row, place));
  const isNeutral = (place: Place): boolean =>
    patterns.some((pattern) => matchesProperty(pattern, place.type, place.path));

  it("classify every recorded property, and every type for its removal", () => {
    const unclassified = places.filter((place) => !isNeutral(place) && rowsAbout(place).length === 0);
    assert.deepEqual(unique(unclassified.map(text)), []);
  });

  it("call nothing neutral that a row weakens wherever it stands", () => {
    const twice = places.filter(
      (place) => isNeutral(place) && rowsAbout(place).some((row) => row.where === undefined && row.property !== ""),
    );
    const removed = places.filter(
      (place) => place.path === "" && isNeutral(place) && rowsAbout(place).some(removesAll),
    );
    assert.deepEqual(unique([...twice, ...removed].map(text)), []);
  });

  it("hold no neutral pattern that matches nothing", () => {
    const idle = patterns.filter(
      (pattern) => !places.some((place) => matchesProperty(pattern, place.type, place.path)),
    );
    assert.deepEqual(idle, []);
  });

  it("name no neutral pattern twice", () => {
    assert.deepEqual(
      patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index),
      [],
    );
  });

  it("hold no row whose property is nowhere", () => {
    const idle = weakening.filter(
      (row) => !all.some((place) => place.type === row.type && matches(row.property, place.path)),
    );
    assert.deepEqual(unique(idle.map((row) => text({ type: row.type, path: row.property }))), []);
  });

  it("give values to every replacement, and to nothing else", () => {
    const wrong = weakening.filter((row) => row.operators.includes("replace") !== (row.weak ?? []).length > 0);
    assert.deepEqual(
      wrong.map((row) => text({ type: row.type, path: row.property })),
      [],
    );
  });

  it("hold no condition that is true nowhere, but for those that only other configs meet", () => {
    const idle = weakening.filter(
      (row) =>
        row.where !== undefined &&
        !all.some(
          (place) =>
            place.type === row.type &&
            matches(row.property, place.path) &&
            row.where?.(place.value, place.inputs, place.name, place.path) === true,
        ),
    );
    assert.deepEqual(unique(idle.map((row) => text({ type: row.type, path: row.property }))), [
      "aws:lb/loadBalancer:LoadBalancer internal",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration rule.defaultRetention.mode",
      "aws:securityhub/account:Account enableDefaultStandards",
    ]);
  });
});

function removesAll(row: Weakening): boolean {
  return row.where === undefined && row.operators.includes("remove");
}
