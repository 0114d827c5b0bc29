import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { assertRefused, standing, thingOf } from "../standing";
import type { Thing } from "../thing";
import { instanceType, loseRegion, promoteReadReplica, rowsIn, write } from "./database-data";
import { healthChecksOf, resolve, roleOf, startPlan, warningsOf } from "./failover";
import { groupType, inService, scaleTo } from "./fleet";
import { recordType } from "./records";

const shop = "shop.shop-of-tests.com";
const [east, west] = ["us-east-2", "us-west-2"];

describe("the failover plan on AWS", () => {
  let cloud: Cloud;
  let plan: Thing;

  beforeEach(async () => {
    cloud = await standing("prod-aws");
    plan = thingOf(cloud, "aws:arcregionswitch/plan:Plan", "failover");
  });

  it("hands out a gate for each region, that of the writer open", () => {
    assert.deepEqual(
      healthChecksOf(cloud, plan.id).map(({ region, status }) => [region, status]),
      [
        [east, "healthy"],
        [west, "unhealthy"],
      ],
    );
    plan.kept["checksAt"] = cloud.now + 240_000;
    assert.deepEqual(
      healthChecksOf(cloud, plan.id).map(({ healthCheckId }) => healthCheckId),
      ["", ""],
    );
  });

  it("may do all that its steps ask", () => {
    assert.deepEqual(warningsOf(cloud, plan.id), []);
    const grants = thingOf(cloud, "aws:iam/rolePolicy:RolePolicy", "failover");
    cloud.drop(grants);
    assert.equal(warningsOf(cloud, plan.id).length, 5);
    assertRefused("AccessDenied", () => startPlan(cloud, plan.id, west));
  });

  it("moves the shop away from a lost region: scaled, promoted, turned", () => {
    write(cloud, "commerce-prod-aws-us-east-2", 1000);
    scaleTo(cloud, thingOf(cloud, groupType, `app-${east}`).id, 45);
    cloud.now += 3_600_000;
    assert.equal(resolve(cloud, shop)?.region, east);
    loseRegion(cloud, east);
    assert.equal(resolve(cloud, shop)?.answers, false);
    const steps = startPlan(cloud, plan.id, west);
    assert.deepEqual(
      steps.map(({ name }) => name),
      ["scale", "promote", "turn"],
    );
    assert.equal(inService(thingOf(cloud, groupType, `app-${west}`)), 45);
    assert.equal(roleOf(cloud, "commerce-prod-aws-us-west-2"), "writer");
    assert.equal(rowsIn(cloud, "commerce-prod-aws-us-west-2"), 1000);
    assert.deepEqual(resolve(cloud, shop), {
      target: thingOf(cloud, "aws:lb/loadBalancer:LoadBalancer", `alb-${west}`).outputs["dnsName"],
      region: west,
      answers: true,
    });
  });

  it("runs for a region of its own that answers, and for no other", () => {
    assertRefused("IllegalArgumentException", () => startPlan(cloud, plan.id, "eu-west-1"));
    cloud.lost.add(west);
    assertRefused("ServiceUnavailable", () => startPlan(cloud, plan.id, west));
  });

  it("fails at a step that names nothing real", () => {
    const record = thingOf(cloud, recordType, `shop-${west}`);
    cloud.drop(record);
    assertRefused("ResourceNotFoundException", () => startPlan(cloud, plan.id, west));
  });

  it("fails where there is no copy to promote", () => {
    cloud.drop(thingOf(cloud, instanceType, `database-${west}`));
    assertRefused("DBInstanceNotFound", () => startPlan(cloud, plan.id, west));
  });

  it("fails where the copy is the writer already", () => {
    promoteReadReplica(cloud, "commerce-prod-aws-us-west-2");
    assertRefused("InvalidDBInstanceState", () => startPlan(cloud, plan.id, west));
  });

  it("fails where it has no steps, or one that nobody knows", () => {
    plan.inputs = { ...plan.inputs, workflows: [] };
    assertRefused("IllegalStateException", () => startPlan(cloud, plan.id, west));
  });

  it("leaves everybody at the first region when all gates are closed", () => {
    for (const check of cloud.things.of("aws:route53/healthCheck:HealthCheck")) check.kept["healthy"] = false;
    assert.equal(resolve(cloud, shop)?.region, east);
  });
});
