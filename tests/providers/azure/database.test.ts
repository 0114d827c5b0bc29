import assert from "node:assert/strict";
import { serverKeyName } from "../../../providers/azure/database/server-keys";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";

const stack = "prod-azure";
const regions = ["eastus2", "centralus"];
const sql = (kind: string) => `azure-native:sql:${kind}`;

const cold = { stack, set: { recovery: "cold" } };
const serverName = (plan: StackPlan, region: string) =>
  String(inputsOf(plan, sql("Server"), `database-${region}`)["serverName"]);
const own = ({ resources }: StackPlan) => resources.filter(({ urn }) => urn.includes("index:Database$"));

describe("Database on Azure", () => {
  describe("servers", () => {
    for (const region of regions) {
      it(`let nobody in ${region} in by a password, over the internet or with an old protocol`, async () => {
        const inputs = inputsOf(await planned({ stack }), sql("Server"), `database-${region}`);
        const admins = inputs["administrators"] as Record<string, unknown>;
        assert.equal(admins["azureADOnlyAuthentication"], true);
        assert.equal(admins["principalType"], "Group");
        assert.equal(inputs["administratorLogin"], undefined);
        assert.equal(inputs["administratorLoginPassword"], undefined);
        assert.equal(inputs["publicNetworkAccess"], "Disabled");
        assert.equal(inputs["minimalTlsVersion"], "1.2");
        assert.equal(inputs["location"], region);
      });

      it(`call nobody from ${region} but the stores for logs, of both sites`, async () => {
        const plan = await planned({ stack });
        assert.equal(inputsOf(plan, sql("Server"), `database-${region}`)["restrictOutboundNetworkAccess"], "Enabled");
        const allowed = all(plan, sql("OutboundFirewallRule"))
          .filter(({ inputs }) => inputs["serverName"] === serverName(plan, region))
          .map(({ inputs }) => inputs["outboundRuleFqdn"]);
        const logs = regions.map(
          (store) =>
            `${String(inputsOf(plan, "azure-native:storage:StorageAccount", `logs-${store}`)["accountName"])}.blob.core.windows.net`,
        );
        assert.deepEqual(allowed.sort(), logs.sort());
      });

      it(`are reached from ${region} by a private way to each of the two, under names of its own zone`, async () => {
        const plan = await planned({ stack });
        for (const target of regions) {
          const name = `database-${target}-${region}`;
          const endpoint = inputsOf(plan, "azure-native:network:PrivateEndpoint", name);
          assert.equal(endpoint["location"], region);
          const text = JSON.stringify(endpoint["privateLinkServiceConnections"]);
          assert.match(text, new RegExp(`servers/${serverName(plan, target)}"`));
          assert.match(text, /"groupIds":\["sqlServer"\]/);
          const record = inputsOf(plan, "azure-native:network:PrivateDnsZoneGroup", name);
          assert.match(JSON.stringify(record), new RegExp(`dns-${region}/.*privatelink\\.database\\.windows\\.net`));
        }
      });
    }

    it("are changed one thing after the other: keys, outbound rules, private ways", async () => {
      const plan = await planned({ stack });
      const keys = all(plan, sql("ServerKey"));
      for (const server of regions) {
        const rules = regions.map((store) => one(plan, sql("OutboundFirewallRule"), `database-out-${store}-${server}`));
        for (const { urn } of keys) assert.ok(rules[0]?.dependencies.includes(urn), `${server}: ${urn}`);
        assert.ok(rules[1]?.dependencies.includes(rules[0]?.urn ?? ""), server);
        const way = (site: string) => one(plan, "azure-native:network:PrivateEndpoint", `database-${server}-${site}`);
        const waits = (site: string) => way(site).propertyDependencies["privateLinkServiceConnections"] ?? [];
        for (const rule of rules) assert.ok(waits("eastus2").includes(rule.urn), server);
        assert.ok(waits("centralus").includes(way("eastus2").urn), server);
      }
    });

    it("have a firewall rule nowhere: with public access off it is refused", async () => {
      const plan = await planned({ stack });
      assert.deepEqual([...all(plan, sql("FirewallRule")), ...all(plan, sql("VirtualNetworkRule"))], []);
    });
  });

  describe("keys", () => {
    it("of both regions are known to both servers, and may be used by both, before there is a database", async () => {
      const plan = await planned({ stack });
      for (const [here, there] of [regions, [...regions].reverse()] as [string, string][]) {
        const known = all(plan, sql("ServerKey")).filter(
          ({ inputs }) => inputs["serverName"] === serverName(plan, here),
        );
        const vaults = known.map(({ inputs }) => new URL(String(inputs["uri"])).host);
        assert.equal(new Set(vaults).size, 2, here);
        const right = inputsOf(plan, "azure-native:authorization:RoleAssignment", `database-key-${there}-${here}`);
        assert.match(String(right["roleDefinitionId"]), /e147488a-f6f5-4113-8e2d-b22465e65bf6$/);
        assert.match(String(right["scope"]), new RegExp(`-${there}/.*/keys/database$`));
        const born = one(plan, sql("Database"), `database-${here}`);
        for (const { urn } of known) assert.ok(born.dependencies.includes(urn), urn);
      }
    });

    it("encrypt at each site with the site's own, and follow its rotation", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const protector = one(plan, sql("EncryptionProtector"), `database-${region}`);
        assert.equal(protector.inputs["serverKeyType"], "AzureKeyVault");
        assert.equal(protector.inputs["autoRotationEnabled"], true);
        assert.equal(protector.inputs["encryptionProtectorName"], "current");
        const key = one(plan, sql("ServerKey"), `database-key-${region}`);
        assert.equal(protector.inputs["serverKeyName"], key.inputs["keyName"]);
        assert.deepEqual(protector.options.ignoreChanges, ["serverKeyName"]);
        // What a rotation has moved on must not be sent back, and old backups need old keys.
        assert.deepEqual(key.options.ignoreChanges, ["keyName", "uri"]);
        assert.equal(key.options.retainOnDelete, true);
        assert.equal(inputsOf(plan, sql("Server"), `database-${region}`)["keyId"], undefined);
      }
    });

    it("are named as the service wants it", () => {
      const name = serverKeyName("https://shop-vault.vault.azure.net/keys/database/0123abcd");
      assert.equal(name, "shop-vault_database_0123abcd");
      assert.throws(() => serverKeyName("https://shop-vault.vault.azure.net/keys/database"), /no key with a version/);
    });
  });

  describe("databases", () => {
    it("are Business Critical and spread over the zones, with a window for maintenance on weekdays", async () => {
      const plan = await planned({ stack });
      for (const [region, window] of [
        ["eastus2", "SQL_EastUS2_DB_1"],
        ["centralus", "SQL_CentralUS_DB_1"],
      ] as const) {
        const inputs = inputsOf(plan, sql("Database"), `database-${region}`);
        assert.deepEqual(inputs["sku"], { name: "BC_Gen5", tier: "BusinessCritical", family: "Gen5", capacity: 8 });
        assert.equal(inputs["zoneRedundant"], true);
        assert.equal(inputs["requestedBackupStorageRedundancy"], "Geo");
        const settings = inputsOf(plan, "azure-native:resources:Deployment", `database-settings-${region}`);
        assert.match(JSON.stringify(settings), new RegExp(`/${window}"`));
      }
      assert.equal(inputsOf(plan, sql("Database"), "database-eastus2")["maxSizeBytes"], 2000 * 2 ** 30);
    });

    it("grow no further than their size allows", async () => {
      const plan = await planned({ stack, set: { "database.maxStorageGiB": 60_000 } });
      assert.equal(inputsOf(plan, sql("Database"), "database-eastus2")["maxSizeBytes"], 2048 * 2 ** 30);
      assert.match(JSON.stringify(plan.outputs["promises"]), /Storage grows to 2048 GiB/);
      assert.doesNotMatch(JSON.stringify((await planned({ stack })).outputs["promises"]), /Storage grows to/);
    });

    it("are small and billed by use in development, and say what that doesn't promise", async () => {
      const plan = await planned({ stack: "dev-azure" });
      const [small, ...others] = all(plan, sql("Database"));
      assert.deepEqual(others, []);
      assert.equal((small?.inputs["sku"] as Record<string, unknown>)["name"], "GP_S_Gen5");
      assert.equal(small?.inputs["zoneRedundant"], true);
      assert.equal(small.inputs["autoPauseDelay"], -1);
      assert.equal(small.inputs["maintenanceConfigurationId"], undefined);
      assert.equal(small.inputs["readScale"], undefined);
      assert.equal(small.inputs["requestedBackupStorageRedundancy"], "Zone");
      assert.equal(small.options.protect, false);
      const promises = JSON.stringify(plan.outputs["promises"]);
      assert.match(promises, /smallest size is for development/);
    });

    it("keep 35 days at both sites, and weeks and months where things are protected", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const days = inputsOf(plan, sql("BackupShortTermRetentionPolicy"), `database-${region}`);
        assert.equal(days["retentionDays"], 35);
        assert.equal(days["policyName"], "default");
        const long = inputsOf(plan, sql("LongTermRetentionPolicy"), `database-${region}`);
        assert.equal(long["weeklyRetention"], "P5W");
        assert.equal(long["monthlyRetention"], "P12M");
      }
      const dev = await planned({ stack: "dev-azure" });
      assert.equal(inputsOf(dev, sql("BackupShortTermRetentionPolicy"), "database-eastus2")["retentionDays"], 1);
      assert.deepEqual(all(dev, sql("LongTermRetentionPolicy")), []);
    });

    it("are guarded, as their servers and their group are", async () => {
      const plan = await planned({ stack });
      for (const kind of ["Server", "Database", "FailoverGroup"]) {
        for (const { name, options } of all(plan, sql(kind))) assert.equal(options.protect, true, `${kind} ${name}`);
      }
    });
  });

  describe("audit", () => {
    for (const region of regions) {
      it(`of ${region} goes to the site's own store as the server's identity, and to the workspace`, async () => {
        const plan = await planned({ stack });
        const audit = one(plan, sql("ExtendedServerBlobAuditingPolicy"), `database-${region}`);
        const store = one(plan, "azure-native:storage:StorageAccount", `logs-${region}`);
        const account = String(store.inputs["accountName"]);
        assert.equal(audit.inputs["state"], "Enabled");
        assert.equal(audit.inputs["storageEndpoint"], `https://${account}.blob.core.windows.net/`);
        assert.equal(audit.inputs["isManagedIdentityInUse"], true);
        assert.equal(audit.inputs["storageAccountAccessKey"], undefined);
        assert.equal(audit.inputs["isAzureMonitorTargetEnabled"], true);
        const right = one(plan, "azure-native:authorization:RoleAssignment", `database-audit-${region}`);
        assert.match(String(right.inputs["scope"]), new RegExp(`/storageAccounts/${account}$`));
        assert.match(String(right.inputs["roleDefinitionId"]), /ba92f5b4-2d11-453d-a403-e96b0029c9fe$/);
        const identity = one(plan, "azure-native:managedidentity:UserAssignedIdentity", `database-key-${region}`);
        assert.ok(right.dependencies.includes(identity.urn), "the right is the server's");
        for (const needed of [right, ...all(plan, sql("OutboundFirewallRule"))]) {
          assert.ok(audit.dependencies.includes(needed.urn), needed.urn);
        }
      });
    }

    it("leaves out what the applications' own users do, and nobody else's statements", async () => {
      const audit = inputsOf(await planned({ stack }), sql("ExtendedServerBlobAuditingPolicy"), "database-eastus2");
      assert.equal(
        audit["predicateExpression"],
        "database_principal_name <> 'commerce_app_eastus2' AND database_principal_name <> 'commerce_app_centralus'",
      );
      for (const group of ["BATCH_COMPLETED_GROUP", "FAILED_DATABASE_AUTHENTICATION_GROUP"]) {
        assert.ok((audit["auditActionsAndGroups"] as string[]).includes(group), group);
      }
    });
  });

  describe("with a cold standby", () => {
    it("stands at the site that writes only, and leaves its backups in the other region to the service", async () => {
      const plan = await planned(cold);
      for (const kind of ["Server", "Database", "EncryptionProtector"]) {
        assert.deepEqual(
          all(plan, sql(kind)).map(({ name }) => name),
          ["database-eastus2"],
          kind,
        );
      }
      assert.deepEqual(all(plan, sql("FailoverGroup")), []);
      // But for the keys: once a region is lost nobody could give a right to what lies there.
      assert.deepEqual(
        own(plan)
          .filter(({ name }) => name.includes("centralus"))
          .map(({ type, name }) => `${type.split(":")[2] ?? ""} ${name}`)
          .sort(),
        [
          "RoleAssignment database-key-centralus-eastus2",
          "RoleAssignment database-key-eastus2-centralus",
          "ServerKey database-key-centralus-eastus2",
        ],
      );
      const inputs = inputsOf(plan, sql("Database"), "database-eastus2");
      assert.equal(inputs["requestedBackupStorageRedundancy"], "Geo");
    });

    it("claims no restore that the program doesn't do", async () => {
      const promises = (await planned(cold)).outputs["promises"] as Record<string, { recovery?: { trigger: string } }>;
      const creates = all(await planned({ ...cold, set: { ...cold.set, active: "centralus" } }), sql("Database"));
      assert.deepEqual(
        creates.map(({ inputs }) => inputs["createMode"]),
        [undefined],
      );
      assert.match(promises["database"]?.recovery?.trigger ?? "", /`up` with `restore`.*is empty/);
    });

    it("has the same writer as with a warm one: changing the mode doesn't touch it", async () => {
      const [warm, plan] = await Promise.all([planned({ stack }), planned(cold)]);
      const untouched = [
        [sql("Server"), "database-eastus2"],
        [sql("Database"), "database-eastus2"],
        [sql("EncryptionProtector"), "database-eastus2"],
        [sql("ServerKey"), "database-key-eastus2"],
        [sql("BackupShortTermRetentionPolicy"), "database-eastus2"],
        [sql("LongTermRetentionPolicy"), "database-eastus2"],
        ["azure-native:resources:Deployment", "database-settings-eastus2"],
      ] as const;
      for (const [type, name] of untouched) {
        assert.deepEqual(inputsOf(plan, type, name), inputsOf(warm, type, name), name);
      }
    });
  });

  describe("signals", () => {
    it("watch each database with metrics that the service publishes, and tell the site's people", async () => {
      const plan = await planned({ stack });
      for (const region of regions) {
        const alarms = all(plan, "azure-native:monitor:MetricAlert").filter(
          ({ name, inputs }) =>
            name.startsWith("database-") &&
            name.endsWith(region) &&
            JSON.stringify(inputs).includes("servers/databases"),
        );
        const metrics = alarms.map(({ inputs }) => /"metricName":"([^"]*)"/.exec(JSON.stringify(inputs))?.[1]);
        assert.deepEqual(metrics.sort(), [
          "availability",
          "connection_failed",
          "cpu_percent",
          "deadlock",
          "log_write_percent",
          "storage_percent",
          "workers_percent",
        ]);
        for (const { name, inputs } of alarms) {
          assert.match(
            String((inputs["scopes"] as string[])[0]),
            new RegExp(`${serverName(plan, region)}/databases/commerce$`),
          );
          assert.match(JSON.stringify(inputs["actions"]), new RegExp(`alarms-${region}"`), name);
        }
      }
    });

    it("tell of a failed export and of a failed set-up", async () => {
      const plan = await planned({ stack });
      for (const thing of ["database-export", "db-init"]) {
        const inputs = inputsOf(plan, "azure-native:monitor:MetricAlert", `${thing}-failed-eastus2`);
        assert.match(JSON.stringify(inputs["criteria"]), /"metricName":"RunsFailed"/);
      }
    });
  });

  it("promises what the service level of its size says, and 5 and 30 seconds for a warm copy of it", async () => {
    const promised = async (args: Parameters<typeof planned>[0]) =>
      ((await planned(args)).outputs["promises"] as Record<string, Record<string, unknown>>)["database"] ?? {};
    const warm = await promised({ stack });
    assert.equal((warm["serviceLevel"] as { percent: number }).percent, 99.995);
    const { recoveryPointSeconds, recoveryTimeSeconds } = warm["recovery"] as Record<string, unknown>;
    assert.deepEqual([recoveryPointSeconds, recoveryTimeSeconds], [5, 30]);
    const small = await promised({ stack, set: { "database.size": "small" } });
    assert.equal((small["serviceLevel"] as { percent: number }).percent, 99.99);
    assert.equal((small["recovery"] as Record<string, unknown>)["recoveryPointSeconds"], "not known");
    assert.equal((await promised(cold))["zones"], 3);
    assert.equal(((await promised(cold))["recovery"] as Record<string, unknown>)["recoveryPointSeconds"], 3600);
    assert.equal((await promised({ stack: "dev-azure" }))["recovery"], undefined);
  });

  it("keeps no secret anywhere", async () => {
    const plan = await planned({ stack });
    const text = JSON.stringify(own(plan).map(({ inputs }) => inputs));
    assert.doesNotMatch(text, /password|accountKey|sharedAccess|secureValue/i);
  });
});
