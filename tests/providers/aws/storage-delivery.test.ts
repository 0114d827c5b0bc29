import assert from "node:assert/strict";
import type { Flow } from "../../../components/flows";
import { flows } from "../../../components/flows";
import type { StackPlan } from "../../../plan/stack-plan";
import { regions as table } from "../../../providers/aws/regions";
import { balancerAccounts } from "../../../providers/aws/storage/balancer-accounts";
import { inputsOf, one, planned } from "../../support/plan";
import { listed } from "../../support/policy";
import type { Store } from "../../support/stores";
import {
  allowing,
  conditionsOf,
  policyOf,
  purposes,
  rolePolicy,
  settingOf,
  storeOf,
  variants,
} from "../../support/stores";

const account = "111122223333";
const regions = ["us-east-2", "us-west-2"];

/** Accounts of the balancers. Source: Elastic Load Balancing user guide, access logs; 2026-11. */
const balancers: Readonly<Record<string, string>> = { "us-east-2": "033677994240", "us-west-2": "797873946194" };

/** Whom a store's policy lets in, conditions aside. */
function admitted(plan: StackPlan, store: Store): readonly string[] {
  const principals = policyOf(plan, store)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal }) =>
      Object.values(Principal as Record<string, string | string[]>).flatMap((each) => listed(each)),
    );
  return [...new Set(principals)].sort();
}

describe("Storage: flows", () => {
  const lacking = (list: readonly Flow[]) =>
    purposes.flatMap((purpose) => {
      const own = list.filter(({ to }) => to === `storage:${purpose}`).map(({ access }) => access ?? "neither");
      return ["write", "read"]
        .filter((way) => !own.some((each) => each.includes(way)))
        .map((way) => `${purpose}: ${way}`);
    });

  it("name a writer and a reader for each store", () => {
    assert.deepEqual(lacking(flows), []);
    assert.deepEqual(lacking(flows.filter(({ id }) => id !== "people-audit")), ["audit: read"]);
    for (const { id, to, access } of flows) assert.equal(access !== undefined, to.startsWith("storage:"), id);
  });

  it("let into each store whom they name, and nobody else", async () => {
    for (const args of Object.values(variants)) {
      const plan = await planned(args);
      for (const region of plan.settings.regions) {
        const who = (purpose: Store["purpose"]) => admitted(plan, storeOf(plan, purpose, region));
        assert.deepEqual(who("assets"), ["cloudfront.amazonaws.com"]);
        assert.deepEqual(who("backups"), []);
        assert.deepEqual(who("audit"), ["cloudtrail.amazonaws.com"]);
        const services = ["delivery.logs", "logdelivery.elasticloadbalancing", "logging.s3"];
        assert.deepEqual(who("logs"), [
          `arn:aws:iam::${String(balancers[region])}:root`,
          ...services.map((service) => `${service}.amazonaws.com`),
        ]);
      }
    }
  });
});

describe("Storage: delivery into the log store", () => {
  for (const region of regions) {
    it(`is allowed to the balancer of ${region} where it is told to deliver`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "logs", region);
      const { inputs, dependencies } = one(plan, "aws:lb/loadBalancer:LoadBalancer", `alb-${region}`);
      assert.ok(dependencies.includes(settingOf(plan, "BucketPolicy", store).urn), "a test object is written at once");
      for (const kind of ["accessLogs", "connectionLogs", "healthCheckLogs"]) {
        const { bucket, prefix, enabled } = inputs[kind] as Record<string, unknown>;
        assert.deepEqual([bucket, enabled], [store.id, true], kind);
        assert.doesNotMatch(String(prefix), /AWSLogs/, "added by the balancer, and refused in a prefix");
        const resource = `${store.arn}/${String(prefix)}/AWSLogs/${account}/ELBAccessLogTestFile`;
        for (const by of [
          "logdelivery.elasticloadbalancing.amazonaws.com",
          `arn:aws:iam::${String(balancers[region])}:root`,
        ]) {
          assert.deepEqual(conditionsOf(plan, store, { action: "s3:PutObject", resource, by }), {}, `${kind} by ${by}`);
        }
      }
    });

    it(`is allowed to what the network of ${region} delivers, in the name of this account and region`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "logs", region);
      const flow = inputsOf(plan, "aws:ec2/flowLog:FlowLog", `flow-${region}`);
      const names = inputsOf(plan, "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", `dns-${region}`);
      assert.deepEqual([flow["logDestination"], names["destinationArn"]], [store.arn, store.arn]);
      const { hiveCompatiblePartitions } = flow["destinationOptions"] as Record<string, boolean>;
      const ours = {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${account}:*` },
      };
      const by = "delivery.logs.amazonaws.com";
      for (const path of [hiveCompatiblePartitions === true ? `aws-account-id=${account}` : account, account]) {
        const put = { action: "s3:PutObject", resource: `${store.arn}/AWSLogs/${path}/x`, by };
        assert.deepEqual(conditionsOf(plan, store, put), {
          ...ours,
          StringEquals: { ...ours.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
        });
      }
      for (const action of ["s3:GetBucketAcl", "s3:ListBucket"]) {
        assert.deepEqual(conditionsOf(plan, store, { action, resource: store.arn, by }), ours);
      }
      const elsewhere = { action: "s3:PutObject", resource: `${store.arn}/database/x`, by };
      assert.deepEqual(allowing(policyOf(plan, store), elsewhere), []);
    });

    it(`is allowed to the recorder of configurations of ${region}`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "logs", region);
      const channel = inputsOf(plan, "aws:cfg/deliveryChannel:DeliveryChannel", `configuration-${region}`);
      assert.deepEqual([channel["s3BucketName"], channel["s3KmsKeyArn"]], [store.id, undefined]);
      const policy = rolePolicy(plan, `configuration-${region}`);
      const resource = `${store.arn}/${String(channel["s3KeyPrefix"])}/AWSLogs/${account}/Config/x`;
      assert.equal(allowing(policy, { action: "s3:PutObject", resource }).length, 1);
      assert.equal(allowing(policy, { action: "s3:GetBucketAcl", resource: store.arn }).length, 1);
    });

    it(`records who asked for what in each other store of ${region}`, async () => {
      const plan = await planned();
      const store = storeOf(plan, "logs", region);
      const seen = (["assets", "backups", "audit"] as const).map((purpose) => {
        const { inputs, dependencies } = settingOf(plan, "BucketLogging", storeOf(plan, purpose, region));
        assert.equal(inputs["targetBucket"], store.id);
        assert.ok(dependencies.includes(settingOf(plan, "BucketPolicy", store).urn), purpose);
        const resource = `${store.arn}/${String(inputs["targetPrefix"])}${account}/${region}/x`;
        const by = "logging.s3.amazonaws.com";
        assert.deepEqual(conditionsOf(plan, store, { action: "s3:PutObject", resource, by }), {
          StringEquals: { "aws:SourceAccount": account },
        });
        return inputs["targetPrefix"];
      });
      assert.equal(new Set(seen).size, 3, "each under a prefix of its own");
      assert.throws(() => settingOf(plan, "BucketLogging", store), /has 0 of/, "its own record would make more record");
    });
  }

  it("is known for every region that the config takes: which account delivers for its balancers", () => {
    assert.deepEqual(Object.keys(balancerAccounts).sort(), Object.keys(table).sort());
    const accounts = Object.values(balancerAccounts);
    for (const each of accounts) assert.match(each, /^\d{12}$/);
    assert.equal(new Set(accounts).size, accounts.length);
  });
});
