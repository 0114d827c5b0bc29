import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { initSql } from "../../../providers/azure/database/db-init/sql";
import { sidOf } from "../../../providers/azure/database/users";
import { all, inputsOf, one, planned } from "../../support/plan";
import { leaves } from "../../support/values";

const stack = "prod-azure";
const regions = ["eastus2", "centralus"];
const workflow = "azure-native:logic:Workflow";
const identity = "azure-native:managedidentity:UserAssignedIdentity";
const assignment = "azure-native:authorization:RoleAssignment";

interface Action {
  readonly type: string;
  readonly operationOptions?: string;
  readonly runAfter: Readonly<Record<string, readonly string[]>>;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly actions?: Readonly<Record<string, Action>>;
  readonly else?: { readonly actions: Readonly<Record<string, Action>> };
  readonly limit?: { readonly count: number; readonly timeout: string };
}

interface Definition {
  readonly triggers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly actions: Readonly<Record<string, Action>>;
}

interface Group {
  readonly location: string;
  readonly identity: { readonly userAssignedIdentities: object };
  readonly properties: {
    readonly restartPolicy: string;
    readonly ipAddress?: unknown;
    readonly subnetIds: readonly { readonly id: string }[];
    readonly imageRegistryCredentials?: readonly { readonly server: string; readonly identity: string }[];
    readonly containers: readonly {
      readonly properties: {
        readonly image: string;
        readonly command: readonly string[];
        readonly environmentVariables: readonly { readonly name: string; readonly value: string }[];
      };
    }[];
  };
}

function definition(plan: StackPlan, name: string): Definition {
  return inputsOf(plan, workflow, name)["definition"] as Definition;
}

/** Containers that a workflow starts. */
function groups(plan: StackPlan, name: string): readonly Group[] {
  return Object.values(definition(plan, name).actions)
    .filter(({ inputs }) => inputs?.["method"] === "PUT")
    .map(({ inputs }) => inputs?.["body"] as Group);
}

function groupOf(plan: StackPlan, name: string, run: string): Group {
  return definition(plan, name).actions[`Start_${run}`]?.inputs?.["body"] as Group;
}

function environment(group: Group | undefined): Record<string, string> {
  const variables = group?.properties.containers[0]?.properties.environmentVariables ?? [];
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

/** Id of an identity as the plan forms it. */
function idOf(plan: StackPlan, name: string): string {
  const { inputs } = one(plan, identity, name);
  return `/${String(inputs["resourceName"])}`;
}

const workflows = ["db-init", "database-export"].flatMap((thing) => regions.map((region) => `${thing}-${region}`));

describe("Database on Azure", () => {
  describe("short runs", () => {
    for (const name of workflows) {
      it(`${name}: every action is reached, and a container is removed whatever became of it`, async () => {
        const { actions } = definition(await planned({ stack }), name);
        const names = Object.keys(actions);
        for (const [action, { runAfter }] of Object.entries(actions)) {
          for (const before of Object.keys(runAfter)) assert.ok(names.includes(before), `${action} after ${before}`);
        }
        assert.equal(Object.values(actions).filter(({ runAfter }) => Object.keys(runAfter).length === 0).length, 1);
        for (const [action, { inputs }] of Object.entries(actions)) {
          if (inputs?.["method"] !== "PUT") continue;
          const run = action.replace("Start_", "");
          const remove = actions[`Remove_${run}`] ?? assert.fail(run);
          assert.equal(remove.inputs?.["method"], "DELETE");
          assert.equal(remove.inputs["uri"], inputs["uri"]);
          for (const step of ["Ask", "Read", "Remove", "Judge"]) {
            const [[, states] = []] = Object.entries(actions[`${step}_${run}`]?.runAfter ?? {});
            assert.deepEqual([...(states ?? [])].sort(), ["Failed", "Skipped", "Succeeded", "TimedOut"], step);
          }
          const judge = actions[`Judge_${run}`];
          assert.equal(judge?.else?.actions[`Fail_${run}`]?.type, "Terminate");
          const wait = actions[`Wait_for_${run}`];
          assert.equal(wait?.operationOptions, "FailWhenLimitsReached");
          assert.ok((wait.limit?.count ?? 9999) <= 5000, "a loop takes 5,000 rounds");
        }
      });

      it(`${name}: holds no text that the workflow would take for an expression`, async () => {
        for (const group of groups(await planned({ stack }), name)) {
          for (const { path, value } of leaves(group)) {
            assert.doesNotMatch(String(value), /^@|@\{/, path);
          }
        }
      });

      it(`${name}: can't be called from the internet, and runs once at a time`, async () => {
        const plan = await planned({ stack });
        const text = JSON.stringify(inputsOf(plan, workflow, name)["accessControl"]);
        assert.match(text, /"triggers":\{"allowedCallerIpAddresses":\[\{"addressRange":"192\.0\.2\./);
        for (const trigger of Object.values(definition(plan, name).triggers)) {
          assert.deepEqual(trigger["runtimeConfiguration"], { concurrency: { runs: 1 } });
        }
      });

      it(`${name}: starts containers without an address, in the subnet that is theirs, once`, async () => {
        const region = regions.find((each) => name.endsWith(each)) ?? "";
        for (const { location, properties } of groups(await planned({ stack }), name)) {
          assert.equal(location, region);
          assert.equal(properties.restartPolicy, "Never");
          assert.equal(properties.ipAddress, undefined);
          assert.equal(properties.subnetIds.length, 1);
          assert.match(String(properties.subnetIds[0]?.id), new RegExp(`network-${region}/subnets/migrator$`));
        }
      });
    }

    it("register no container: at `up` nothing runs that could fail", async () => {
      const plan = await planned({ stack });
      assert.deepEqual(
        plan.resources.filter(({ type }) => type.startsWith("azure-native:containerinstance:")),
        [],
      );
    });

    it("set users up before the schema, and stop where that fails", async () => {
      const { actions } = definition(await planned({ stack }), "db-init-eastus2");
      assert.deepEqual(actions["Start_users"]?.runAfter, {});
      assert.deepEqual(actions["Start_schema"]?.runAfter, { Judge_users: ["Succeeded"] });
    });

    it("begin at the hour and not at the creation", async () => {
      const { triggers } = definition(await planned({ stack }), "database-export-eastus2");
      const { recurrence } = triggers["daily"] as { recurrence: Record<string, unknown> };
      assert.deepEqual(recurrence["schedule"], { hours: [6], minutes: [15] });
      assert.equal(recurrence["timeZone"], "UTC");
      assert.match(String(recurrence["startTime"]), /^2026-01-01T00:00:00$/);
      assert.equal(definition(await planned({ stack }), "db-init-eastus2").triggers["manual"]?.["type"], "Request");
    });

    it("ask a registry of Azure's as the identity of the container, and no other", async () => {
      const image = `shop.azurecr.io/shop@sha256:${"a".repeat(64)}`;
      const plan = await planned({ stack, set: { "app.image": image } });
      const [users, schema] = ["users", "schema"].map((run) => groupOf(plan, "db-init-eastus2", run));
      assert.equal(users?.properties.imageRegistryCredentials, undefined);
      const [credential] = schema?.properties.imageRegistryCredentials ?? [];
      assert.equal(credential?.server, "shop.azurecr.io");
      assert.ok(credential.identity.endsWith(idOf(plan, "migrator-eastus2")));
      const other = groupOf(await planned({ stack }), "db-init-eastus2", "schema");
      assert.equal(other.properties.imageRegistryCredentials, undefined);
    });
  });

  describe("who", () => {
    it("carries the migrator's identity: the containers of db-init at its own site, and nothing else", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const id = `userAssignedIdentities${idOf(plan, `migrator-${region}`)}"`;
        const carriers = plan.resources.filter(
          ({ type, inputs }) => type !== assignment && JSON.stringify(inputs).includes(id),
        );
        assert.deepEqual(
          carriers.map(({ type, name }) => `${type} ${name}`),
          [`${workflow} db-init-${region}`],
        );
        for (const group of groups(plan, `db-init-${region}`)) {
          const [carried, ...others] = Object.keys(group.identity.userAssignedIdentities);
          assert.ok(`${carried ?? ""}"`.endsWith(id));
          assert.deepEqual(others, []);
        }
      }
      for (const { name, inputs } of all(plan, "azure-native:compute:VirtualMachineScaleSet")) {
        assert.doesNotMatch(JSON.stringify(inputs), /migrator/, name);
      }
    });

    it("may hand an identity to a container: the runner, and only these two", async () => {
      const plan = await planned({ stack });
      const operators = all(plan, assignment).filter(({ inputs }) =>
        String(inputs["roleDefinitionId"]).endsWith("f1a07417-d97a-45cb-824c-7a7467783830"),
      );
      assert.equal(operators.length, 4);
      for (const { name, inputs, dependencies } of operators) {
        const region = regions.find((each) => name.endsWith(each)) ?? "";
        assert.match(String(inputs["scope"]), new RegExp(`/[a-z-]*(migrator|database-export)-${region}$`));
        assert.ok(dependencies.includes(one(plan, identity, `database-runs-${region}`).urn), name);
      }
    });

    it("gets its new role only after the databases stand: the directory needs a while to know it", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const { dependencies } = one(plan, assignment, `database-runs-${region}`);
        const settings = one(plan, "azure-native:resources:Deployment", `database-settings-${region}`);
        assert.ok(dependencies.includes(settings.urn));
      }
    });

    it("may run containers, and neither enter them nor change a network", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const inputs = inputsOf(plan, "azure-native:authorization:RoleDefinition", `database-runs-${region}`);
        const [{ actions = [] } = {}] = inputs["permissions"] as { actions?: string[] }[];
        assert.ok(actions.length > 0);
        for (const action of actions) {
          assert.doesNotMatch(action, /\*|exec|attach|roleAssignments|networkSecurityGroups|subnets\/write/);
        }
        const scope = String(inputs["scope"]);
        assert.match(scope, /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/);
        assert.deepEqual(inputs["assignableScopes"], [scope]);
        assert.match(String(inputs["roleDefinitionId"]), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      }
    });

    it("writes the store for backups: the site's own exporter, which may do nothing else", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const exporter = one(plan, identity, `database-export-${region}`);
        const rights = all(plan, assignment).filter(({ propertyDependencies }) =>
          (propertyDependencies["principalId"] ?? []).includes(exporter.urn),
        );
        assert.deepEqual(
          rights.map(({ name }) => name),
          [`database-export-${region}`],
        );
        const store = inputsOf(plan, "azure-native:storage:StorageAccount", `backups-${region}`);
        assert.match(
          String(rights[0]?.inputs["scope"]),
          new RegExp(`/storageAccounts/${String(store["accountName"])}$`),
        );
        const [group] = groups(plan, `database-export-${region}`);
        assert.ok(Object.keys(group?.identity.userAssignedIdentities ?? {})[0]?.endsWith(idOf(plan, exporter.name)));
        const { TARGET = "", CONNECTION = "" } = environment(group);
        assert.ok(TARGET.startsWith(`https://${String(store["accountName"])}.blob.core.windows.net/`), TARGET);
        const server = String(inputsOf(plan, "azure-native:sql:Server", `database-${region}`)["serverName"]);
        assert.match(CONNECTION, new RegExp(`^Server=tcp:${server}\\.database\\.windows\\.net,1433;`));
        assert.match(CONNECTION, /;ApplicationIntent=ReadOnly$/);
      }
    });

    it("gets to that store by a private way from the site's network: the store's firewall trusts no container", async () => {
      for (const plan of [await planned({ stack }), await planned({ stack: "dev-azure" })]) {
        for (const { name, dependencies } of all(plan, workflow).filter((each) => each.name.startsWith("database-"))) {
          const region = name.replace("database-export-", "");
          const way = one(plan, "azure-native:network:PrivateEndpoint", `backups-${region}`);
          const store = inputsOf(plan, "azure-native:storage:StorageAccount", `backups-${region}`);
          const connections = JSON.stringify(way.inputs["privateLinkServiceConnections"]);
          assert.match(connections, new RegExp(`/storageAccounts/${String(store["accountName"])}"`));
          assert.match(connections, /"groupIds":\["blob"\]/);
          assert.match(JSON.stringify(way.inputs["subnet"]), new RegExp(`network-${region}/subnets/endpoints"`));
          const record = one(plan, "azure-native:network:PrivateDnsZoneGroup", `backups-${region}`);
          assert.match(JSON.stringify(record.inputs), new RegExp(`dns-${region}/.*privatelink\\.blob\\.core`));
          assert.ok(dependencies.includes(record.urn), name);
          assert.equal(store["publicNetworkAccess"], "Disabled");
        }
      }
    });

    it("connects to whoever writes, over TLS to a proved server, without a password", async () => {
      const plan = await planned({ stack });
      const [users, schema] = ["users", "schema"].map((run) => groupOf(plan, "db-init-centralus", run));
      const { CONNECTION = "" } = environment(users);
      assert.match(CONNECTION, /Encrypt=True;TrustServerCertificate=False/);
      assert.match(CONNECTION, /Authentication=Active Directory Managed Identity;User Id=[0-9a-f-]{36};/);
      assert.doesNotMatch(CONNECTION, /password|pwd/i);
      const variables = environment(schema);
      assert.equal(variables["DATABASE_DIALECT"], "sqlserver");
      assert.ok(CONNECTION.includes(`tcp:${String(variables["DATABASE_HOST"])},1433`));
      assert.deepEqual(schema?.properties.containers[0]?.properties.command, ["migrate"]);
      assert.doesNotMatch(Object.keys(variables).join(), /PASSWORD|SECRET|TOKEN/);
    });

    it("runs tools of fixed versions", async () => {
      const plan = await planned({ stack });
      for (const name of workflows) {
        for (const group of groups(plan, name)) {
          for (const { properties } of group.properties.containers) {
            // A digest, and no tag beside it.
            assert.match(properties.image, /^[^:@]+@sha256:[0-9a-f]{64}$/);
          }
          const { SQL_CLIENT = "1.0.0", SQL_PACKAGE = "1.0.0" } = environment(group);
          for (const version of [SQL_CLIENT, SQL_PACKAGE]) assert.match(version, /^\d+\.\d+\.\d+$/);
        }
      }
    });
  });

  describe("users", () => {
    const clientId = "01234567-89ab-cdef-0123-456789abcdef";

    it("are known by the id of their identity, its first groups turned around", () => {
      assert.equal(sidOf(clientId), "0x67452301AB89EFCD0123456789ABCDEF");
      assert.throws(() => sidOf("commerce_app"), /no GUID/);
    });

    it("exist for each site's application and export, and carry the site's own identity", async () => {
      const plan = await planned({ stack });
      const { SQL = "" } = environment(groupOf(plan, "db-init-eastus2", "users"));
      for (const region of regions) {
        for (const user of [`commerce_app_${region}`, `commerce_export_${region}`]) {
          assert.match(SQL, new RegExp(`CREATE USER \\[${user}\\] WITH SID = 0x[0-9A-F]{32}, TYPE = E;`));
        }
      }
      const sids = [...SQL.matchAll(/CREATE USER \S+ WITH SID = (0x\S+),/g)].map(([, sid]) => sid);
      assert.equal(new Set(sids).size, 4);
      assert.equal(SQL, environment(groupOf(plan, "db-init-centralus", "users"))["SQL"]);
    });

    const sql = initSql({
      appRole: "app",
      exportRole: "exports",
      apps: [{ name: "app's]one", clientId }],
      exports: [],
    });

    it("are made once: nothing is created without a look whether it is there", () => {
      for (const line of sql.split("\n")) {
        if (/\bCREATE\b/.test(line)) assert.match(line, /^IF (SCHEMA_ID|DATABASE_PRINCIPAL_ID)\(.*\) IS NULL /, line);
        if (/\bDROP\b/.test(line)) assert.match(line, /^IF EXISTS .* sid <> 0x/, line);
      }
    });

    it("are made under a lock, or not at all", () => {
      assert.match(sql, /EXEC @lock = sp_getapplock [^;]*;\nIF @lock < 0\nBEGIN;\n {2}THROW 50000/);
    });

    it("have their names quoted, as names and as text", () => {
      assert.match(sql, /CREATE USER \[app's\]\]one\]/);
      assert.match(sql, /N'app''s\]one'/);
    });

    it("give the application the rows of its schema, and no right to change the schema", () => {
      const granted = sql.split("\n").filter((line) => /^(GRANT|ALTER ROLE)/.test(line) && /\[app/.test(line));
      assert.deepEqual(granted, [
        "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[shop] TO [app];",
        "ALTER ROLE [app] ADD MEMBER [app's]]one];",
      ]);
      assert.doesNotMatch(sql, /db_owner|db_ddladmin|CONTROL|db_datawriter/);
    });
  });
});
