import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";

const stack = "prod-azure";
const sql = (kind: string) => `azure-native:sql:${kind}`;
const origin = "azure-native:cdn:AFDOrigin";

/** Either region may be lost, and was the one that wrote. */
const losses = [
  { lost: "eastus2", active: "centralus" },
  { lost: "centralus", active: "eastus2" },
] as const;
type Loss = (typeof losses)[number];

const before = ({ lost }: Loss, recovery: string) => planned({ stack, set: { recovery, active: lost } });
const during = ({ lost, active }: Loss, recovery: string) =>
  planned({ stack, set: { recovery, active, lost, ...(recovery === "cold" && { "restore.at": "latest" }) } });
const rebuilt = ({ lost, active }: Loss, recovery: string) =>
  planned({ stack, set: { recovery, active, rebuild: lost } });

function urns({ resources }: Pick<StackPlan, "resources">): string[] {
  return resources.map(({ urn }) => urn).sort();
}

function isFrozen({ options }: RecordedResource): boolean {
  return options.ignoreChanges.length === 1 && options.ignoreChanges[0] === "*";
}

function isMadeBy({ provider }: RecordedResource, region: string): boolean {
  return provider.endsWith(`::provider-${region}`);
}

/** Inputs that the engine would send: of what is there already, those that differ and are not ignored. */
function sent(now: StackPlan, then: StackPlan): string[] {
  const old = new Map(then.resources.map((resource) => [resource.urn, resource]));
  return now.resources
    .filter((resource) => !isFrozen(resource))
    .flatMap(({ urn, name, type, inputs, options }) => {
      const was = old.get(urn)?.inputs;
      const changed =
        was === undefined ? [] : Object.keys({ ...was, ...inputs }).filter((key) => differ(was, inputs, key));
      return changed
        .filter((key) => !options.ignoreChanges.includes(key))
        .map((key) => `${type.split(":").at(-1) ?? ""} ${name}: ${key}`);
    })
    .sort();
}

function differ(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>, key: string) {
  return JSON.stringify(one[key]) !== JSON.stringify(other[key]);
}

/** What a plan has that another lacks, as "type name". */
function added(now: StackPlan, then: StackPlan): readonly RecordedResource[] {
  const known = new Set(urns(then));
  return now.resources.filter(({ urn }) => !known.has(urn));
}

for (const loss of losses) {
  const { lost, active } = loss;

  describe(`the loss of ${lost} on azure, warm`, () => {
    it("adds nothing and drops nothing", async () => {
      assert.deepEqual(urns(await during(loss, "warm")), urns(await before(loss, "warm")));
    });

    it("freezes everything that was made there, and nothing else", async () => {
      const plan = await during(loss, "warm");
      const frozen = plan.resources.filter(isFrozen);
      assert.ok(frozen.length > 150, `${frozen.length} resources are frozen`);
      for (const resource of plan.resources) assert.equal(isFrozen(resource), isMadeBy(resource, lost), resource.urn);
    });

    it("changes of the rest the edge's two ways, and the survivor's scaling and settings", async () => {
      assert.deepEqual(sent(await during(loss, "warm"), await before(loss, "warm")), [
        "AFDOrigin app-centralus: priority",
        "AFDOrigin app-eastus2: priority",
        `AutoscaleSetting app-${active}: profiles`,
        `Deployment database-settings-${active}: properties`,
      ]);
    });

    it("sends nothing that leads into the lost region but the edge's way there", async () => {
      const [now, then] = [await during(loss, "warm"), await before(loss, "warm")];
      const old = new Map(then.resources.map(({ urn, inputs }) => [urn, JSON.stringify(inputs)]));
      const changed = now.resources.filter(
        ({ urn, options, inputs, ...rest }) =>
          !isFrozen({ urn, options, inputs, ...rest }) &&
          Object.keys(inputs).some((key) => !options.ignoreChanges.includes(key)) &&
          old.get(urn) !== JSON.stringify(inputs),
      );
      const leads = changed.filter(
        ({ type, inputs }) =>
          ![sql("Database"), sql("FailoverGroup")].includes(type) && JSON.stringify(inputs).includes(lost),
      );
      assert.deepEqual(
        leads.map(({ type, name }) => `${type} ${name}`),
        [`${origin} app-${lost}`],
      );
    });

    it("is as it was before once the region is back, with the other one writing", async () => {
      const quiet = await planned({ stack, set: { active } });
      const dropped = ({ ignoreChanges: _, ...options }: RecordedResource["options"]) => options;
      const bare = (plan: StackPlan) =>
        plan.resources.map(({ options, ...rest }) => ({ ...rest, options: dropped(options) }));
      assert.deepEqual(bare(await during(loss, "warm")), bare(quiet));
    });

    it("keeps what was made there for peaks that are past", async () => {
      const [now, then] = await Promise.all(
        [{ active, lost }, { active }].map((set) => planned({ stack, set, now: "2026-12-24T00:00:00Z" })),
      );
      if (now === undefined || then === undefined) throw new Error("two plans were made");
      assert.deepEqual(urns(now), urns(then));
      assert.ok(isFrozen(one(now, "azure-native:monitor:AutoscaleSetting", `app-${lost}`)), "its profiles are inputs");
    });
  });

  describe(`a copy in ${lost} on azure, made anew`, () => {
    it("has neither guard nor ignored input, and goes before it comes: no other resource is like that", async () => {
      const [plan, quiet] = [await rebuilt(loss, "warm"), await planned({ stack, set: { active } })];
      assert.deepEqual(urns(plan), urns(quiet));
      const { options, inputs } = one(plan, sql("Database"), `database-${lost}`);
      assert.deepEqual(
        [options.protect, options.ignoreChanges, options.deleteBeforeReplace, options.replaceOnChanges],
        [false, [], true, ["*"]],
      );
      assert.equal(inputs["createMode"], "Secondary");
      assert.match(String(inputs["sourceDatabaseId"]), new RegExp(`-${active}-[0-9a-f]{8}/databases/commerce$`));
      const others = (each: StackPlan) =>
        each.resources.filter(({ name, type }) => type !== sql("Database") || name !== `database-${lost}`);
      assert.deepEqual(others(plan), others(quiet));
    });

    it("takes with it what was said of the one before, and never the writer", async () => {
      const plan = await rebuilt(loss, "warm");
      const { urn } = one(plan, sql("Database"), `database-${lost}`);
      const bound = plan.resources.filter(({ propertyDependencies }) =>
        Object.values(propertyDependencies).some((urns) => urns.includes(urn)),
      );
      const names = bound.map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
      for (const told of [
        `BackupShortTermRetentionPolicy database-${lost}`,
        `LongTermRetentionPolicy database-${lost}`,
        `Deployment database-settings-${lost}`,
        `DiagnosticSetting database-${lost}`,
      ])
        assert.ok(names.includes(told), `${told} would be taken for said`);
      assert.ok(!names.includes(`Database database-${active}`), "the writer isn't the copy's");
      const quiet = one(await planned({ stack, set: { active: lost } }), sql("Database"), `database-${active}`);
      const born = Object.values(quiet.propertyDependencies).flat();
      assert.ok(
        !born.includes(urn),
        "a copy that has become the writer is still bound to the one that it was made from",
      );
    });
  });

  describe(`the loss of ${lost} on azure, cold`, () => {
    it("drops nothing, and adds only in the other region and at the edge", async () => {
      const [now, then] = [await during(loss, "cold"), await before(loss, "cold")];
      assert.deepEqual(added(then, now), []);
      for (const resource of added(now, then)) {
        assert.ok(isMadeBy(resource, active) || isMadeBy(resource, "edge"), resource.urn);
        assert.ok(resource.name.includes(active), resource.urn);
      }
    });

    it("adds what an active site has and a reserve lacks, and the way to open the backup", async () => {
      const [now, then] = [await during(loss, "cold"), await before(loss, "cold")];
      const wanted = added(await planned({ stack, set: { recovery: "cold", active } }), then);
      const names = (list: readonly RecordedResource[]) => list.map(({ urn }) => urn).sort();
      assert.deepEqual(names(added(now, then)), names(wanted));
      const key = one(now, sql("ServerKey"), `database-key-${lost}-${active}`);
      const right = one(now, "azure-native:authorization:RoleAssignment", `database-key-${lost}-${active}`);
      assert.ok(urns(then).includes(right.urn), "the right was given while the vault's region could give it");
      const born = one(now, sql("Database"), `database-${active}`);
      for (const { urn } of [key, right]) assert.ok(born.dependencies.includes(urn), urn);
    });

    it("freezes everything that was made there, and nothing else", async () => {
      for (const resource of (await during(loss, "cold")).resources)
        assert.equal(isFrozen(resource), isMadeBy(resource, lost), resource.urn);
    });

    it("restores the database from the newest copied backup of the lost one's server", async () => {
      const [now, then] = [await during(loss, "cold"), await before(loss, "cold")];
      const inputs = inputsOf(now, sql("Database"), `database-${active}`);
      const server = String(inputsOf(then, sql("Server"), `database-${lost}`)["serverName"]);
      const group = String(inputsOf(then, sql("Server"), `database-${lost}`)["resourceGroupName"]);
      assert.equal(inputs["createMode"], "Recovery");
      assert.match(
        String(inputs["sourceDatabaseId"]),
        new RegExp(
          `^/subscriptions/[^/]+/resourceGroups/${group}/providers/Microsoft.Sql/servers/${server}/recoverableDatabases/commerce$`,
        ),
      );
      for (const absent of ["secondaryType", "restorePointInTime", "maxSizeBytes", "maintenanceConfigurationId"])
        assert.equal(inputs[absent], undefined, absent);
      assert.equal(inputs["zoneRedundant"], true);
    });

    it("leaves the database as it is when `restore` goes: how it was born is ignored", async () => {
      const { options } = one(await during(loss, "cold"), sql("Database"), `database-${active}`);
      for (const born of ["createMode", "sourceDatabaseId"]) assert.ok(options.ignoreChanges.includes(born), born);
    });

    it("makes no pair of the two databases: no group, no way in, no user of the other", async () => {
      const now = await during(loss, "cold");
      assert.deepEqual(all(now, sql("FailoverGroup")), []);
      for (const type of ["azure-native:network:PrivateEndpoint", sql("OutboundFirewallRule")])
        for (const { name } of all(now, type))
          assert.ok(!(name.includes(lost) && name.includes(active)), `${type} ${name}`);
      const { predicateExpression } = inputsOf(now, sql("ExtendedServerBlobAuditingPolicy"), `database-${active}`);
      assert.equal(predicateExpression, `database_principal_name <> 'commerce_app_${active}'`);
    });

    it("shuts the shop's way to the lost region, once the other one is there", async () => {
      const now = await during(loss, "cold");
      const [gone, there] = [one(now, origin, `app-${lost}`), one(now, origin, `app-${active}`)];
      assert.deepEqual([gone.inputs["enabledState"], there.inputs["enabledState"]], ["Disabled", "Enabled"]);
      assert.equal(there.inputs["priority"], 1);
      assert.ok(gone.dependencies.includes(there.urn), "a group must have one that is enabled at any time");
    });

    it("counts nothing of a former writer as a standby", async () => {
      const { outputs } = await during(loss, "cold");
      const promises = outputs["promises"] as Record<string, { recovery?: unknown }>;
      for (const tier of ["load balancer", "cache", "app tier"])
        assert.equal(promises[tier]?.recovery, undefined, tier);
    });
  });

  describe(`a former writer in ${lost} on azure, let go of`, () => {
    it("loses its guards and nothing else: what fenced it stays", async () => {
      const [now, then] = [await rebuilt(loss, "cold"), await during(loss, "cold")];
      assert.deepEqual(urns(now), urns(then));
      assert.deepEqual(sent(now, then), []);
      const unguarded = now.resources
        .filter((resource) => one(then, resource.type, resource.name).options.protect && !resource.options.protect)
        .map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
      assert.deepEqual(unguarded.sort(), [
        `Database database-${lost}`,
        `RedisEnterprise cache-${lost}`,
        `Server database-${lost}`,
      ]);
      for (const resource of now.resources) assert.equal(isFrozen(resource), isMadeBy(resource, lost), resource.urn);
    });

    it("becomes what a reserve always was, and what is unguarded then goes with all that hangs on it", async () => {
      const [now, reserve] = [await rebuilt(loss, "cold"), await planned({ stack, set: { recovery: "cold", active } })];
      assert.deepEqual(added(reserve, now), []);
      for (const resource of added(now, reserve)) {
        assert.ok(resource.name.includes(lost), resource.urn);
        assert.equal(resource.options.protect, false, resource.urn);
      }
    });
  });
}
