import assert from "node:assert/strict";
import { checklist } from "../../plan/checklist/checklist";
import type { PlannedArgs } from "../support/plan";
import { all, planned } from "../support/plan";

const ecr = "444455556666.dkr.ecr.us-east-2.amazonaws.com/shop/web@sha256:" + "ab".repeat(32);

async function tasksOf(args: PlannedArgs = {}) {
  return checklist(await planned(args));
}

async function one(pattern: RegExp, args: PlannedArgs = {}) {
  const found = (await tasksOf(args)).filter(({ what }) => pattern.test(what));
  assert.equal(found.length, 1, `${found.length} tasks are ${String(pattern)}`);
  const [task] = found;
  assert.ok(task, "no task");
  return task;
}

describe("what is left for a person", () => {
  it("says of each task why, with which command, and how to see that it is done", async () => {
    for (const task of await tasksOf()) {
      for (const part of [task.what, task.why, task.command, task.check]) assert.ok(part.length > 10, task.what);
      assert.doesNotMatch(JSON.stringify(task), /undefined|NaN|\[object|\(\)/, task.what);
    }
  });

  it("asks once for a quota that all regions need alike, for both of them", async () => {
    for (const pattern of [/vCPUs/, /Elastic IP/, /NAT gateway/, /VPC in/]) {
      const { what, command } = await one(pattern);
      assert.match(what, /each of us-east-2 and us-west-2$/);
      assert.match(command, /for r in us-east-2 us-west-2; do aws service-quotas get-service-quota --region \$r /);
    }
  });

  it("names one region where there is one, without a loop", async () => {
    const { what, command } = await one(/Elastic IP/, { stack: "dev-aws" });
    assert.equal(what, "Have room for 1 Elastic IP address in us-east-2");
    assert.match(command, /^aws service-quotas get-service-quota --region us-east-2 /);
  });

  it("asks apart for what the regions need differently", async () => {
    const tasks = await tasksOf({ set: { recovery: "cold" } });
    const vcpus = tasks.filter(({ what }) => what.includes("vCPU"));
    assert.deepEqual(
      vcpus.map(({ what }) => what.replace(/\d+/, "N")),
      ["Have room for N vCPUs of On-Demand standard instances in us-east-2"],
    );
  });

  it("counts vCPUs at the fleet's largest size, a refresh and the migrator included", async () => {
    const plan = await planned();
    const [group] = all(plan, "aws:autoscaling/group:Group");
    const { maxHealthyPercentage } = group?.inputs["instanceMaintenancePolicy"] as { maxHealthyPercentage: number };
    // m7g.large has 2 vCPUs, and so has the migrator's t4g.small.
    const most = Math.ceil((Number(group?.inputs["maxSize"]) * maxHealthyPercentage) / 100) * 2 + 2;
    assert.match((await one(/vCPUs/)).what, new RegExp(`room for ${most} vCPUs`));
  });

  it("asks for what an account has once, where the stack makes it", async () => {
    for (const pattern of [/GuardDuty/, /Config recorder/, /Security Hub/]) {
      const { check } = await one(pattern);
      assert.match(check, /accountGuards\.\w+' false/);
      assert.ok(
        (await tasksOf({ stack: "dev-aws" })).every(({ what }) => !pattern.test(what)),
        `${String(pattern)} is asked of a stack that makes none`,
      );
    }
  });

  it("asks for confirmed subscriptions where there are any", async () => {
    assert.match((await one(/alarm subscriptions/)).what, /on-call@example\.com$/);
    const none = await tasksOf({ stack: "dev-aws" });
    assert.ok(
      none.every(({ what }) => !/subscription/.test(what)),
      "a subscription is to be confirmed, and there is none",
    );
  });

  it("asks to choose machine images while they are placeholders, then to look at the chosen", async () => {
    assert.match((await one(/machine image/)).command, /al2023-ami-kernel-default-arm64/);
    const images = { "us-east-2": "ami-0aaaaaaaaaaaaaaaa", "us-west-2": "ami-0bbbbbbbbbbbbbbbb" };
    const { command } = await one(/machine image/, { set: { "aws.images": images } });
    for (const [region, id] of Object.entries(images)) {
      assert.ok(command.includes(`--region ${region} --image-ids ${id}`), `${region} is not looked at`);
    }
  });

  it("asks for pull rights where the image is in the cloud's registry", async () => {
    const { what, why, command } = await one(/container image/, { set: { "app.image": ecr } });
    assert.equal(what, "Push the container image to 444455556666.dkr.ecr.us-east-2.amazonaws.com");
    assert.match(why, /repository's own policy must let account 111122223333/);
    assert.match(
      command,
      /--registry-id 444455556666 --repository-name shop\/web --image-ids imageDigest=sha256:(ab)+$/,
    );
    const own = await one(/container image/, { set: { "app.image": ecr.replace("444455556666", "111122223333") } });
    assert.doesNotMatch(own.why, /own policy/);
  });

  it("asks to opt into the failover plan, with its price, where there is one", async () => {
    assert.match((await one(/Region Switch/)).what, /USD a month/);
    const dev = await tasksOf({ stack: "dev-aws" });
    assert.ok(
      dev.every(({ what }) => !/Region Switch|failover/.test(what)),
      "a failover plan is asked for where there is none",
    );
  });

  it("names the document that sets up the database's users as it is registered", async () => {
    const names = all(await planned(), "aws:ssm/document:Document").map(({ inputs }) => String(inputs["name"]));
    const [, name = ""] = /--document-name (\S+)$/.exec((await one(/database's users/)).command) ?? [];
    assert.ok(names.includes(name), `${name} is none of ${names.join(", ")}`);
  });
});
