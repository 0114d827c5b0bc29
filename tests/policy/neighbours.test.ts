import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packConfig, viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import { blocks, judge } from "../../policy/judge";
import type { Finding } from "../../policy/rule";
import { onAws } from "./neighbours/aws";
import { auroraPostgresql } from "./neighbours/aws/aurora-postgresql";
import { onAzure } from "./neighbours/azure";
import type { Neighbour } from "./neighbours/neighbour";
import { recordNeighbour } from "./neighbours/record";

const neighbours: readonly Neighbour[] = [...onAws, ...onAzure];

/** A project whose whole purpose is one key has no third resource. */
const fewest = (name: string) => (name === "key-only" ? 2 : 3);

/** What the pack demands of a neighbour and would stop it for. */
function judgeNeighbour(resources: readonly RecordedResource[], name: string): readonly Finding[] {
  const views = resources.filter(({ custom }) => custom).map(viewOf);
  // Small ones are judged as our own small ones are; the scope that production declares is its own.
  const config = { ...packConfig({ protect: !name.startsWith("dev-") }), "controls-in-scope-evidenced": {} };
  const { rulings } = judge(views, { config, now: new Date("2026-11-01T00:00:00Z") });
  return rulings.flatMap(({ findings }) => findings).filter(blocks);
}

function briefly(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule, type, property }) => `${rule}: ${type} ${property}`))].sort();
}

describe("well-built stacks of other shapes", () => {
  it("stand in the list, each under its file's name", () => {
    const support = ["documents", "index", "landing-zone"];
    for (const [cloud, listed] of Object.entries({ aws: onAws, azure: onAzure })) {
      const files = readdirSync(join(__dirname, "neighbours", cloud)).map((file) => file.replace(/\.ts$/, ""));
      assert.deepEqual(listed.map(({ name }) => name).sort(), files.filter((file) => !support.includes(file)).sort());
    }
  });

  for (const neighbour of neighbours) {
    const { cloud, name, what } = neighbour;

    it(`record ${name} on ${cloud}, with nothing of this program in it`, async () => {
      assert.match(what, /^[A-Z].+\.$/);
      const resources = await recordNeighbour(neighbour);
      const custom = resources.filter((resource) => resource.custom);
      assert.ok(custom.length >= fewest(name), `only ${custom.length} resources`);
      assert.deepEqual(
        resources.filter(({ type }) => type.startsWith("commerce:")),
        [],
      );
      const first = await recordNeighbour(neighbour, "unknown");
      assert.deepEqual(first.map(({ urn }) => urn).sort(), resources.map(({ urn }) => urn).sort());
    });

    for (const outputs of ["made-up", "unknown"] as const) {
      it(`let ${name} on ${cloud} pass, with ${outputs} outputs`, async () => {
        const found = briefly(judgeNeighbour(await recordNeighbour(neighbour, outputs), name));
        assert.deepEqual(found, []);
      });
    }
  }

  it("would not pass if something in them were wrong", async () => {
    const resources = await recordNeighbour(auroraPostgresql);
    const broken = resources.map((resource) => ({ ...resource, inputs: { ...resource.inputs, kmsKeyId: undefined } }));
    const found = briefly(judgeNeighbour(broken, "aurora-postgresql"));
    assert.ok(found.includes("customer-keys: aws:rds/cluster:Cluster kmsKeyId"), found.join("\n"));
  });
});
