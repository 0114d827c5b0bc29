import assert from "node:assert/strict";
import { all, inputsOf, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";
import { allowing, conditionsOf, policyOf, rolePolicy, storeOf } from "../../support/stores";

const account = "111122223333";
const regions = ["us-east-2", "us-west-2"];

describe("Storage: delivery into the other stores", () => {
  it("brings the record of calls into the audit store, under its key", async () => {
    const plan = await planned();
    const trail = inputsOf(plan, "aws:cloudtrail/trail:Trail", "trail");
    const store = storeOf(plan, "audit", "us-east-2");
    assert.equal(trail["s3BucketName"], store.id);
    const by = "cloudtrail.amazonaws.com";
    const source = { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/commerce-prod-aws-*` };
    const resource = `${store.arn}/AWSLogs/${account}/CloudTrail/x`;
    assert.deepEqual(conditionsOf(plan, store, { action: "s3:PutObject", resource, by }), {
      ArnLike: source,
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
    });
    assert.deepEqual(conditionsOf(plan, store, { action: "s3:GetBucketAcl", resource: store.arn, by }), {
      ArnLike: source,
    });
    const key = statements(inputsOf(plan, "aws:kms/key:Key", "audit-us-east-2")["policy"]);
    for (const action of ["kms:GenerateDataKey", "kms:DescribeKey"]) {
      assert.equal(allowing(key, { action, resource: "x", by }).length, 1, action);
    }
    const services = key.flatMap(({ Principal }) => listed((Principal as Record<string, string>)["Service"]));
    assert.deepEqual([...new Set(services)], [by], "nobody else delivers under this key");
  });

  it("lets the shop's own pages upload to a signed address, and no other store or page", async () => {
    const plan = await planned({ set: { domain: "shop.example.org" } });
    const cors = all(plan, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");
    assert.deepEqual(
      cors.map(({ inputs }) => inputs["bucket"]),
      regions.map((region) => storeOf(plan, "assets", region).id),
    );
    for (const { inputs } of cors) {
      const rules = inputs["corsRules"] as { allowedOrigins: string[]; allowedMethods: string[] }[];
      assert.deepEqual(
        rules.map(({ allowedOrigins, allowedMethods }) => [allowedOrigins, allowedMethods]),
        [[["https://shop.example.org"], ["PUT"]]],
      );
    }
  });

  it("lets the edge read static files and nothing else", async () => {
    const plan = await planned();
    const { origins } = inputsOf(plan, "aws:cloudfront/distribution:Distribution", "static") as {
      origins: { domainName: string }[];
    };
    for (const region of regions) {
      const store = storeOf(plan, "assets", region);
      assert.ok(
        origins.some(({ domainName }) => domainName.startsWith(`${store.id}.`)),
        store.id,
      );
      const by = "cloudfront.amazonaws.com";
      const source = { ArnLike: { "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/*` } };
      const call = { action: "s3:GetObject", resource: `${store.arn}/static/x`, by };
      assert.deepEqual(conditionsOf(plan, store, call), source);
      assert.deepEqual(allowing(policyOf(plan, store), { ...call, resource: `${store.arn}/media/x` }), []);
      const key = statements(inputsOf(plan, "aws:kms/key:Key", `storage-${region}`)["policy"]);
      const [opens, ...others] = allowing(key, { action: "kms:Decrypt", resource: "x", by });
      assert.deepEqual([opens?.Condition, others], [source, []]);
    }
  });

  it("lets the application publish and read media in its own region", async () => {
    const plan = await planned();
    for (const region of regions) {
      const store = storeOf(plan, "assets", region);
      const policy = rolePolicy(plan, `app-assets-${region}`);
      for (const action of ["GetObject", "PutObject", "DeleteObject", "AbortMultipartUpload"]) {
        assert.equal(allowing(policy, { action: `s3:${action}`, resource: `${store.arn}/x` }).length, 1, action);
      }
      const touched = policy.flatMap(({ Resource }) => listed(Resource)).filter((arn) => arn.startsWith("arn:aws:s3:"));
      assert.deepEqual(new Set(touched), new Set([store.arn, `${store.arn}/*`]));
      const [key] = allowing(policy, {
        action: "kms:GenerateDataKey",
        resource: `arn:aws:kms:${region}:${account}:key/0a1b2c3d-storage-${region}`,
      });
      assert.deepEqual(key?.Condition, { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } });
      const { role } = inputsOf(plan, "aws:iam/rolePolicy:RolePolicy", `app-assets-${region}`);
      assert.match(String(role), new RegExp(`^app-${region}`));
    }
  });

  for (const region of regions) {
    it(`brings exports of the database of ${region} into the store for backups`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "backups", region);
      const { definition } = inputsOf(plan, "aws:sfn/stateMachine:StateMachine", `database-export-${region}`);
      const { States } = JSON.parse(String(definition)) as {
        States: Record<string, { Parameters?: Record<string, string> }>;
      };
      const { S3BucketName, S3Prefix, KmsKeyId = "" } = States["StartExport"]?.Parameters ?? {};
      assert.equal(S3BucketName, store.id);
      const policy = rolePolicy(plan, `database-exporter-${region}`);
      for (const action of ["PutObject", "GetObject", "DeleteObject"]) {
        const call = { action: `s3:${action}`, resource: `${store.arn}/${String(S3Prefix)}/export/x` };
        assert.equal(allowing(policy, call).length, 1, action);
      }
      assert.equal(allowing(policy, { action: "kms:GenerateDataKey", resource: KmsKeyId }).length, 1);
      const key = inputsOf(plan, "aws:kms/key:Key", `storage-${region}`)["policy"];
      const [through] = allowing(statements(key), {
        action: "kms:CreateGrant",
        resource: "x",
        by: `arn:aws:iam::${account}:root`,
      });
      const services = through?.Condition?.["StringEquals"]?.["kms:ViaService"];
      assert.deepEqual(services, [`s3.${region}.amazonaws.com`, `rds.${region}.amazonaws.com`]);
    });

    it(`brings logs of the database of ${region} into the store for logs`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "logs", region);
      const stream = inputsOf(
        plan,
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        `database-logs-${region}`,
      );
      const { bucketArn, prefix, errorOutputPrefix } = stream["extendedS3Configuration"] as Record<string, string>;
      assert.equal(bucketArn, store.arn);
      const policy = rolePolicy(plan, `database-logs-${region}`);
      for (const path of [prefix, errorOutputPrefix]) {
        const call = { action: "s3:PutObject", resource: `${store.arn}/${String(path)}x` };
        assert.equal(allowing(policy, call).length, 1, path);
      }
    });
  }
});
