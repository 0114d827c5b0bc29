import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const regions = ["us-east-2", "us-west-2"];

describe("rights of the app tier's instances", () => {
  const ofApp = (plan: StackPlan, region: string) =>
    all(plan, "aws:iam/rolePolicy:RolePolicy")
      .filter(({ inputs }) => String(inputs["role"]).startsWith(`app-${region}`))
      .flatMap(({ inputs }) => statements(inputs["policy"]));

  /** Calls that know no resource. Source: Service Authorization Reference; 2026-11. */
  const withoutResource =
    /^(ssm|ssmmessages|ec2messages):|^(cloudwatch:PutMetricData|ecr:GetAuthorizationToken|ec2:DescribeTags|autoscaling:DescribeAutoScalingInstances)$/;

  it("reach all of something only where the call knows no single thing", async () => {
    const plan = await planned();
    for (const region of regions) {
      const wide = ofApp(plan, region).filter(({ Resource }) => listed(Resource).includes("*"));
      for (const { Action } of wide) {
        for (const action of listed(Action)) assert.match(action, withoutResource);
      }
      const all = ofApp(plan, region).flatMap(({ Action }) => listed(Action));
      assert.ok(all.length > 20, all.join());
      for (const action of all) assert.doesNotMatch(action, /\*/);
      for (const parameter of ["ssm:GetParameter", "ssm:GetParameters"]) assert.ok(!all.includes(parameter));
    }
  });

  it("give no way to another identity, and none to the administrator's password", async () => {
    const plan = await planned();
    for (const region of regions) {
      for (const { Action, Resource } of ofApp(plan, region)) {
        for (const action of listed(Action)) assert.doesNotMatch(action, /^(iam|sts|secretsmanager):/);
        assert.doesNotMatch(listed(Resource).join(), /migrator|secret/);
      }
      assert.doesNotMatch(JSON.stringify(inputsOf(plan, template, `app-${region}`)), /migrator/);
    }
  });

  it("let an instance answer the hooks of its own group, and of no other", async () => {
    const plan = await planned();
    for (const region of regions) {
      const answer = ofApp(plan, region).find(({ Action }) =>
        listed(Action).includes("autoscaling:CompleteLifecycleAction"),
      );
      const [pattern = "", ...others] = listed(answer?.Resource);
      assert.deepEqual(others, []);
      const admits = (arn: string) =>
        new RegExp(`^${pattern.replaceAll(/[.\\/]/g, String.raw`\$&`).replaceAll("*", ".*")}$`).test(arn);
      const { account } = plan.settings;
      const arn = (place: string, name: string) =>
        `arn:aws:autoscaling:${place}:${account}:autoScalingGroup:0a1b2c3d-1111:autoScalingGroupName/${name}`;
      assert.ok(admits(arn(region, `app-${region}-0a1b2c3`)), pattern);
      assert.ok(!admits(arn(region, "other-0a1b2c3")) && !admits(arn("eu-west-1", `app-${region}-0a1b2c3`)));
    }
  });

  it("let it write its log and its figures, and nobody else's", async () => {
    const plan = await planned();
    const [logs] = ofApp(plan, "us-east-2").filter(({ Action }) => listed(Action).includes("logs:PutLogEvents"));
    assert.match(listed(logs?.Resource).join(), /^arn:aws:logs:us-east-2:\d{12}:log-group:[\w/-]+app[\w-]*:\*$/);
    const [figures] = ofApp(plan, "us-east-2").filter(({ Action }) => Action === "cloudwatch:PutMetricData");
    assert.deepEqual(figures?.Condition, { StringEquals: { "cloudwatch:namespace": "CWAgent" } });
  });

  it("let it pull the image from its own region and from the one that is named", async () => {
    const image = `123456789012.dkr.ecr.us-east-2.amazonaws.com/shop@sha256:${"a".repeat(64)}`;
    const plan = await planned({ set: { "app.image": image } });
    const [pull] = ofApp(plan, "us-west-2").filter(({ Sid }) => Sid === "PullImage");
    assert.deepEqual(
      listed(pull?.Resource),
      ["us-west-2", "us-east-2"].map((region) => `arn:aws:ecr:${region}:123456789012:repository/shop`),
    );
    assert.equal(ofApp(await planned(), "us-west-2").filter(({ Sid }) => Sid === "PullImage").length, 0);
  });
});
