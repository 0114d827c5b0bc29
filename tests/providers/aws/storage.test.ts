import assert from "node:assert/strict";
import { all, inputsOf, planned } from "../../support/plan";
import { listed } from "../../support/policy";
import type { Store } from "../../support/stores";
import { policyOf, purposes, regionOf, settingOf, storeOf, storesOf, variants } from "../../support/stores";

/** By which key each store promises to be encrypted; undefined: by that of the service. */
const keys: Readonly<Record<Store["purpose"], string | undefined>> = {
  assets: "storage",
  backups: "storage",
  logs: undefined,
  audit: "audit",
};

interface Rule {
  readonly status: string;
  readonly filter?: object;
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
  readonly expiration?: { readonly days?: number; readonly expiredObjectDeleteMarker?: boolean };
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  readonly transitions?: readonly { readonly days: number; readonly storageClass: string }[];
}

for (const [variant, args] of Object.entries(variants)) {
  describe(`Storage: every store of ${variant}`, () => {
    it("is there: four for each region, made there, and no other", async () => {
      const plan = await planned(args);
      const names = plan.settings.regions.flatMap((region) => purposes.map((purpose) => `${purpose}-${region}`));
      assert.deepEqual(
        all(plan, "aws:s3/bucket:Bucket")
          .map(({ name }) => name)
          .sort(),
        names.sort(),
      );
      for (const { bucket, region } of storesOf(plan)) assert.equal(regionOf(plan, bucket), region, bucket.name);
    });

    it("keeps versions", async () => {
      const plan = await planned(args);
      for (const store of storesOf(plan)) {
        const { versioningConfiguration } = settingOf(plan, "BucketVersioning", store).inputs;
        assert.deepEqual(versioningConfiguration, { status: "Enabled" }, store.id);
      }
    });

    it("is encrypted with its region's key for it, and logs with that of the service", async () => {
      const plan = await planned(args);
      for (const store of storesOf(plan)) {
        const { rules } = settingOf(plan, "BucketServerSideEncryptionConfiguration", store).inputs;
        const [rule, ...others] = rules as Record<string, unknown>[];
        assert.deepEqual(others, [], store.id);
        assert.deepEqual(rule?.["blockedEncryptionTypes"], ["SSE-C"], store.id);
        const byDefault = rule["applyServerSideEncryptionByDefault"] as Record<string, string>;
        const key = keys[store.purpose];
        if (key === undefined) {
          assert.deepEqual(byDefault, { sseAlgorithm: "AES256" }, store.id);
          continue;
        }
        assert.equal(byDefault["sseAlgorithm"], "aws:kms", store.id);
        const own = new RegExp(`^arn:aws:kms:${store.region}:.*-${key}-${store.region}$`);
        assert.match(String(byDefault["kmsMasterKeyId"]), own);
        assert.equal(rule["bucketKeyEnabled"], true, store.id);
      }
    });

    it("is closed to the public, and belongs to the account", async () => {
      const plan = await planned(args);
      for (const store of storesOf(plan)) {
        const { inputs } = settingOf(plan, "BucketPublicAccessBlock", store);
        for (const way of ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"]) {
          assert.equal(inputs[way], true, `${store.id}: ${way}`);
        }
        const { rule } = settingOf(plan, "BucketOwnershipControls", store).inputs;
        assert.deepEqual(rule, { objectOwnership: "BucketOwnerEnforced" }, store.id);
        const allowed = policyOf(plan, store).filter(({ Effect }) => Effect === "Allow");
        assert.ok(!JSON.stringify(allowed.map(({ Principal }) => Principal)).includes('"*"'), store.id);
      }
    });

    it("refuses plain text and TLS older than 1.2, from anyone and for everything", async () => {
      const plan = await planned(args);
      for (const store of storesOf(plan)) {
        const refused = policyOf(plan, store).filter(
          ({ Effect, Principal, Action }) => Effect === "Deny" && Principal === "*" && Action === "s3:*",
        );
        const why = refused.map(({ Condition }) => Condition);
        assert.deepEqual(
          why,
          [{ Bool: { "aws:SecureTransport": "false" } }, { NumericLessThan: { "s3:TlsVersion": "1.2" } }],
          store.id,
        );
        for (const { Resource } of refused) assert.deepEqual(listed(Resource), [store.arn, `${store.arn}/*`]);
      }
    });

    it("is asked for its settings in an order that S3 takes", async () => {
      const plan = await planned(args);
      const order: readonly (readonly [string, readonly string[]])[] = [
        ["BucketPolicy", ["BucketPublicAccessBlock", "BucketOwnershipControls"]],
        ["BucketLifecycleConfiguration", ["BucketVersioning"]],
      ];
      for (const store of storesOf(plan)) {
        const locked =
          store.purpose === "audit" ? [["BucketObjectLockConfiguration", ["BucketVersioning"]] as const] : [];
        for (const [later, earlier] of [...order, ...locked]) {
          const { dependencies } = settingOf(plan, later, store);
          for (const kind of earlier) {
            assert.ok(dependencies.includes(settingOf(plan, kind, store).urn), `${store.id}: ${later} before ${kind}`);
          }
        }
      }
    });

    it("lets things go at their age, and none of the audit record before its lock ends", async () => {
      const plan = await planned(args);
      const { logDays, auditDays, backupDays } = plan.settings.retention;
      const ages = { assets: undefined, backups: backupDays, logs: auditDays, audit: auditDays };
      for (const store of storesOf(plan)) {
        const { rules } = settingOf(plan, "BucketLifecycleConfiguration", store).inputs;
        const [rule, ...others] = rules as Rule[];
        assert.ok(rule !== undefined && others.length === 0, store.id);
        assert.deepEqual([rule.status, rule.filter], ["Enabled", {}], store.id);
        assert.ok(Number(rule.abortIncompleteMultipartUpload?.daysAfterInitiation) <= 7, store.id);
        assert.equal(rule.expiration?.days, ages[store.purpose], store.id);
        assert.ok(Number(rule.noncurrentVersionExpiration?.noncurrentDays) >= 1, store.id);
        for (const { days, storageClass } of rule.transitions ?? []) {
          assert.equal(storageClass, "GLACIER_IR", "others can't be read at once");
          assert.ok(days >= logDays && days + 90 <= Number(rule.expiration?.days), store.id);
        }
        if (store.purpose !== "audit") continue;
        const lock = settingOf(plan, "BucketObjectLockConfiguration", store).inputs["rule"];
        const { days } = (lock as { defaultRetention: { days: number } }).defaultRetention;
        assert.ok(days >= Number(rule.expiration?.days) && days >= 365, store.id);
      }
    });

    it("is locked if it is the audit store, as the config says, and else not", async () => {
      const plan = await planned(args);
      const mode = plan.settings.lock === "irrevocable" ? "COMPLIANCE" : "GOVERNANCE";
      for (const store of storesOf(plan)) {
        const locked = store.purpose === "audit";
        // Balancers, AWS Config and stores' own logs are not delivered into a store with a lock.
        assert.equal(store.bucket.inputs["objectLockEnabled"], locked, store.id);
        if (!locked) continue;
        const { rule } = settingOf(plan, "BucketObjectLockConfiguration", store).inputs;
        assert.equal((rule as { defaultRetention: { mode: string } }).defaultRetention.mode, mode, store.id);
      }
      assert.equal(
        all(plan, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").length,
        plan.settings.regions.length,
      );
    });

    it("is guarded in production, and elsewhere goes in one go with all that is in it", async () => {
      const plan = await planned(args);
      const { protect } = plan.settings;
      assert.equal(protect, variant !== "dev-aws");
      for (const { bucket } of storesOf(plan)) {
        assert.equal(bucket.options.protect, protect, bucket.name);
        assert.equal(bucket.inputs["forceDestroy"], !protect, bucket.name);
        assert.equal(bucket.options.retainOnDelete, false, bucket.name);
      }
      const settings = plan.resources.filter(({ type }) => type.startsWith("aws:s3/") && !type.endsWith(":Bucket"));
      for (const { urn, options } of settings) assert.equal(options.protect, false, urn);
    });
  });
}

describe("Storage: objects", () => {
  it("get no other key than their store's: what lies under another can't be copied", async () => {
    const plan = await planned();
    for (const region of plan.settings.regions) {
      for (const purpose of ["assets", "backups"] as const) {
        const store = storeOf(plan, purpose, region);
        const refused = policyOf(plan, store).filter(
          ({ Effect, Principal, Action }) => Effect === "Deny" && Principal === "*" && Action === "s3:PutObject",
        );
        for (const { Resource } of refused) assert.equal(Resource, `${store.arn}/*`);
        const [byService, byOthers] = refused.map(({ Condition }) => Condition);
        assert.deepEqual(byService, { StringEquals: { "s3:x-amz-server-side-encryption": "AES256" } }, store.id);
        if (purpose === "backups") continue;
        const { rules } = settingOf(plan, "BucketServerSideEncryptionConfiguration", store).inputs;
        const [rule] = rules as { applyServerSideEncryptionByDefault: { kmsMasterKeyId: string } }[];
        assert.deepEqual(byOthers, {
          StringLike: { "s3:x-amz-server-side-encryption": "aws:kms*" },
          StringNotEquals: {
            "s3:x-amz-server-side-encryption-aws-kms-key-id": rule?.applyServerSideEncryptionByDefault.kmsMasterKeyId,
          },
        });
      }
    }
  });

  it("of the audit store may lie under the service's key: digests of the record do", async () => {
    const plan = await planned();
    const refused = policyOf(plan, storeOf(plan, "audit", "us-east-2")).filter(({ Effect }) => Effect === "Deny");
    assert.deepEqual(
      refused.filter(({ Action }) => Action !== "s3:*"),
      [],
    );
  });

  it("move to a cheaper class only where they stay there for its least time", async () => {
    const rule = async (set: Record<string, unknown>) => {
      const plan = await planned({ set });
      const { rules } = settingOf(plan, "BucketLifecycleConfiguration", storeOf(plan, "logs", "us-east-2")).inputs;
      return (rules as Rule[])[0];
    };
    assert.deepEqual((await rule({}))?.transitions, [{ days: 90, storageClass: "GLACIER_IR" }]);
    assert.equal((await rule({ "retention.logDays": 320 }))?.transitions, undefined);
  });
});

describe("Storage: signals", () => {
  it("tell of assets that S3 fails to serve, by the metric that is switched on", async () => {
    for (const args of Object.values(variants)) {
      const plan = await planned(args);
      for (const region of plan.settings.regions) {
        const store = storeOf(plan, "assets", region);
        const metric = settingOf(plan, "BucketMetric", store).inputs;
        assert.equal(metric["filter"], undefined, "the whole store");
        const alarm = inputsOf(plan, "aws:cloudwatch/metricAlarm:MetricAlarm", `assets-errors-${region}`);
        assert.deepEqual(alarm["dimensions"], { BucketName: store.id, FilterId: metric["name"] });
        assert.equal(alarm["metricName"], "5xxErrors");
        assert.match(String((alarm["alarmActions"] as string[])[0]), new RegExp(`^arn:aws:sns:${region}:`));
      }
      const alarms = all(plan, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ urn }) =>
        urn.includes("commerce:index:Storage$"),
      );
      assert.equal(alarms.length, plan.settings.regions.length === 1 ? 1 : 18);
    }
  });
});
