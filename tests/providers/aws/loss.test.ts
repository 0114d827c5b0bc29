import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";

const instance = "aws:rds/instance:Instance";
const copies = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const record = "aws:route53/record:Record";
const provider = "pulumi:providers:aws";
const schedule = "aws:autoscaling/schedule:Schedule";

/** Either region may be lost, and was the one that wrote. */
const losses = [
  { lost: "us-east-2", active: "us-west-2" },
  { lost: "us-west-2", active: "us-east-2" },
] as const;

const backup = (region: string) => `arn:aws:rds:${region}:111122223333:auto-backup:ab-0123456789abcdef`;
const restored = (active: string) => ({ "restore.at": "latest", "restore.from": backup(active) });

const before = ({ lost }: (typeof losses)[number], recovery: string) => planned({ set: { recovery, active: lost } });
const during = ({ lost, active }: (typeof losses)[number], recovery: string) =>
  planned({ set: { recovery, active, lost, ...(recovery === "cold" && restored(active)) } });

function urns({ resources }: Pick<StackPlan, "resources">): string[] {
  return resources.map(({ urn }) => urn).sort();
}

function madeBy(plan: StackPlan, region: string): readonly RecordedResource[] {
  return plan.resources.filter((resource) => resource.provider.endsWith(`::provider-${region}`));
}

function isFrozen({ options }: RecordedResource): boolean {
  return options.ignoreChanges.length === 1 && options.ignoreChanges[0] === "*";
}

for (const loss of losses) {
  const { lost, active } = loss;

  describe(`the loss of ${lost}, warm`, () => {
    it("adds nothing and drops nothing", async () => {
      assert.deepEqual(urns(await during(loss, "warm")), urns(await before(loss, "warm")));
    });

    it("freezes everything that was made there, and nothing else", async () => {
      const plan = await during(loss, "warm");
      const there = new Set(madeBy(plan, lost));
      assert.ok(there.size > 300, `${there.size} resources were made there`);
      for (const resource of plan.resources) assert.equal(isFrozen(resource), there.has(resource), resource.urn);
    });

    it("changes elsewhere only what the new active region changes without a loss", async () => {
      const [quiet, missing] = [await planned({ set: { active } }), await during(loss, "warm")];
      for (const resource of missing.resources) {
        if (isFrozen(resource) || resource.type === provider) continue;
        const same = one(quiet, resource.type, resource.name);
        assert.deepEqual(JSON.stringify(resource), JSON.stringify(same), resource.urn);
      }
    });

    it("asks the survivor whose the credentials are, and still accepts one account's alone", async () => {
      const { stsRegion, region, allowedAccountIds } = inputsOf(
        await during(loss, "warm"),
        provider,
        `provider-${lost}`,
      );
      assert.deepEqual([stsRegion, region], [active, lost]);
      assert.ok(JSON.stringify(allowedAccountIds).includes("111122223333"), "the account is pinned");
      assert.equal(inputsOf(await during(loss, "warm"), provider, `provider-${active}`)["stsRegion"], undefined);
    });

    it("keeps what was made there for peaks that are past, and drops it elsewhere", async () => {
      const set = { active, lost };
      const quiet = await before(loss, "warm");
      const later = await planned({ set, now: "2027-01-01T00:00:00Z" });
      const schedules = (plan: StackPlan, region: string) =>
        all(plan, schedule)
          .filter(({ name }) => name.endsWith(region))
          .map(({ name }) => name)
          .sort();
      assert.equal(schedules(later, lost).length, 4);
      assert.deepEqual(schedules(later, lost), schedules(quiet, lost));
      assert.equal(schedules(later, active).length, 2);
      const lostSince = "2026-12-15T00:00:00Z";
      const known = await planned({ set: { ...set, lostSince }, now: "2027-01-01T00:00:00Z" });
      assert.equal(schedules(known, lost).length, 2, "what had been dropped before the loss doesn't come again");
    });
  });

  describe(`the loss of ${lost}, cold`, () => {
    it("drops nothing, and adds nothing there", async () => {
      const [was, is] = [await before(loss, "cold"), await during(loss, "cold")];
      const known = new Set(urns(was));
      assert.deepEqual(
        urns(was).filter((urn) => !urns(is).includes(urn)),
        [],
      );
      const added = is.resources.filter(({ urn }) => !known.has(urn));
      assert.ok(added.length > 100, "the survivor gets a shop");
      const there = added.filter(({ provider: by }) => by.endsWith(`::provider-${lost}`));
      assert.deepEqual(
        there.map(({ urn }) => urn),
        [],
      );
    });

    it("freezes everything there but the shop's name, which leads to the survivor alone", async () => {
      const plan = await during(loss, "cold");
      const living = madeBy(plan, lost).filter((resource) => !isFrozen(resource));
      assert.deepEqual(
        living.map(({ type, name }) => [type, name]),
        [[record, `shop-${lost}`]],
      );
      for (const region of [lost, active]) {
        const aliases = JSON.stringify(inputsOf(plan, record, `shop-${region}`)["aliases"]);
        assert.match(aliases, new RegExp(`\\.${active}\\.elb\\.`));
        assert.doesNotMatch(aliases, new RegExp(`\\.${lost}\\.elb\\.`));
      }
    });

    it("makes the database from the copied backups, and keeps these", async () => {
      const plan = await during(loss, "cold");
      const { inputs, options } = one(plan, instance, `database-${active}`);
      assert.deepEqual(inputs["restoreToPointInTime"], {
        sourceDbInstanceAutomatedBackupsArn: backup(active),
        useLatestRestorableTime: true,
      });
      for (const refused of ["dbName", "username", "replicateSourceDb"]) assert.equal(inputs[refused], undefined);
      assert.ok(options.ignoreChanges.includes("restoreToPointInTime"), "its going replaces nothing");
      const [was, is] = [await before(loss, "cold"), plan].map((each) =>
        one(each, copies, `database-backups-${active}`),
      );
      assert.deepEqual(is?.inputs, was?.inputs);
      assert.equal(all(plan, copies).length, 1);
      const restart = await planned({
        set: { recovery: "cold", active, lost, ...restored(active), "restore.at": "2026-10-31T12:00:00.5-05:00" },
      });
      assert.deepEqual(inputsOf(restart, instance, `database-${active}`)["restoreToPointInTime"], {
        sourceDbInstanceAutomatedBackupsArn: backup(active),
        restoreTime: "2026-10-31T17:00:00Z",
      });
    });

    it("waits for nothing of the new database before the lost one is registered", async () => {
      const { dependencies } = one(await during(loss, "cold"), instance, `database-${lost}`);
      assert.deepEqual(
        dependencies.filter((urn) => urn.endsWith(`::database-${active}`)),
        [],
      );
    });

    it("leaves a lost reserve what it was: data only", async () => {
      const set = { recovery: "cold", active: lost, lost: active };
      const [was, is] = [await before(loss, "cold"), await planned({ set })];
      assert.deepEqual(urns(is), urns(was));
    });
  });

  describe(`the rebuild of ${lost}`, () => {
    it("warm: replaces the old writer by a replica under the same name, draws a new name for its next last snapshot, and no more", async () => {
      const [quiet, back] = [await planned({ set: { active } }), await planned({ set: { active, rebuild: lost } })];
      assert.deepEqual(urns(back), urns(quiet));
      const changed = back.resources.filter(
        (resource) => JSON.stringify(resource) !== JSON.stringify(one(quiet, resource.type, resource.name)),
      );
      assert.deepEqual(
        changed.map(({ type, name }) => [type, name]),
        [
          ["random:index/randomId:RandomId", `database-final-${lost}`],
          [instance, `database-${lost}`],
        ],
      );
      const { inputs, options } = one(back, instance, `database-${lost}`);
      assert.match(String(inputs["replicateSourceDb"]), new RegExp(`:${active}:`));
      assert.equal(inputs["deletionProtection"], true, "the replica is born guarded");
      assert.equal(options.protect, false);
      assert.equal(options.deleteBeforeReplace, true);
      assert.deepEqual(options.replaceOnChanges, ["replicateSourceDb"]);
      assert.ok(!options.ignoreChanges.includes("replicateSourceDb"), "the difference must be seen");
    });

    it("warm: replaces nothing that hangs on the database with it", async () => {
      // Every input of a copy of backups replaces it, and it is protected.
      const plan = await planned({ set: { active, rebuild: lost } });
      const hanging = all(plan, copies).flatMap(({ propertyDependencies }) =>
        Object.values(propertyDependencies)
          .flat()
          .filter((urn) => urn.includes(`${instance}::`)),
      );
      assert.deepEqual(hanging, []);
    });

    it("cold: takes the guards from what goes, then lets go of exactly that", async () => {
      const guarded = await planned({ set: { recovery: "cold", active, rebuild: lost } });
      const reserve = await planned({ set: { recovery: "cold", active } });
      const lostWriter = await during(loss, "cold");
      const copiesBack = one(guarded, copies, `database-backups-${lost}`);
      assert.match(String(copiesBack.inputs["sourceDbInstanceArn"]), new RegExp(`:${active}:`));
      assert.deepEqual(urns(guarded), [...urns(lostWriter), copiesBack.urn].sort());
      const kept = new Set(urns(reserve));
      const goes = guarded.resources.filter(({ urn }) => !kept.has(urn));
      assert.ok(goes.length > 100, "a whole shop goes");
      for (const { urn, options } of goes) assert.equal(options.protect, false, urn);
      for (const { urn, options } of guarded.resources)
        if (kept.has(urn)) assert.equal(options.protect, byUrn(reserve, urn).options.protect, urn);
      const old = inputsOf(guarded, instance, `database-${lost}`);
      assert.equal(old["deletionProtection"], true, "a person takes it from the instance");
      assert.equal(old["skipFinalSnapshot"], false);
      assert.match(String(old["finalSnapshotIdentifier"]), new RegExp(`${lost}-final-`));
      assert.equal(
        inputsOf(guarded, "aws:lb/loadBalancer:LoadBalancer", `alb-${lost}`)["enableDeletionProtection"],
        false,
      );
    });
  });
}

function byUrn({ resources }: StackPlan, urn: string): RecordedResource {
  const found = resources.find((resource) => resource.urn === urn);
  if (found === undefined) throw new Error(`no ${urn}`);
  return found;
}

describe("the loss of the region in which the edge is kept", () => {
  it("freezes the edge with it", async () => {
    const set = { regions: ["us-east-1", "us-west-2"], "aws.images.us-east-1": "ami-0123456789abcdef0" };
    const plan = await planned({ set: { ...set, active: "us-west-2", lost: "us-east-1" } });
    const edge = plan.resources.filter(({ provider: by }) => by.endsWith("::provider-edge"));
    assert.ok(edge.length > 10, "the edge has resources");
    for (const resource of edge) assert.ok(isFrozen(resource), resource.urn);
    assert.equal(inputsOf(plan, provider, "provider-edge")["stsRegion"], "us-west-2");
  });

  it("doesn't freeze it with another region", async () => {
    const plan = await during(losses[0], "warm");
    assert.deepEqual(
      plan.resources.filter((each) => each.provider.endsWith("::provider-edge") && isFrozen(each)),
      [],
    );
  });
});
