import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";

const instanceType = "aws:rds/instance:Instance";

/** Inputs that may differ by role: adding one means to say what RDS does with it in a failover. */
const byRole = [
  "dbName",
  "finalSnapshotIdentifier",
  "passwordWo",
  "passwordWoVersion",
  "replicateSourceDb",
  "skipFinalSnapshot",
  "username",
];

/** What the engine sends after `ignoreChanges`: the old value of each ignored input, or none. */
function afterIgnoring(before: RecordedResource, after: RecordedResource): Record<string, unknown> {
  const { ignoreChanges } = after.options;
  const ignored = (input: string) => ignoreChanges.includes(input);
  return Object.fromEntries([
    ...Object.entries(after.inputs).filter(([input]) => !ignored(input)),
    ...Object.entries(before.inputs).filter(([input]) => ignored(input)),
  ]);
}

function changed(before: RecordedResource["inputs"], after: RecordedResource["inputs"]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  // Secrets are compared by what they hold.
  const text = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) => (isSecret(inner) ? inner.value : inner));
  return [...names].filter((name) => text(before[name]) !== text(after[name])).sort();
}

function isSecret(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && value.constructor.name === "Secret";
}

describe("Database", () => {
  describe("roles", () => {
    it("make the standby a replica of the writer, by its ARN, and give it nothing that a replica refuses", async () => {
      const plan = await planned();
      const replica = inputsOf(plan, instanceType, "database-us-west-2");
      assert.match(String(replica["replicateSourceDb"]), /^arn:aws:rds:us-east-2:\d{12}:db:/);
      for (const refused of ["username", "dbName", "password", "passwordWo", "manageMasterUserPassword"]) {
        assert.equal(replica[refused], undefined, refused);
      }
      assert.equal(replica["skipFinalSnapshot"], true);
      assert.equal(replica["finalSnapshotIdentifier"], undefined);
      const writer = inputsOf(plan, instanceType, "database-us-east-2");
      assert.equal(writer["replicateSourceDb"], undefined);
      assert.match(String(writer["finalSnapshotIdentifier"]), /^[a-z](?:-?[a-z0-9])*$/);
    });

    it("differ in a sealed list of inputs", async () => {
      const [here, there] = await Promise.all([planned(), planned({ set: { active: "us-west-2" } })]);
      for (const region of ["us-east-2", "us-west-2"]) {
        const [before, after] = [here, there].map((plan) => inputsOf(plan, instanceType, `database-${region}`));
        assert.deepEqual(changed(before ?? {}, after ?? {}), byRole);
      }
    });

    it("swap without a new URN, and nothing but the instances learns of it", async () => {
      const [here, there] = await Promise.all([planned(), planned({ set: { active: "us-west-2" } })]);
      const own = (plan: typeof here) =>
        new Map(plan.resources.filter(({ urn }) => urn.includes("index:Database$")).map((r) => [r.urn, r]));
      const [before, after] = [own(here), own(there)];
      assert.ok(before.size > 50);
      assert.deepEqual([...before.keys()].sort(), [...after.keys()].sort());
      const differing = [...before.values()].filter(
        (resource) => changed(resource.inputs, after.get(resource.urn)?.inputs ?? {}).length > 0,
      );
      assert.deepEqual([...new Set(differing.map(({ type }) => type))], [instanceType]);
    });

    it("swap after a failover without a call to the region that was lost", async () => {
      const [here, there] = await Promise.all([planned(), planned({ set: { active: "us-west-2" } })]);
      const before = one(here, instanceType, "database-us-east-2");
      const after = one(there, instanceType, "database-us-east-2");
      assert.deepEqual(changed(before.inputs, afterIgnoring(before, after)), []);
    });

    it("swap after a failover by naming to the promoted one the password it has, and by nothing that fails", async () => {
      const [here, there] = await Promise.all([planned(), planned({ set: { active: "us-west-2" } })]);
      const before = one(here, instanceType, "database-us-west-2");
      const sent = afterIgnoring(before, one(there, instanceType, "database-us-west-2"));
      assert.deepEqual(changed(before.inputs, sent), [
        "finalSnapshotIdentifier",
        "passwordWo",
        "passwordWoVersion",
        "skipFinalSnapshot",
      ]);
      // The state still calls it a replica; beside that the provider refuses a name of user or database.
      assert.ok("replicateSourceDb" in sent && !("username" in sent) && !("dbName" in sent));
    });

    it("end in a final snapshot for whoever writes, under a name that the deletion before can't have taken", async () => {
      const plan = await planned({ set: { active: "us-west-2" } });
      const inputs = inputsOf(plan, instanceType, "database-us-west-2");
      assert.equal(inputs["skipFinalSnapshot"], false);
      const suffix = one(plan, "random:index/randomId:RandomId", "database-final-us-west-2");
      assert.ok(String(inputs["finalSnapshotIdentifier"]).startsWith(String(suffix.inputs["prefix"])));
    });

    it("leave names of children without a word of them", async () => {
      for (const { urn, name } of (await planned()).resources) {
        if (urn.includes("index:Database$")) assert.doesNotMatch(name, /active|standby|primary|secondary|writer/);
      }
    });

    it("keep each instance to its own region", async () => {
      for (const { name, provider } of all(await planned(), instanceType)) {
        assert.ok(provider.includes(name.replace("database-", "")));
      }
    });
  });
});
