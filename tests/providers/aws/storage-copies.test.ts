import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";
import type { Store } from "../../support/stores";
import { allowing, purposes, regionOf, settingOf, storeOf } from "../../support/stores";

const pairs = [
  ["us-east-2", "us-west-2"],
  ["us-west-2", "us-east-2"],
] as const;
const copying = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

interface Rule {
  readonly id: string;
  readonly status: string;
  readonly filter?: object;
  readonly priority?: number;
  readonly deleteMarkerReplication: { readonly status: string };
  readonly sourceSelectionCriteria: Readonly<Record<string, { readonly status: string }>>;
  readonly destination: Readonly<Record<string, unknown>>;
}

function ruleOf(plan: StackPlan, store: Store): Rule {
  const [rule, ...others] = settingOf(plan, "BucketReplicationConfig", store).inputs["rules"] as Rule[];
  assert.ok(rule !== undefined && others.length === 0, store.id);
  return rule;
}

/** Key of a store's objects by default; undefined where it is that of the service. */
function keyOf(plan: StackPlan, store: Store): string | undefined {
  const { rules } = settingOf(plan, "BucketServerSideEncryptionConfiguration", store).inputs;
  const [rule] = rules as { applyServerSideEncryptionByDefault: { kmsMasterKeyId?: string } }[];
  return rule?.applyServerSideEncryptionByDefault.kmsMasterKeyId;
}

describe("Storage: copies", () => {
  for (const [mode, set] of Object.entries({ warm: {}, cold: { recovery: "cold" } })) {
    it(`go both ways, ${mode}: each store to its like in the other region, and nowhere else`, async () => {
      const plan = await planned({ set });
      const ways = all(plan, copying).map(({ inputs }) => {
        const [rule] = inputs["rules"] as Rule[];
        return `${String(inputs["bucket"])} → ${String(rule?.destination["bucket"])}`;
      });
      const wanted = pairs.flatMap(([here, there]) =>
        purposes.map((purpose) => `${storeOf(plan, purpose, here).id} → ${storeOf(plan, purpose, there).arn}`),
      );
      assert.deepEqual(ways.sort(), wanted.sort());
      for (const each of all(plan, copying)) assert.ok(each.name.endsWith(regionOf(plan, each)), each.name);
    });
  }

  it("are none where there is one region", async () => {
    const plan = await planned({ stack: "dev-aws" });
    assert.deepEqual(all(plan, copying), []);
    const allowed = all(plan, "aws:iam/rolePolicy:RolePolicy").filter(({ inputs }) =>
      /s3:Replicate/.test(String(inputs["policy"])),
    );
    assert.deepEqual(allowed, []);
  });

  it("are the same whoever writes", async () => {
    const [before, after] = [await planned(), await planned({ set: { active: "us-west-2" } })];
    const rules = (plan: StackPlan) => all(plan, copying).map(({ urn, inputs }) => ({ urn, inputs }));
    assert.deepEqual(rules(after), rules(before));
  });

  for (const [here, there] of pairs) {
    for (const purpose of purposes) {
      it(`of ${purpose} in ${here} cover every object, under the key of ${there}, measured`, async () => {
        const plan = await planned();
        const [source, target] = [storeOf(plan, purpose, here), storeOf(plan, purpose, there)];
        const rule = ruleOf(plan, source);
        assert.deepEqual([rule.status, rule.filter, rule.priority], ["Enabled", {}, 1]);
        // Changes to a copy's tags and lock go back as well; the copy itself never does.
        assert.deepEqual(rule.sourceSelectionCriteria["replicaModifications"], { status: "Enabled" });
        const encrypted = keyOf(plan, source) !== undefined;
        assert.deepEqual(
          rule.sourceSelectionCriteria["sseKmsEncryptedObjects"],
          encrypted ? { status: "Enabled" } : undefined,
        );
        assert.deepEqual(
          rule.destination["encryptionConfiguration"],
          encrypted ? { replicaKmsKeyId: keyOf(plan, target) } : undefined,
        );
        assert.equal(rule.deleteMarkerReplication.status, purpose === "assets" ? "Enabled" : "Disabled");
        assert.deepEqual(rule.destination["metrics"], { status: "Enabled", eventThreshold: { minutes: 15 } });
        assert.deepEqual(rule.destination["replicationTime"], { status: "Enabled", time: { minutes: 15 } });
      });

      it(`of ${purpose} in ${here} begin when both ends keep versions, and are locked alike`, async () => {
        const plan = await planned();
        const [source, target] = [storeOf(plan, purpose, here), storeOf(plan, purpose, there)];
        const { dependencies } = settingOf(plan, "BucketReplicationConfig", source);
        const locks = purpose === "audit" ? ["BucketObjectLockConfiguration"] : [];
        for (const store of [source, target]) {
          for (const kind of ["BucketVersioning", "BucketServerSideEncryptionConfiguration", ...locks]) {
            assert.ok(dependencies.includes(settingOf(plan, kind, store).urn), `${kind} of ${store.id}`);
          }
        }
        assert.ok(dependencies.includes(one(plan, "aws:iam/rolePolicy:RolePolicy", `replication-${here}`).urn));
        assert.equal(source.bucket.inputs["objectLockEnabled"], target.bucket.inputs["objectLockEnabled"]);
      });
    }

    it(`from ${here} are made by a role that can do that, and nothing else`, async () => {
      const plan = await planned();
      const role = one(plan, "aws:iam/role:Role", `replication-${here}`);
      const [trust, ...others] = statements(role.inputs["assumeRolePolicy"]);
      assert.deepEqual([trust?.Principal, others], [{ Service: "s3.amazonaws.com" }, []]);
      const policy = statements(inputsOf(plan, "aws:iam/rolePolicy:RolePolicy", `replication-${here}`)["policy"]);
      const may = (action: string, resource: string) => allowing(policy, { action, resource });
      for (const purpose of purposes) {
        const [source, target] = [storeOf(plan, purpose, here), storeOf(plan, purpose, there)];
        assert.equal(
          settingOf(plan, "BucketReplicationConfig", source).inputs["role"],
          `arn:aws:iam::111122223333:role/replication-${here}-0a1b2c3`,
        );
        for (const action of ["GetReplicationConfiguration", "ListBucket"]) {
          assert.equal(may(`s3:${action}`, source.arn).length, 1, `${action} on ${source.id}`);
        }
        for (const action of ["VersionForReplication", "VersionAcl", "VersionTagging", "Retention", "LegalHold"]) {
          assert.equal(may(`s3:GetObject${action}`, `${source.arn}/x`).length, 1, `${action} on ${source.id}`);
        }
        for (const action of ["ReplicateObject", "ReplicateDelete", "ReplicateTags"]) {
          assert.equal(may(`s3:${action}`, `${target.arn}/x`).length, 1, `${action} on ${target.id}`);
          assert.equal(may(`s3:${action}`, `${source.arn}/x`).length, 0, `${action} on ${source.id}`);
        }
        const keys = [
          { key: keyOf(plan, source), region: here, action: "kms:Decrypt" },
          { key: keyOf(plan, target), region: there, action: "kms:Encrypt" },
        ];
        for (const { key, region, action } of keys) {
          if (key === undefined) continue;
          const through = may(action, key).map(({ Condition }) => Condition);
          assert.deepEqual(through, [{ StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } }], key);
        }
      }
      const actions = policy.flatMap(({ Action }) => listed(Action));
      assert.equal(actions.length, 13, actions.join());
      assert.ok(!actions.some((action) => action.includes("*")), actions.join());
    });

    it(`from ${here} are let in by the keys of both regions`, async () => {
      const plan = await planned();
      for (const purpose of ["storage", "audit"]) {
        const policy = statements(inputsOf(plan, "aws:kms/key:Key", `${purpose}-${here}`)["policy"]);
        const by = "arn:aws:iam::111122223333:root";
        for (const action of ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]) {
          const [through] = allowing(policy, { action, resource: "x", by });
          const services = through?.Condition?.["StringEquals"]?.["kms:ViaService"] as string[];
          assert.ok(services.includes(`s3.${here}.amazonaws.com`), `${action} with ${purpose}-${here}`);
        }
      }
    });

    it(`from ${here} are watched where S3 measures: failures at the source, lag at the copy`, async () => {
      const plan = await planned();
      for (const purpose of purposes) {
        const [source, target] = [storeOf(plan, purpose, here), storeOf(plan, purpose, there)];
        const alarms = all(plan, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(
          ({ inputs }) => (inputs["dimensions"] as Record<string, string> | undefined)?.["SourceBucket"] === source.id,
        );
        const byMetric = new Map(alarms.map((alarm) => [String(alarm.inputs["metricName"]), alarm]));
        assert.deepEqual([...byMetric.keys()].sort(), ["OperationsFailedReplication", "ReplicationLatency"]);
        for (const { inputs } of alarms) {
          assert.deepEqual(inputs["dimensions"], {
            SourceBucket: source.id,
            DestinationBucket: target.id,
            RuleId: ruleOf(plan, source).id,
          });
          assert.equal(inputs["namespace"], "AWS/S3");
          assert.equal(inputs["comparisonOperator"], "GreaterThanThreshold");
        }
        const [failed, lag] = ["OperationsFailedReplication", "ReplicationLatency"].map((metric) =>
          byMetric.get(metric),
        );
        assert.ok(failed !== undefined && lag !== undefined, source.id);
        assert.deepEqual([regionOf(plan, failed), regionOf(plan, lag)], [here, there], source.id);
        assert.deepEqual([failed.inputs["threshold"], failed.inputs["statistic"]], [0, "Sum"]);
        assert.deepEqual([lag.inputs["threshold"], lag.inputs["statistic"]], [900, "Maximum"]);
        assert.match(String((lag.inputs["alarmActions"] as string[])[0]), new RegExp(`^arn:aws:sns:${there}:`));
      }
    });
  }

  it("are there before anything is delivered: what came earlier is never copied", async () => {
    const plan = await planned();
    const waits = (type: string, name: string, store: Store) => {
      const waiting: RecordedResource = one(plan, type, name);
      const { urn } = settingOf(plan, "BucketReplicationConfig", store);
      assert.ok(waiting.dependencies.includes(urn), `${name} doesn't wait for the copies of ${store.id}`);
    };
    for (const region of plan.settings.regions) {
      const logs = storeOf(plan, "logs", region);
      waits("aws:lb/loadBalancer:LoadBalancer", `alb-${region}`, logs);
      waits("aws:ec2/flowLog:FlowLog", `flow-${region}`, logs);
      waits("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", `dns-${region}`, logs);
      waits("aws:cfg/deliveryChannel:DeliveryChannel", `configuration-${region}`, logs);
      waits("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", `database-logs-${region}`, logs);
      waits("aws:iam/rolePolicy:RolePolicy", `database-exporter-${region}`, storeOf(plan, "backups", region));
    }
    waits("aws:cloudtrail/trail:Trail", "trail", storeOf(plan, "audit", "us-east-2"));
  });
});
