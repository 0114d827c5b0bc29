import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";

const stack = "prod-azure";
const regions = ["eastus2", "centralus"];
const database = "azure-native:sql:Database";
const deployment = "azure-native:resources:Deployment";
const group = "azure-native:sql:FailoverGroup";

const here = () => planned({ stack });
const there = () => planned({ stack, set: { active: "centralus" } });
const own = ({ resources }: StackPlan) =>
  new Map(resources.filter(({ urn }) => urn.includes("index:Database$")).map((resource) => [resource.urn, resource]));

function changed(before: RecordedResource["inputs"], after: RecordedResource["inputs"]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).sort();
}

/** What the engine sends after `ignoreChanges`: the old value of each ignored input, or none. */
function afterIgnoring(before: RecordedResource, after: RecordedResource): RecordedResource["inputs"] {
  const ignored = (input: string) => after.options.ignoreChanges.includes(input);
  return Object.fromEntries([
    ...Object.entries(after.inputs).filter(([input]) => !ignored(input)),
    ...Object.entries(before.inputs).filter(([input]) => ignored(input)),
  ]);
}

const settingsOfBoth = [`${deployment} database-settings-centralus`, `${deployment} database-settings-eastus2`];

function templateOf(plan: StackPlan, region: string): Record<string, unknown> {
  const { properties } = inputsOf(plan, deployment, `database-settings-${region}`);
  const { template } = properties as { template: { resources: Record<string, unknown>[] } };
  return template.resources[0] ?? {};
}

function propertiesOf(plan: StackPlan, region: string): Record<string, unknown> {
  return templateOf(plan, region)["properties"] as Record<string, unknown>;
}

/** Resources that an `up` to `after` would send anything for, when the state is that of `before`. */
function sent(before: StackPlan, after: StackPlan): string[] {
  const later = own(after);
  return [...own(before).values()]
    .filter((was) => {
      const is = later.get(was.urn) ?? assert.fail(`${was.urn} is gone`);
      return changed(was.inputs, afterIgnoring(was, is)).length > 0;
    })
    .map(({ type, name }) => `${type} ${name}`)
    .sort();
}

describe("Database on Azure", () => {
  describe("roles", () => {
    it("make the standby's database a copy of the writer, of the same name, which gives it its size", async () => {
      const plan = await here();
      const [writer, copy] = regions.map((region) => inputsOf(plan, database, `database-${region}`));
      assert.equal(writer?.["createMode"], undefined);
      assert.equal(writer?.["sourceDatabaseId"], undefined);
      assert.equal(copy?.["createMode"], "Secondary");
      assert.equal(copy["secondaryType"], "Geo");
      const server = String(inputsOf(plan, "azure-native:sql:Server", "database-eastus2")["serverName"]);
      assert.match(String(copy["sourceDatabaseId"]), new RegExp(`/servers/${server}/databases/commerce$`));
      assert.deepEqual(changed(writer ?? {}, copy), [
        "createMode",
        "location",
        "maintenanceConfigurationId",
        "maxSizeBytes",
        "resourceGroupName",
        "secondaryType",
        "serverName",
        "sourceDatabaseId",
      ]);
      // A creation as a copy takes neither.
      for (const input of ["maxSizeBytes", "maintenanceConfigurationId"]) assert.equal(copy[input], undefined, input);
    });

    it("swap without a new URN", async () => {
      const [before, after] = await Promise.all([here(), there()]);
      assert.ok(own(before).size > 60, String(own(before).size));
      assert.deepEqual([...own(before).keys()].sort(), [...own(after).keys()].sort());
    });

    it("stand in inputs that the program never sends again: naming the new `active` only moves a size's limit", async () => {
      const [before, after] = await Promise.all([here(), there()]);
      const differing = [...own(before).values()]
        .filter(({ urn, inputs }) => changed(inputs, own(after).get(urn)?.inputs ?? {}).length > 0)
        .map(({ type, name }) => `${type} ${name}`);
      // The birth of both and the pair itself differ: behind what is ignored stands what a re-creation would need.
      assert.deepEqual(differing.sort(), [
        ...settingsOfBoth,
        `${database} database-centralus`,
        `${database} database-eastus2`,
        `${group} database-group-eastus2`,
      ]);
      assert.deepEqual(sent(before, after), settingsOfBoth);
      assert.deepEqual(sent(after, before), settingsOfBoth);
      for (const region of regions) {
        const [was, is] = [before, after].map((plan) => propertiesOf(plan, region));
        assert.deepEqual(changed(was ?? {}, is ?? {}), ["maxSizeBytes"], region);
      }
    });

    it("decide who is told a size's limit: the writer, whose copy follows it and takes no other", async () => {
      for (const [plan, active, other] of [
        [await here(), "eastus2", "centralus"],
        [await there(), "centralus", "eastus2"],
      ] as const) {
        assert.equal(propertiesOf(plan, active)["maxSizeBytes"], 2000 * 2 ** 30);
        assert.equal(propertiesOf(plan, other)["maxSizeBytes"], undefined);
      }
    });

    it("are right for a re-creation with either `active`", async () => {
      for (const [plan, active, other] of [
        [await here(), "eastus2", "centralus"],
        [await there(), "centralus", "eastus2"],
      ] as const) {
        const inputs = inputsOf(plan, group, "database-group-eastus2");
        const server = (region: string) =>
          String(inputsOf(plan, "azure-native:sql:Server", `database-${region}`)["serverName"]);
        assert.equal(inputs["serverName"], server(active));
        assert.match(String(inputs["resourceGroupName"]), new RegExp(`-${active}$`));
        assert.match(JSON.stringify(inputs["databases"]), new RegExp(`${server(active)}/databases/commerce`));
        assert.match(JSON.stringify(inputs["partnerServers"]), new RegExp(`servers/${server(other)}"`));
        assert.equal(inputsOf(plan, database, `database-${other}`)["createMode"], "Secondary");
        assert.equal(inputsOf(plan, database, `database-${active}`)["createMode"], undefined);
      }
    });

    it("and what the cloud hasn't answered yet change no URN", async () => {
      const unknown = own(await planned({ stack, outputs: "unknown" }));
      assert.deepEqual([...unknown.keys()].sort(), [...own(await here()).keys()].sort());
    });

    it("don't depend on the order of the regions", async () => {
      const reversed = await planned({ stack, set: { regions: ["centralus", "eastus2"] } });
      const [before, after] = [own(await here()), own(reversed)];
      assert.deepEqual([...before.keys()].sort(), [...after.keys()].sort());
      for (const [urn, { inputs }] of before) assert.deepEqual(after.get(urn)?.inputs, inputs, urn);
    });
  });

  describe("after a failover", () => {
    const grown = (active: string) =>
      planned({ stack, set: { active, "database.size": "xlarge", "database.maxStorageGiB": 3000 } });

    it("can be made larger: only settings are sent, which say nothing of roles", async () => {
      for (const active of regions) {
        // Whoever was made the writer, and whether `active` has followed yet or not.
        const calls = sent(await here(), await grown(active));
        assert.deepEqual(calls, settingsOfBoth);
        for (const region of regions) {
          const { properties } = inputsOf(await grown(active), deployment, `database-settings-${region}`);
          const text = JSON.stringify(properties);
          assert.doesNotMatch(text, /createMode|sourceDatabaseId|secondaryType|failoverGroup/);
          assert.match(text, /"capacity":16/);
        }
      }
    });

    it("is never asked for a birth again, nor the pair for anything", async () => {
      const plan = await here();
      for (const resource of [...all(plan, database), ...all(plan, group)]) {
        const identifying = ["databaseName", "failoverGroupName", "location", "resourceGroupName", "serverName"];
        const free = Object.keys(resource.inputs).filter(
          (input) => !resource.options.ignoreChanges.includes(input) && !identifying.includes(input),
        );
        assert.deepEqual(free, [], `${resource.type} ${resource.name}`);
      }
      for (const input of ["serverName", "resourceGroupName", "partnerServers", "databases"]) {
        assert.ok(one(plan, group, "database-group-eastus2").options.ignoreChanges.includes(input), input);
      }
    });

    it("keeps the group under the same provider: another one would replace it", async () => {
      const [before, after] = await Promise.all([here(), there()]);
      const name = "database-group-eastus2";
      assert.equal(one(before, group, name).provider, one(after, group, name).provider);
    });

    it("answers under the same name, which no region and no role is part of", async () => {
      const [before, after] = await Promise.all([here(), there()]);
      const hosts = [before, after].map(
        (plan) =>
          /Server=tcp:([^,]+),1433/.exec(
            JSON.stringify(inputsOf(plan, "azure-native:logic:Workflow", "db-init-eastus2")),
          )?.[1],
      );
      assert.equal(hosts[0], hosts[1]);
      const name = String(inputsOf(before, group, "database-group-eastus2")["failoverGroupName"]);
      assert.equal(hosts[0], `${name}.database.windows.net`);
      assert.match(name, /^[a-z][a-z0-9-]{0,61}[a-z0-9]$/);
    });
  });

  describe("settings", () => {
    it("are sent once the database stands, because a copy is made in one zone whatever its creation says", async () => {
      const plan = await here();
      for (const region of regions) {
        const settings = one(plan, deployment, `database-settings-${region}`);
        const resource = templateOf(plan, region);
        assert.equal(propertiesOf(plan, region)["zoneRedundant"], true);
        assert.match(String(propertiesOf(plan, region)["maintenanceConfigurationId"]), /_DB_1$/);
        assert.ok(settings.dependencies.includes(one(plan, database, `database-${region}`).urn));
        const inputs = inputsOf(plan, database, `database-${region}`);
        assert.equal(resource["name"], `${String(inputs["serverName"])}/commerce`);
        assert.deepEqual(resource["sku"], inputs["sku"]);
        assert.deepEqual(resource["tags"], inputs["tags"]);
        for (const [property, value] of Object.entries(propertiesOf(plan, region))) {
          // Overlooked at a copy's birth.
          if (property === "maintenanceConfigurationId") continue;
          assert.deepEqual(value, inputs[property], property);
        }
      }
    });

    it("reach the copy before its writer, which may not have the higher tier", async () => {
      const plan = await here();
      const [writer, copy] = regions.map((region) => one(plan, deployment, `database-settings-${region}`));
      assert.ok(writer?.dependencies.includes(copy?.urn ?? ""));
    });

    it("come before the pair, as both databases do", async () => {
      const plan = await here();
      const { dependencies } = one(plan, group, "database-group-eastus2");
      for (const { urn } of [...all(plan, database), ...all(plan, deployment)]) {
        if (urn.includes("index:Database$")) assert.ok(dependencies.includes(urn), urn);
      }
    });

    it("hold no number that a template can't: fractions are expressions", async () => {
      const text = JSON.stringify(
        inputsOf(await planned({ stack: "dev-azure" }), deployment, "database-settings-eastus2"),
      );
      assert.match(text, /"minCapacity":"\[json\('0\.5'\)\]"/);
      assert.doesNotMatch(text, /:\d+\.\d/);
    });
  });

  it("is failed over by people", async () => {
    const inputs = inputsOf(await here(), group, "database-group-eastus2");
    assert.deepEqual(inputs["readWriteEndpoint"], { failoverPolicy: "Manual" });
  });
});
