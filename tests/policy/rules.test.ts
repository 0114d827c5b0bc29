import assert from "node:assert/strict";
import { judge as judgePlan, viewOf } from "../../plan/judge";
import { catalogue, checkFor } from "../../policy/catalogue";
import { judge } from "../../policy/judge";
import type { Rule } from "../../policy/rule";
import type { ResourceView } from "../../policy/view";
import { read, unseen } from "../../policy/view";
import { planned } from "../support/plan";

const now = new Date("2026-11-01T00:00:00Z");

function rule(name: string): Rule {
  return catalogue.find((each) => each.name === name) ?? assert.fail(`no rule ${name}`);
}

function view(type: string, inputs: Record<string, unknown>): ResourceView {
  return { urn: `urn:pulumi:test::commerce::${type}::it`, type, name: "it", inputs };
}

function verdicts(name: string, type: string, inputs: Record<string, unknown>): readonly string[] {
  return judge(rule(name), [view(type, inputs)], { now }).findings.map(
    ({ verdict, property }) => `${verdict} ${property}`,
  );
}

interface Case {
  readonly rule: string;
  readonly type: string;
  /** Conforms as it stands. */
  readonly good: Record<string, unknown>;
  /** What is put in its place, and the property that is then complained about. */
  readonly broken: readonly (readonly [Record<string, unknown>, string])[];
}

const key = "arn:aws:kms:us-east-2:111122223333:key/1";

const cases: readonly Case[] = [
  {
    rule: "encryption-at-rest",
    type: "aws:rds/instance:Instance",
    good: { storageEncrypted: true, kmsKeyId: key, performanceInsightsEnabled: true, performanceInsightsKmsKeyId: key },
    broken: [
      [{ storageEncrypted: false }, "storageEncrypted"],
      [{ storageEncrypted: undefined }, "storageEncrypted"],
      [{ kmsKeyId: undefined }, "kmsKeyId"],
      [{ performanceInsightsKmsKeyId: "" }, "performanceInsightsKmsKeyId"],
    ],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    good: { atRestEncryptionEnabled: true, kmsKeyId: key },
    broken: [
      [{ atRestEncryptionEnabled: undefined }, "atRestEncryptionEnabled"],
      [{ kmsKeyId: undefined }, "kmsKeyId"],
    ],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    good: { blockDeviceMappings: [{ ebs: { encrypted: "true", kmsKeyId: key } }] },
    broken: [
      [{ blockDeviceMappings: [] }, "blockDeviceMappings"],
      [
        { blockDeviceMappings: [{ ebs: { encrypted: "false", kmsKeyId: key } }] },
        "blockDeviceMappings.0.ebs.encrypted",
      ],
      [{ blockDeviceMappings: [{ ebs: { encrypted: true } }] }, "blockDeviceMappings.0.ebs.kmsKeyId"],
    ],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    good: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key } }] },
    broken: [
      [{ rules: [] }, "rules"],
      [
        { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "none" } }] },
        "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm",
      ],
      [
        { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
        "rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId",
      ],
    ],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:sns/topic:Topic",
    good: { kmsMasterKeyId: key },
    broken: [
      [{ kmsMasterKeyId: undefined }, "kmsMasterKeyId"],
      [{ kmsMasterKeyId: "alias/aws/sns" }, "kmsMasterKeyId"],
    ],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:cloudwatch/logGroup:LogGroup",
    good: { kmsKeyId: key },
    broken: [[{ kmsKeyId: undefined }, "kmsKeyId"]],
  },
  {
    rule: "encryption-at-rest",
    type: "aws:dynamodb/table:Table",
    good: { serverSideEncryption: { enabled: true, kmsKeyArn: key } },
    broken: [[{ serverSideEncryption: { enabled: true } }, "serverSideEncryption.kmsKeyArn"]],
  },
  {
    rule: "multi-az",
    type: "aws:rds/instance:Instance",
    good: { multiAz: true },
    broken: [
      [{ multiAz: false }, "multiAz"],
      [{ multiAz: undefined }, "multiAz"],
    ],
  },
  {
    rule: "multi-az",
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    good: { multiAzEnabled: true, automaticFailoverEnabled: true, replicasPerNodeGroup: 1 },
    broken: [
      [{ multiAzEnabled: undefined }, "multiAzEnabled"],
      [{ automaticFailoverEnabled: false }, "automaticFailoverEnabled"],
      [{ replicasPerNodeGroup: 0 }, "replicasPerNodeGroup"],
    ],
  },
  {
    rule: "multi-az",
    type: "aws:elasticache/cluster:Cluster",
    good: { azMode: "cross-az", preferredAvailabilityZones: ["a", "b"] },
    broken: [
      [{ azMode: "single-az" }, "azMode"],
      [{ preferredAvailabilityZones: ["a", "a"] }, "preferredAvailabilityZones"],
    ],
  },
  {
    rule: "multi-az",
    type: "aws:autoscaling/group:Group",
    good: { vpcZoneIdentifiers: ["subnet-1", "subnet-2"] },
    broken: [[{ vpcZoneIdentifiers: ["subnet-1"] }, "vpcZoneIdentifiers"]],
  },
  {
    rule: "multi-az",
    type: "aws:lb/loadBalancer:LoadBalancer",
    good: { subnets: ["subnet-1", "subnet-2"] },
    broken: [[{ subnets: undefined }, "subnets"]],
  },
];

describe("policy rules", () => {
  for (const { rule: name, type, good, broken } of cases) {
    it(`${name} accepts a right ${type} and names each thing that is wrong with one`, () => {
      assert.deepEqual(verdicts(name, type, good), []);
      for (const [change, property] of broken) {
        assert.deepEqual(verdicts(name, type, { ...good, ...change }), [`violates ${property}`]);
      }
    });

    it(`${name} can't tell what it can't see of ${type}`, () => {
      const hidden = Object.fromEntries(Object.keys(good).map((property) => [property, unseen]));
      const found = verdicts(name, type, hidden);
      assert.ok(found.length > 0, "unseen values pass for right ones");
      assert.ok(
        found.every((verdict) => verdict.startsWith("cannot tell")),
        found.join(),
      );
      const masked = Object.fromEntries(Object.keys(good).map((property) => [property, "[secret]"]));
      const guessed = verdicts(name, type, masked).filter((verdict) => !verdict.startsWith("cannot tell"));
      assert.deepEqual(guessed, [], "a mask passes for a value");
    });
  }

  it("take a copy's encryption from its source, but ask for the key of its own region", () => {
    const type = "aws:rds/instance:Instance";
    assert.deepEqual(verdicts("encryption-at-rest", type, { replicateSourceDb: "arn", kmsKeyId: key }), []);
    assert.deepEqual(verdicts("encryption-at-rest", type, { replicateSourceDb: "arn" }), ["violates kmsKeyId"]);
  });

  it("refuse Memcached at rest, unless it is waived, and only until the waiver ends", () => {
    const memcached = view("aws:elasticache/cluster:Cluster", { engine: "memcached" });
    const waiver = {
      rule: "encryption-at-rest",
      type: memcached.type,
      reason: "legacy",
      expires: "2026-12-01T00:00:00Z",
    };
    const ruling = (at: Date, type = waiver.type) =>
      judge(rule("encryption-at-rest"), [memcached], { waivers: [{ ...waiver, type }], now: at });
    assert.equal(judge(rule("encryption-at-rest"), [memcached], { now }).findings.length, 1);
    assert.deepEqual(ruling(now).findings, []);
    assert.equal(ruling(now).waived.length, 1);
    assert.equal(ruling(new Date("2026-12-01T00:00:00Z")).findings.length, 1);
    assert.equal(ruling(now, "aws:rds/instance:Instance").findings.length, 1);
  });

  it("pass over no store that they don't know", () => {
    const found = verdicts("encryption-at-rest", "aws:timestreamwrite/database:Database", {});
    assert.deepEqual(found, ["cannot tell "]);
    assert.equal(checkFor(rule("encryption-at-rest"), "aws:iam/role:Role"), undefined);
  });

  it("survive the engine's guard, which throws when an unknown value is touched", () => {
    class UnknownValueError extends Error {
      override readonly name = "UnknownValueError";
    }
    const guarded = new Proxy(
      {},
      {
        get: () => {
          throw new UnknownValueError("can't touch this");
        },
      },
    );
    assert.equal(read(guarded, "kmsKeyId"), unseen);
    assert.deepEqual(verdicts("encryption-at-rest", "aws:sns/topic:Topic", guarded), ["cannot tell kmsMasterKeyId"]);
  });
});

describe("policy over the plan", () => {
  for (const stack of ["prod-aws", "dev-aws"]) {
    it(`finds nothing wrong with ${stack}, and looks at every store`, async () => {
      const { rulings, violated } = judgePlan(await planned({ stack }));
      assert.equal(violated, false);
      for (const {
        findings,
        judged,
        rule: { name },
      } of rulings) {
        assert.deepEqual(findings, [], name);
        assert.ok(judged > 5, `${name} judged ${judged}`);
      }
    });
  }

  it("finds each property of the plan that is broken, wherever it stands", async () => {
    const plan = await planned();
    const breaks = [
      ["aws:rds/instance:Instance", "database-us-west-2", "multiAz", false, "multi-az"],
      ["aws:rds/instance:Instance", "database-us-east-2", "storageEncrypted", false, "encryption-at-rest"],
      ["aws:cloudwatch/logGroup:LogGroup", "app-us-west-2", "kmsKeyId", undefined, "encryption-at-rest"],
      ["aws:sns/topic:Topic", "alarms-edge", "kmsMasterKeyId", "alias/aws/sns", "encryption-at-rest"],
    ] as const;
    for (const [type, name, property, value, expected] of breaks) {
      const resources = plan.resources.map((resource) =>
        resource.type === type && resource.name === name
          ? { ...resource, inputs: { ...resource.inputs, [property]: value } }
          : resource,
      );
      const { violated, rulings } = judgePlan({ resources, settings: plan.settings });
      assert.equal(violated, true, name);
      const found = rulings.flatMap(({ findings }) => findings);
      assert.deepEqual(
        found.map((finding) => `${finding.rule} ${finding.name} ${finding.property}`),
        [`${expected} ${name} ${property}`],
      );
    }
  });

  it("says that it can't tell in a first preview, and calls nothing wrong for it", async () => {
    const { violated, rulings } = judgePlan(await planned({ outputs: "unknown" }));
    assert.equal(violated, false);
    assert.ok(rulings.some(({ findings }) => findings.length > 0));
  });

  it("shows the config's waiver, and keeps it from the exit code", async () => {
    const waiver = { reason: "a legacy client; accepted by the CISO", expires: "2030-01-01T00:00:00Z" };
    const set = { "cache.engine": "memcached", "cache.waiver": waiver };
    const { violated, rulings } = judgePlan(await planned({ set }));
    assert.equal(violated, false);
    assert.equal(rulings.flatMap(({ waived }) => waived).length, 2);
  });

  it("sees the same through the recorder and through a written state", async () => {
    const { resources } = await planned();
    const custom = resources.filter((resource) => resource.custom);
    const written = custom.map((resource) => ({
      ...viewOf(resource),
      // As JSON carries it.
      inputs: JSON.parse(JSON.stringify(viewOf(resource).inputs)) as Record<string, unknown>,
    }));
    for (const each of catalogue) {
      assert.deepEqual(
        judge(each, written, { now }).findings,
        judge(each, custom.map(viewOf), { now }).findings,
        each.name,
      );
    }
  });
});
