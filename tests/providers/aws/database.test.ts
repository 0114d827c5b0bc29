import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import { Secret } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";

const instanceType = "aws:rds/instance:Instance";
const regions = ["us-east-2", "us-west-2"];

describe("Database", () => {
  describe("instance", () => {
    for (const region of regions) {
      it(`is private, encrypted with the site's key and in two zones in ${region}`, async () => {
        const inputs = inputsOf(await planned(), instanceType, `database-${region}`);
        assert.equal(inputs["multiAz"], true);
        assert.equal(inputs["publiclyAccessible"], false);
        assert.equal(inputs["storageEncrypted"], true);
        assert.match(String(inputs["kmsKeyId"]), new RegExp(`^arn:aws:kms:${region}:`));
        assert.equal(inputs["performanceInsightsKmsKeyId"], inputs["kmsKeyId"]);
        assert.equal(inputs["iamDatabaseAuthenticationEnabled"], true);
      });

      it(`says in ${region} what the API would otherwise decide`, async () => {
        const inputs = inputsOf(await planned(), instanceType, `database-${region}`);
        assert.equal(inputs["backupRetentionPeriod"], 35);
        assert.equal(inputs["copyTagsToSnapshot"], true);
        assert.equal(inputs["deleteAutomatedBackups"], false);
        assert.equal(inputs["deletionProtection"], true);
        assert.equal(inputs["storageType"], "gp3");
        assert.equal(inputs["engineLifecycleSupport"], "open-source-rds-extended-support-disabled");
        assert.notEqual(inputs["monitoringInterval"], 0);
      });

      it(`leaves IOPS and throughput to gp3 in ${region}: under 400 GiB both are refused`, async () => {
        for (const args of [{}, { set: { "database.storageGiB": 100 } }]) {
          const inputs = inputsOf(await planned(args), instanceType, `database-${region}`);
          assert.equal(inputs["iops"], undefined);
          assert.equal(inputs["storageThroughput"], undefined);
        }
      });
    }

    it("pins the major version only, and the parameter group's family to it", async () => {
      const plan = await planned();
      for (const { name, inputs } of all(plan, instanceType)) {
        assert.match(String(inputs["engineVersion"]), /^\d+$/);
        assert.equal(inputs["autoMinorVersionUpgrade"], true);
        const group = inputsOf(plan, "aws:rds/parameterGroup:ParameterGroup", name);
        assert.equal(group["family"], `postgres${String(inputs["engineVersion"])}`);
      }
    });

    it("has windows that don't meet", async () => {
      for (const { inputs } of all(await planned(), instanceType)) {
        const [backupStart = "", backupEnd = ""] = String(inputs["backupWindow"]).split("-");
        const [from = "", to = ""] = String(inputs["maintenanceWindow"]).split("-");
        const [start, end] = [from.slice(4), to.slice(4)];
        assert.ok(backupStart < backupEnd && start < end, "no window goes over midnight");
        assert.ok(backupEnd <= start || end <= backupStart);
      }
    });

    it("has insights as its class and mode allow", async () => {
      for (const stack of ["prod-aws", "dev-aws"]) {
        for (const { inputs } of all(await planned({ stack }), instanceType)) {
          assert.equal(inputs["performanceInsightsEnabled"], true);
          const advanced = inputs["databaseInsightsMode"] === "advanced";
          assert.equal(inputs["performanceInsightsRetentionPeriod"], advanced ? 465 : 7);
          assert.ok(!(advanced && /\.t\d/.test(String(inputs["instanceClass"]))));
        }
      }
    });

    it("has an identifier that RDS takes", async () => {
      for (const stack of ["prod-aws", "dev-aws"]) {
        for (const { inputs } of all(await planned({ stack }), instanceType)) {
          assert.match(String(inputs["identifier"]), /^[a-z](?:-?[a-z0-9])*$/);
          assert.ok(String(inputs["identifier"]).length <= 63);
        }
      }
    });

    it("waits for its log groups, which are encrypted, expire, and have the names to which RDS writes", async () => {
      const plan = await planned();
      for (const region of regions) {
        const { inputs, dependencies } = one(plan, instanceType, `database-${region}`);
        for (const type of inputs["enabledCloudwatchLogsExports"] as string[]) {
          const group = one(plan, "aws:cloudwatch/logGroup:LogGroup", `database-log-${type}-${region}`);
          assert.equal(group.inputs["name"], `/aws/rds/instance/${String(inputs["identifier"])}/${type}`);
          assert.match(String(group.inputs["kmsKeyId"]), new RegExp(`^arn:aws:kms:${region}:.*logs`));
          assert.ok(Number(group.inputs["retentionInDays"]) >= 90, `${type} is kept too short`);
          assert.ok(dependencies.includes(group.urn));
        }
        const attachment = one(
          plan,
          "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          `database-monitoring-${region}`,
        );
        assert.ok(dependencies.includes(attachment.urn));
      }
    });

    it("exports why a token was refused, since the application signs in by token", async () => {
      for (const { inputs, name } of all(await planned(), instanceType)) {
        const exported = inputs["enabledCloudwatchLogsExports"] as string[];
        assert.deepEqual([...exported].sort(), ["iam-db-auth-error", "postgresql", "upgrade"], name);
      }
    });

    it("asks for no change of what can't be changed: a replica takes it from its source", async () => {
      for (const { options, name } of all(await planned(), instanceType)) {
        assert.ok(options.ignoreChanges.includes("engineLifecycleSupport"), name);
      }
    });

    it("can be removed in one go in development, and in production not at all", async () => {
      const [dev] = all(await planned({ stack: "dev-aws" }), instanceType);
      assert.equal(dev?.options.protect, false);
      assert.equal(dev.inputs["deletionProtection"], false);
      assert.equal(dev.inputs["skipFinalSnapshot"], true);
      assert.equal(dev.inputs["deleteAutomatedBackups"], true);
      for (const { options } of all(await planned(), instanceType)) assert.equal(options.protect, true);
    });
  });

  describe("parameters", () => {
    const values = async (region: string) => {
      const group = inputsOf(await planned(), "aws:rds/parameterGroup:ParameterGroup", `database-${region}`);
      return group["parameters"] as { name: string; value: string; applyMethod: string }[];
    };

    for (const region of regions) {
      it(`force TLS 1.2 and audit changes in ${region}`, async () => {
        const found = new Map((await values(region)).map(({ name, value }) => [name, value]));
        assert.equal(found.get("rds.force_ssl"), "1");
        assert.equal(found.get("ssl_min_protocol_version"), "TLSv1.2");
        assert.ok(found.get("shared_preload_libraries")?.split(",").includes("pgaudit"));
        assert.deepEqual(found.get("pgaudit.log")?.split(",").sort(), ["ddl", "role", "write"]);
        assert.equal(found.get("log_connections"), "1");
        assert.equal(found.get("log_disconnections"), "1");
      });
    }

    it("say how each is applied: static ones at a reboot, and those that RDS sets so itself by RDS's own method", async () => {
      const needReboot = ["shared_preload_libraries", "max_connections", "track_activity_query_size"];
      // Values of the default group of PostgreSQL 15 and later: "immediate" beside them is a difference without end.
      const setByRds = new Map([
        ["rds.force_ssl", "1"],
        ["ssl_min_protocol_version", "TLSv1.2"],
        ["password_encryption", "scram-sha-256"],
      ]);
      for (const { name, value, applyMethod } of await values("us-east-2")) {
        const atReboot = needReboot.includes(name) || setByRds.get(name) === value;
        assert.equal(applyMethod, atReboot ? "pending-reboot" : "immediate", name);
      }
    });

    it("log no statement with its literals", async () => {
      const names = (await values("us-east-2")).map(({ name }) => name);
      assert.ok(!names.some((name) => /^log_(statement|min_duration)/.test(name)));
    });

    it("stand in groups without a fixed name", async () => {
      for (const group of all(await planned(), "aws:rds/parameterGroup:ParameterGroup")) {
        assert.equal(group.inputs["name"], undefined);
      }
    });
  });

  describe("credential", () => {
    it("is RDS's own with one region, under the key for secrets", async () => {
      const plan = await planned({ stack: "dev-aws" });
      const [{ inputs } = assert.fail("no instance")] = all(plan, instanceType);
      assert.equal(inputs["manageMasterUserPassword"], true);
      assert.match(String(inputs["masterUserSecretKmsKeyId"]), /secrets/);
      assert.equal(inputs["passwordWo"], undefined);
      assert.deepEqual(all(plan, "random:index/randomPassword:RandomPassword"), []);
    });

    for (const recovery of ["cold", "warm"]) {
      it(`is an own one with ${recovery}, which a replica forbids RDS to keep, and never in the clear`, async () => {
        const plan = await planned({ set: { recovery } });
        const inputs = inputsOf(plan, instanceType, "database-us-east-2");
        assert.equal(inputs["manageMasterUserPassword"], undefined);
        assert.ok(inputs["passwordWo"] instanceof Secret);
        assert.equal(inputs["passwordWoVersion"], 1);
        assert.equal(inputs["password"], undefined);
        const version = inputsOf(plan, "aws:secretsmanager/secretVersion:SecretVersion", "database-administrator");
        assert.ok(version["secretStringWo"] instanceof Secret);
        assert.equal(version["secretString"], undefined);
        const password = String(inputs["passwordWo"].value);
        assert.ok(password.length > 8);
        assert.ok(!JSON.stringify(plan.resources.map((resource) => resource.inputs)).includes(password));
      });
    }

    it("is the same with cold and warm, so that the mode can change", async () => {
      const [cold, warm] = await Promise.all([planned({ set: { recovery: "cold" } }), planned()]);
      const writer = (plan: typeof cold) => inputsOf(plan, instanceType, "database-us-east-2");
      assert.deepEqual(writer(cold), writer(warm));
    });

    it("is kept in a secret whose home depends on no role, copied under the other region's key", async () => {
      for (const active of regions) {
        const plan = await planned({ set: { active } });
        const secret = one(plan, "aws:secretsmanager/secret:Secret", "database-administrator");
        assert.match(String(secret.inputs["kmsKeyId"]), /^arn:aws:kms:us-east-2:/);
        const replicas = secret.inputs["replicas"] as { region: string; kmsKeyId: string }[];
        assert.deepEqual(
          replicas.map(({ region }) => region),
          ["us-west-2"],
        );
        assert.match(replicas[0]?.kmsKeyId ?? "", /^arn:aws:kms:us-west-2:/);
      }
    });

    it("has no character that RDS refuses", async () => {
      const inputs = inputsOf(await planned(), "random:index/randomPassword:RandomPassword", "database-administrator");
      assert.doesNotMatch(String(inputs["overrideSpecial"]), /[/"@\s'`\\]/);
      assert.ok(Number(inputs["length"]) >= 20 && Number(inputs["length"]) <= 128);
    });

    it("is rotated as one by its version", async () => {
      const plan = await planned({ set: { "database.credentialVersion": 2 } });
      const password = inputsOf(plan, "random:index/randomPassword:RandomPassword", "database-administrator");
      assert.deepEqual(password["keepers"], { version: "2" });
      assert.equal(inputsOf(plan, instanceType, "database-us-east-2")["passwordWoVersion"], 2);
      const version = inputsOf(plan, "aws:secretsmanager/secretVersion:SecretVersion", "database-administrator");
      assert.equal(version["secretStringWoVersion"], 2);
      const writer = one(plan, instanceType, "database-us-east-2");
      assert.ok(!writer.options.ignoreChanges.some((input) => input.startsWith("password")));
    });
  });

  describe("backups", () => {
    const copyType = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
    const destinationOf = (copy: RecordedResource) => String(copy.inputs["kmsKeyId"]).split(":")[3];

    for (const recovery of ["cold", "warm"]) {
      it(`are copied to the other region with ${recovery}, made there and under its key`, async () => {
        const copies = all(await planned({ set: { recovery } }), copyType);
        assert.equal(copies.length, 1);
        const [copy = assert.fail("no copy")] = copies;
        assert.equal(copy.name, "database-backups-us-west-2");
        assert.equal(destinationOf(copy), "us-west-2");
        assert.match(copy.provider, /us-west-2/);
        assert.match(String(copy.inputs["sourceDbInstanceArn"]), /^arn:aws:rds:us-east-2:\d{12}:db:/);
        assert.equal(copy.inputs["retentionPeriod"], 35);
      });
    }

    it("are copied from the writer to the reserve with cold, whichever writes", async () => {
      const [copy] = all(await planned({ set: { recovery: "cold", active: "us-west-2" } }), copyType);
      assert.equal(copy?.name, "database-backups-us-east-2");
      assert.match(String(copy.inputs["sourceDbInstanceArn"]), /^arn:aws:rds:us-west-2:/);
    });

    it("have a copy whose inputs, each of which would replace it, depend on no role with warm", async () => {
      const [here, there] = await Promise.all([planned(), planned({ set: { active: "us-west-2" } })]);
      assert.deepEqual(
        all(here, copyType).map(({ urn, inputs }) => ({ urn, inputs })),
        all(there, copyType).map(({ urn, inputs }) => ({ urn, inputs })),
      );
    });

    it("follow the writer by a keeper at each site of a warm pair, and only there", async () => {
      const machines = async (args: Parameters<typeof planned>[0]) =>
        all(await planned(args), "aws:sfn/stateMachine:StateMachine")
          .map(({ name }) => name)
          .filter((name) => name.startsWith("database-copies"));
      assert.deepEqual((await machines({})).sort(), regions.map((region) => `database-copies-${region}`).sort());
      assert.deepEqual(await machines({ set: { recovery: "cold" } }), []);
      assert.deepEqual(await machines({ stack: "dev-aws" }), []);
    });
  });
});
