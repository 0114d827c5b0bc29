import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import { catalogue } from "../../policy/catalogue";
import { judge } from "../../policy/judge";
import type { Finding } from "../../policy/rule";
import { onAws } from "./neighbours/aws";
import { auroraPostgresql } from "./neighbours/aws/aurora-postgresql";
import { onAzure } from "./neighbours/azure";
import { functionsWithCosmos } from "./neighbours/azure/functions-with-cosmos";
import type { Neighbour } from "./neighbours/neighbour";
import { recordNeighbour } from "./neighbours/record";

const neighbours: readonly Neighbour[] = [...onAws, ...onAzure];

/** A project whose whole purpose is one key has no third resource. */
const fewest = (name: string) => (name === "key-only" ? 2 : 3);

/** What stands beside the stacks in their folders. */
const support = ["documents", "index", "landing-zone"];

/** Where the pack is wrong, as long as it is, by cloud and name: rule, type and property. A finding that is mended has to leave this list. */
const knownWrong: Readonly<Record<string, readonly string[]>> = {
  // The storage of Aurora is in three zones always; its instances are resources of their own.
  "aws/aurora-postgresql": ["multi-az: aws:rds/cluster:Cluster dbClusterInstanceClass"],
  // Inline encryption is right where no configuration stands beside the bucket.
  "aws/data-lake": ["encryption-at-rest: aws:s3/bucket:Bucket serverSideEncryptionConfiguration"],
  // Made-up data of developers may be lost with its zone.
  "azure/dev-shop": [
    "multi-az: azure-native:sql:Database zoneRedundant",
    "multi-az: azure-native:storage:StorageAccount sku.name",
  ],
};

/** What the pack demands of a neighbour and would stop it for. */
function judgeNeighbour(resources: readonly RecordedResource[]): readonly Finding[] {
  const views = resources.filter(({ custom }) => custom).map(viewOf);
  return catalogue
    .flatMap((rule) => judge(rule, views, { now: new Date("2026-11-01T00:00:00Z") }).findings)
    .filter(({ verdict }) => verdict === "violates");
}

function briefly(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule, type, property }) => `${rule}: ${type} ${property}`))].sort();
}

describe("well-built stacks of other shapes", () => {
  for (const [cloud, list] of Object.entries({ aws: onAws, azure: onAzure })) {
    it(`stand in the list of ${cloud}, each under its file's name`, () => {
      const files = readdirSync(join(__dirname, "neighbours", cloud)).map((file) => file.replace(/\.ts$/, ""));
      assert.deepEqual(
        list.map(({ name }) => name),
        files.filter((file) => !support.includes(file)).sort(),
      );
      assert.deepEqual(
        list.filter((each) => each.cloud !== cloud),
        [],
      );
    });
  }

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
        const found = briefly(judgeNeighbour(await recordNeighbour(neighbour, outputs)));
        assert.deepEqual(found, knownWrong[`${cloud}/${name}`] ?? []);
      });
    }
  }

  it("would not pass if something in them were wrong", async () => {
    const resources = await recordNeighbour(auroraPostgresql);
    const broken = resources.map((resource) => ({ ...resource, inputs: { ...resource.inputs, kmsKeyId: undefined } }));
    const more = briefly(judgeNeighbour(broken)).filter((each) => !knownWrong["aws/aurora-postgresql"]?.includes(each));
    assert.deepEqual(more, [
      "encryption-at-rest: aws:cloudwatch/logGroup:LogGroup kmsKeyId",
      "encryption-at-rest: aws:rds/cluster:Cluster kmsKeyId",
    ]);
  });

  it("would not pass on Azure either", async () => {
    const resources = await recordNeighbour(functionsWithCosmos);
    const broken = resources.map((resource) => ({
      ...resource,
      inputs: { ...resource.inputs, keyVaultKeyUri: undefined, encryption: undefined },
    }));
    assert.deepEqual(briefly(judgeNeighbour(broken)), [
      "encryption-at-rest: azure-native:cosmosdb:DatabaseAccount keyVaultKeyUri",
      "encryption-at-rest: azure-native:storage:StorageAccount encryption.keySource",
      "encryption-at-rest: azure-native:storage:StorageAccount encryption.keyVaultProperties.keyName",
    ]);
  });
});
