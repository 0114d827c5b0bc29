import assert from "node:assert/strict";
import { flows } from "../../../components/flows";
import { all, inputsOf, one, planned } from "../../support/plan";
import { leaves } from "../../support/values";

const account = "azure-native:storage:StorageAccount";
const service = "azure-native:storage:BlobServiceProperties";
const container = "azure-native:storage:BlobContainer";
const aging = "azure-native:storage:ManagementPolicy";
const lock = "azure-native:storage:BlobContainerImmutabilityPolicy";
const replication = "azure-native:storage:ObjectReplicationPolicy";
const role = "azure-native:authorization:RoleAssignment";
const endpoint = "azure-native:network:PrivateEndpoint";

const regions = ["eastus2", "centralus"];
const purposes = ["assets", "backups", "logs", "audit"];
const stores = regions.flatMap((region) =>
  purposes.map((purpose) => ({ region, purpose, name: `${purpose}-${region}` })),
);

const prod = (set: Record<string, unknown> = {}) => planned({ stack: "prod-azure", set });
const dev = () => planned({ stack: "dev-azure" });

interface Rule {
  readonly name: string;
  readonly definition: {
    readonly filters: { readonly blobTypes: readonly string[] };
    readonly actions: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  };
}

function rulesOf(inputs: Readonly<Record<string, unknown>>): readonly Rule[] {
  return (inputs["policy"] as { readonly rules: readonly Rule[] }).rules;
}

describe("storage on Azure: accounts", () => {
  it("are four at each site, each with a name that the world has once", async () => {
    const accounts = all(await prod(), account);
    assert.deepEqual(accounts.map(({ name }) => name).sort(), stores.map(({ name }) => name).sort());
    const names = accounts.map(({ inputs }) => String(inputs["accountName"]));
    assert.equal(new Set(names).size, 8);
    for (const name of names) assert.match(name, /^[a-z][a-z0-9]{2,23}$/);
  });

  for (const { region, purpose, name } of stores) {
    it(`open ${name} to identities alone, over TLS`, async () => {
      const { inputs, options } = one(await prod(), account, name);
      assert.equal(inputs["location"], region);
      assert.equal(inputs["allowSharedKeyAccess"], false);
      assert.equal(inputs["defaultToOAuthAuthentication"], true);
      assert.equal(inputs["allowBlobPublicAccess"], false);
      assert.equal(inputs["allowCrossTenantReplication"], false);
      assert.equal(inputs["isLocalUserEnabled"], false);
      assert.equal(inputs["minimumTlsVersion"], "TLS1_2", "TLS1_3 is in the types and refused by the service");
      assert.equal(inputs["enableHttpsTrafficOnly"], true);
      assert.equal(options.protect, true);
    });

    it(`encrypt ${name} twice, once with a key of its own site whose right is there before`, async () => {
      const { inputs, dependencies } = one(await prod(), account, name);
      const { keySource, keyVaultProperties, encryptionIdentity, requireInfrastructureEncryption } = inputs[
        "encryption"
      ] as Record<string, Record<string, unknown>>;
      const key = purpose === "audit" || purpose === "logs" ? purpose : "storage";
      assert.equal(keySource, "Microsoft.Keyvault");
      assert.equal(keyVaultProperties?.["keyName"], key);
      assert.match(String(keyVaultProperties["keyVaultUri"]), /^https:\/\/.*vault\.azure\.net/);
      assert.equal(keyVaultProperties["keyVersion"], undefined, "with a version nothing would rotate");
      assert.match(String(encryptionIdentity?.["encryptionUserAssignedIdentity"]), new RegExp(`${key}-key-${region}$`));
      assert.deepEqual((inputs["identity"] as { userAssignedIdentities: string[] }).userAssignedIdentities, [
        encryptionIdentity?.["encryptionUserAssignedIdentity"],
      ]);
      assert.equal(requireInfrastructureEncryption, true);
      assert.ok(
        dependencies.some((urn) => urn.endsWith(`RoleAssignment::${key}-key-${region}`)),
        `${name} does not wait for the right to its key`,
      );
    });

    it(`let nobody reach ${name} from outside but services that deliver into it`, async () => {
      const inputs = inputsOf(await prod(), account, name);
      const { defaultAction, bypass, ipRules } = inputs["networkRuleSet"] as Record<string, unknown>;
      assert.equal(defaultAction, "Deny");
      assert.equal(bypass, "AzureServices");
      assert.deepEqual(ipRules, []);
      const delivered = flows.some(
        // The database's export comes through the site's network, as the application does.
        ({ to, from, id }) =>
          to === `storage:${purpose}` && !["app", "edge", "people"].includes(from) && id !== "database-backups",
      );
      assert.equal(inputs["publicNetworkAccess"], delivered ? "Enabled" : "Disabled");
    });

    it(`keep versions of ${name}, and what was deleted`, async () => {
      const inputs = inputsOf(await prod(), service, name);
      assert.equal(inputs["blobServicesName"], "default");
      assert.equal(inputs["isVersioningEnabled"], true);
      for (const policy of ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"]) {
        const { enabled, days } = inputs[policy] as { enabled: boolean; days: number };
        assert.ok(enabled && days >= 7, `${policy} of ${name}: ${days} days`);
      }
    });
  }

  it("close assets whole: nobody delivers into them", async () => {
    assert.equal(inputsOf(await prod(), account, "assets-eastus2")["publicNetworkAccess"], "Disabled");
    assert.equal(inputsOf(await prod(), account, "logs-eastus2")["publicNetworkAccess"], "Enabled");
  });

  it("stand in three zones and, with a second region, readable there; alone, in zones", async () => {
    const kinds = async (plan: ReturnType<typeof prod>) =>
      new Set(all(await plan, account).map(({ inputs }) => (inputs["sku"] as { name: string }).name));
    assert.deepEqual(await kinds(prod()), new Set(["Standard_RAGZRS"]));
    assert.deepEqual(await kinds(prod({ recovery: "cold" })), new Set(["Standard_RAGZRS"]));
    assert.deepEqual(await kinds(dev()), new Set(["Standard_ZRS"]));
  });

  it("open no container to the public", async () => {
    const containers = all(await prod(), container);
    assert.equal(containers.length, 10);
    for (const { name, inputs } of containers) assert.equal(inputs["publicAccess"], "None", name);
  });

  it("hold no key or password in the state", async () => {
    for (const { name, inputs } of (await prod()).resources.filter(({ type }) =>
      type.startsWith("azure-native:storage:"),
    )) {
      for (const { path } of leaves(inputs)) {
        assert.doesNotMatch(path, /accountKey|connectionString|password|sasToken/i, `${name}: ${path}`);
      }
    }
  });
});

describe("storage on Azure: time", () => {
  for (const { name } of stores) {
    it(`archives nothing of ${name}: its account has no such tier`, async () => {
      const rules = rulesOf(inputsOf(await prod(), aging, name));
      assert.ok(rules.length > 0, `no rule for ${name}`);
      assert.ok(!JSON.stringify(rules).includes("tierToArchive"), name);
    });
  }

  it("keeps logs at hand, then cold, then not at all; what is appended to has no tiers", async () => {
    const { retention } = (await prod()).settings;
    const rules = rulesOf(inputsOf(await prod(), aging, "logs-eastus2"));
    const [cool, end] = [rules.find(({ name }) => name === "cool"), rules.find(({ name }) => name === "end")];
    assert.deepEqual(cool?.definition.filters.blobTypes, ["blockBlob"]);
    assert.deepEqual(cool.definition.actions["baseBlob"]?.["tierToCold"], {
      daysAfterModificationGreaterThan: retention.logDays,
    });
    assert.deepEqual(end?.definition.filters.blobTypes, ["blockBlob", "appendBlob"]);
    assert.deepEqual(end.definition.actions["baseBlob"]?.["delete"], {
      daysAfterModificationGreaterThan: retention.auditDays,
    });
  });

  it("ends versions of all that has an end: of what is appended to as well", async () => {
    for (const { name } of stores) {
      const rules = rulesOf(inputsOf(await prod(), aging, name));
      const ended = rules.filter(({ definition }) => definition.actions["baseBlob"]?.["delete"] !== undefined);
      const versions = rules.find(({ definition }) => definition.actions["version"]?.["delete"] !== undefined);
      for (const type of ended.flatMap(({ definition }) => definition.filters.blobTypes)) {
        assert.ok(versions?.definition.filters.blobTypes.includes(type), `${name}: versions of ${type} stay for ever`);
      }
    }
  });

  it("leaves logs where they are when the cold tier would be paid for longer than they are kept", async () => {
    const plan = await prod({ "retention.logDays": 300, "retention.auditDays": 380 });
    assert.ok(!JSON.stringify(rulesOf(inputsOf(plan, aging, "logs-eastus2"))).includes("tierToCold"));
  });

  it("drops backups when the database can't be set back to them any more, and assets never", async () => {
    const plan = await prod();
    const backups = rulesOf(inputsOf(plan, aging, "backups-eastus2")).find(({ name }) => name === "end");
    assert.deepEqual(backups?.definition.actions["baseBlob"]?.["delete"], {
      daysAfterModificationGreaterThan: plan.settings.retention.backupDays,
    });
    const assets = rulesOf(inputsOf(plan, aging, "assets-eastus2"));
    assert.ok(assets.every(({ definition }) => definition.actions["baseBlob"] === undefined));
    assert.ok(assets.some(({ definition }) => definition.actions["version"]?.["delete"] !== undefined));
  });
});

describe("storage on Azure: the audit record", () => {
  for (const region of regions) {
    it(`is under lock in ${region} in the container that the activity log is delivered into`, async () => {
      const plan = await prod();
      const { inputs, options } = one(plan, lock, `audit-${region}`);
      assert.equal(inputs["containerName"], "insights-activity-logs");
      assert.equal(inputs["immutabilityPolicyName"], "default");
      assert.equal(inputs["immutabilityPeriodSinceCreationInDays"], plan.settings.retention.auditDays);
      assert.equal(inputs["allowProtectedAppendWrites"], true, "the record is appended to");
      assert.equal(options.retainOnDelete, true, "the provider can't delete it");
      assert.equal(one(plan, container, `audit-${region}`).options.retainOnDelete, true);
      assert.equal(inputs["accountName"], inputsOf(plan, account, `audit-${region}`)["accountName"]);
    });
  }

  it("is no part of the account's own inputs, which a run would send again after a lock by hand", async () => {
    for (const { inputs } of all(await prod({ lock: "irrevocable" }), account)) {
      assert.equal(inputs["immutableStorageWithVersioning"], undefined);
    }
  });

  it("locks audit alone", async () => {
    assert.deepEqual(
      all(await prod(), lock)
        .map(({ name }) => name)
        .sort(),
      ["audit-centralus", "audit-eastus2"],
    );
  });

  it("can be thrown away in development, and says so; unless it is to be irrevocable", async () => {
    const plan = await dev();
    assert.equal(all(plan, lock).length, 0);
    assert.ok(all(plan, account).every(({ options }) => !options.protect));
    assert.ok(all(plan, container).every(({ options }) => !options.retainOnDelete));
    assert.match(caveats(plan), /neither is the audit record locked/);
    const kept = await planned({ stack: "dev-azure", set: { lock: "irrevocable" } });
    assert.equal(all(kept, lock).length, 1);
    assert.match(caveats(kept), /immutability-policy lock/);
  });
});

describe("storage on Azure: copies", () => {
  const pairs = [
    ["eastus2", "centralus"],
    ["centralus", "eastus2"],
  ] as const;

  for (const [from, to] of pairs) {
    it(`copies assets from ${from} to ${to}; the receiving end is told first, and both agree`, async () => {
      const plan = await prod();
      const received = one(plan, replication, `assets-in-${to}`);
      const sent = one(plan, replication, `assets-out-${from}`);
      for (const { inputs } of [received, sent]) {
        assert.match(String(inputs["sourceAccount"]), /^\/subscriptions\/.*storageAccounts\/[a-z0-9]+$/);
        assert.ok(String(inputs["sourceAccount"]).endsWith(nameOf(plan, from)));
        assert.ok(String(inputs["destinationAccount"]).endsWith(nameOf(plan, to)));
      }
      assert.equal(received.inputs["accountName"], nameOf(plan, to));
      assert.equal(received.inputs["objectReplicationPolicyId"], "default", "the service makes the id");
      assert.equal(sent.inputs["accountName"], nameOf(plan, from));
      assert.match(String(sent.inputs["objectReplicationPolicyId"]), /^[0-9a-f-]{36}$/);
      assert.ok(sent.dependencies.includes(received.urn), "the sending end does not wait for the receiving one");
      const [[there], [here]] = [rulesIn(received.inputs), rulesIn(sent.inputs)];
      assert.equal(there?.["ruleId"], undefined);
      assert.match(String(here?.["ruleId"]), /^[0-9a-f-]{36}$/);
      for (const rule of [there, here]) {
        assert.equal(rule?.["sourceContainer"], "assets");
        assert.equal(rule["destinationContainer"], "assets-copy", "what is copied into takes no other writes");
        assert.deepEqual(rule["filters"], { minCreationTime: "1601-01-01T00:00:00Z" });
      }
    });
  }

  it("has versions and a list of changes at both ends, before any policy", async () => {
    const plan = await prod();
    for (const region of regions) {
      const { inputs, urn } = one(plan, service, `assets-${region}`);
      assert.equal(inputs["isVersioningEnabled"], true);
      assert.equal((inputs["changeFeed"] as { enabled: boolean }).enabled, true);
      for (const policy of all(plan, replication)) {
        assert.ok(policy.dependencies.includes(urn), `${policy.name} does not wait for assets-${region}`);
      }
    }
  });

  it("is there in either mode with two regions, whoever writes, and not with one", async () => {
    const names = async (plan: ReturnType<typeof prod>) =>
      all(await plan, replication)
        .map(({ urn }) => urn)
        .sort();
    const usual = await names(prod());
    assert.equal(usual.length, 4);
    assert.deepEqual(await names(prod({ recovery: "cold" })), usual);
    assert.deepEqual(await names(prod({ active: "centralus" })), usual);
    assert.deepEqual(await names(prod({ regions: ["centralus", "eastus2"] })), usual);
    assert.deepEqual(await names(dev()), []);
  });

  it("says what it can't do", async () => {
    for (const lack of [
      /no agreement promises/,
      /assets-copy, which can only be read/,
      /can't be failed over by hand/,
    ]) {
      assert.match(caveats(await prod()), lack);
    }
    assert.doesNotMatch(caveats(await dev()), /assets-copy/);
  });
});

describe("storage on Azure: who gets in", () => {
  it("lets the application write its own site's assets and read the other's copies there, and nobody else anything", async () => {
    const plan = await prod();
    const blobRoles = ["ba92f5b4-2d11-453d-a403-e96b0029c9fe", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"];
    const made = all(plan, role).filter(({ urn, inputs }) => {
      const ours = urn.includes("commerce:index:Storage$");
      return ours && blobRoles.some((id) => String(inputs["roleDefinitionId"]).endsWith(id));
    });
    const seen = made.map(({ inputs }) => [
      String(inputs["roleDefinitionId"]).endsWith(String(blobRoles[0])) ? "writes" : "reads",
      String(inputs["scope"]).replace(/^.*storageAccounts\//, ""),
      inputs["principalId"],
    ]);
    const wanted = regions.flatMap((region) => {
      const app = principalOf(plan, region);
      const inside = `${nameOf(plan, region)}/blobServices/default/containers`;
      return [
        ["writes", `${inside}/assets`, app],
        ["reads", `${inside}/assets-copy`, app],
      ];
    });
    assert.deepEqual(seen.sort(), wanted.sort());
    assert.equal(made.length, all(plan, role).filter(({ urn }) => urn.includes("commerce:index:Storage$")).length);
  });

  it("leads from each serving site to its own assets, and to no other store", async () => {
    const to = async (plan: Awaited<ReturnType<typeof prod>>) =>
      all(plan, endpoint)
        .filter(({ urn }) => urn.includes("commerce:index:Storage$"))
        .map(({ name, inputs }) => {
          const [connection] = inputs["privateLinkServiceConnections"] as Record<string, unknown>[];
          assert.deepEqual(connection?.["groupIds"], ["blob"]);
          return [name, String(connection["privateLinkServiceId"]).split("/").at(-1)];
        })
        .sort();
    const plan = await prod();
    assert.deepEqual(await to(plan), regions.map((region) => [`assets-${region}`, nameOf(plan, region)]).sort());
    const cold = await prod({ recovery: "cold" });
    assert.deepEqual(await to(cold), [["assets-eastus2", nameOf(cold, "eastus2")]]);
  });

  it("has every store watched, at its own site", async () => {
    const alarms = all(await prod(), "azure-native:monitor:MetricAlert").filter(({ urn }) =>
      urn.includes("commerce:index:Storage$"),
    );
    for (const purpose of purposes) {
      for (const region of regions) {
        const { inputs } = alarms.find(({ name }) => name === `${purpose}-availability-${region}`) ?? {};
        assert.ok(inputs !== undefined, `no alarm on ${purpose} in ${region}`);
        assert.match(JSON.stringify(inputs["actions"]), new RegExp(`alarms-${region}`));
        assert.match(JSON.stringify(inputs["scopes"]), /storageAccounts/);
      }
    }
  });
});

function nameOf(plan: Awaited<ReturnType<typeof prod>>, region: string): string {
  return String(inputsOf(plan, account, `assets-${region}`)["accountName"]);
}

function principalOf(plan: Awaited<ReturnType<typeof prod>>, region: string): unknown {
  // The planner makes the principal of each identity up; the application's own metrics right names it too.
  return inputsOf(plan, role, `app-metrics-${region}`)["principalId"];
}

function rulesIn(inputs: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  return inputs["rules"] as readonly Readonly<Record<string, unknown>>[];
}

function caveats(plan: Awaited<ReturnType<typeof prod>>): string {
  const promises = plan.outputs["promises"] as Record<string, { caveats?: readonly string[] }>;
  return (promises["storage"]?.caveats ?? []).join("\n");
}
