import assert from "node:assert/strict";
import { managedSize, managedSkus } from "../../../providers/azure/cache/sizes";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";
import { leaves } from "../../support/values";

const cluster = "azure-native:redisenterprise:RedisEnterprise";
const database = "azure-native:redisenterprise:Database";
const assignment = "azure-native:redisenterprise:AccessPolicyAssignment";
const classic = "azure-native:redis:Redis";
const endpoint = "azure-native:network:PrivateEndpoint";
const zoneGroup = "azure-native:network:PrivateDnsZoneGroup";
const metricAlarm = "azure-native:monitor:MetricAlert";

const regions = ["eastus2", "centralus"];
const forerunner = { "azure.cacheProduct": "cache-for-redis" };

const prod = (set: Record<string, unknown> = {}) => planned({ stack: "prod-azure", set });

describe("cache on Azure: Managed Redis", () => {
  for (const region of regions) {
    it(`survives the loss of a zone in ${region}`, async () => {
      const { inputs, options } = one(await prod(), cluster, `cache-${region}`);
      assert.equal(inputs["highAvailability"], "Enabled");
      assert.equal(inputs["location"], region);
      assert.equal(inputs["zones"], undefined, "belongs to the forerunner");
      assert.equal((inputs["sku"] as Record<string, unknown>)["capacity"], undefined, "belongs to the forerunner");
      assert.equal(options.protect, true);
      assert.ok(parseInt(options.customTimeouts?.create ?? "", 10) >= 60, "half an hour is usual");
    });

    it(`is encrypted in ${region} with a key of its own, whose right is there before`, async () => {
      const { inputs, dependencies } = one(await prod(), cluster, `cache-${region}`);
      const { customerManagedKeyEncryption: encryption } = inputs["encryption"] as Record<
        string,
        Record<string, unknown>
      >;
      assert.match(
        String(encryption?.["keyEncryptionKeyUrl"]),
        /\/keys\/cache\/[0-9a-f]{32}$/,
        "without a version it is refused",
      );
      const { userAssignedIdentityResourceId: user } = encryption?.["keyEncryptionKeyIdentity"] as Record<
        string,
        string
      >;
      assert.match(String(user), new RegExp(`cache-key-${region}$`));
      assert.deepEqual((inputs["identity"] as { userAssignedIdentities: string[] }).userAssignedIdentities, [user]);
      assert.ok(
        dependencies.some((urn) => urn.endsWith(`RoleAssignment::cache-key-${region}`)),
        "it does not wait for the right to its key",
      );
    });

    it(`speaks TLS only in ${region}, on one port, to identities alone`, async () => {
      const plan = await prod();
      assert.equal(inputsOf(plan, cluster, `cache-${region}`)["minimumTlsVersion"], "1.2");
      assert.equal(inputsOf(plan, cluster, `cache-${region}`)["publicNetworkAccess"], "Disabled");
      const inputs = inputsOf(plan, database, `cache-${region}`);
      assert.equal(inputs["databaseName"], "default");
      assert.equal(inputs["clientProtocol"], "Encrypted");
      assert.equal(inputs["port"], 10000);
      assert.equal(inputs["clusteringPolicy"], "EnterpriseCluster", "the other policy needs more ports than one");
      assert.equal(inputs["accessKeysAuthentication"], "Disabled");
      assert.equal(inputs["evictionPolicy"], "AllKeysLRU");
    });

    it(`lets the application of ${region} log in, and nobody else`, async () => {
      const plan = await prod();
      const here = all(plan, assignment).filter(({ name }) => name.endsWith(region));
      assert.equal(here.length, 1);
      const { inputs } = here[0] ?? assert.fail("no assignment");
      assert.deepEqual(inputs["user"], { objectId: appOf(plan, region) });
      assert.equal(inputs["accessPolicyName"], "default");
      assert.match(String(inputs["accessPolicyAssignmentName"]), /^[A-Za-z0-9]{1,60}$/);
      assert.equal(inputs["databaseName"], "default");
    });

    it(`is reached in ${region} by a private name of its own zone, once all else is made`, async () => {
      const plan = await prod();
      const { inputs, dependencies } = one(plan, endpoint, `cache-${region}`);
      const [connection] = inputs["privateLinkServiceConnections"] as Record<string, unknown>[];
      assert.deepEqual(connection?.["groupIds"], ["redisEnterprise"]);
      assert.match(
        String(connection["privateLinkServiceId"]),
        /\/providers\/Microsoft\.Cache\/redisEnterprise\/[a-z0-9-]+$/,
      );
      assert.ok(dependencies.some((urn) => urn.endsWith(`AccessPolicyAssignment::app-cache-${region}`)));
      const [zone] = inputsOf(plan, zoneGroup, `cache-${region}`)["privateDnsZoneConfigs"] as Record<string, unknown>[];
      assert.match(String(zone?.["privateDnsZoneId"]), /privatelink\.redis\.azure\.net$/);
    });

    it(`raises alarms in ${region} under names that the service publishes`, async () => {
      const plan = await prod();
      const metrics = alarms(plan, region).map(({ metric }) => metric);
      assert.deepEqual(metrics.sort(), [
        "connectedclients",
        "evictedkeys",
        "percentProcessorTime",
        "serverLoad",
        "usedmemorypercentage",
      ]);
      for (const { namespace, scopes, actions } of alarms(plan, region)) {
        assert.equal(namespace, "Microsoft.Cache/redisEnterprise");
        assert.ok(scopes.endsWith(String(inputsOf(plan, cluster, `cache-${region}`)["clusterName"])));
        assert.match(actions, new RegExp(`alarms-${region}`));
      }
      const refused = inputsOf(plan, "azure-native:monitor:ScheduledQueryRule", `cache-refused-${region}`);
      assert.match(JSON.stringify(refused["criteria"]), /REDConnectionEvents .*EventStatus/);
    });
  }

  it("opens its one port, and no other, to the application", async () => {
    for (const [set, port] of [
      [{}, "10000"],
      [forerunner, "6380"],
    ] as const) {
      const group = inputsOf(await prod(set), "azure-native:network:NetworkSecurityGroup", "endpoints-eastus2");
      const rule = (group["securityRules"] as Record<string, unknown>[]).find(({ name }) => name === "app-cache-in");
      assert.equal(rule?.["destinationPortRange"], port);
    }
  });

  it("takes the smallest size that holds what is asked for", () => {
    assert.equal(managedSize({ size: "small", shards: 1 }).sku.name, "Balanced_B0");
    assert.equal(managedSize({ size: "medium", shards: 1 }).sku.name, "Balanced_B10");
    assert.equal(managedSize({ size: "medium", shards: 3 }).sku.name, "Balanced_B50");
    assert.deepEqual(managedSize({ size: "xlarge", shards: 90 }), { sku: managedSkus.at(-1), enough: false });
    const memory = managedSkus.map((sku) => sku.memory);
    assert.deepEqual(
      memory,
      [...memory].sort((one, other) => one - other),
    );
  });

  it("says where it can't be as large as asked", async () => {
    assert.match(
      caveats(await prod({ "cache.size": "xlarge", "cache.shards": 40, "cache.replicas": 1 })),
      /less than cache.size and cache.shards/,
    );
    assert.doesNotMatch(caveats(await prod()), /less than cache.size/);
  });

  it("counts connections by the size that it has", async () => {
    const threshold = async (plan: Promise<StackPlan>) =>
      alarms(await plan, "eastus2").find(({ metric }) => metric === "connectedclients")?.threshold;
    assert.equal(await threshold(prod()), 120_000);
    assert.equal(await threshold(planned({ stack: "dev-azure" })), 12_000);
  });

  it("is small, unprotected and still in two zones in development", async () => {
    const { inputs, options } = one(await planned({ stack: "dev-azure" }), cluster, "cache-eastus2");
    assert.deepEqual(inputs["sku"], { name: "Balanced_B0" });
    assert.equal(inputs["highAvailability"], "Enabled");
    assert.equal(options.protect, false);
  });

  it("stands where something runs, whoever writes", async () => {
    const urns = async (plan: Promise<StackPlan>) =>
      all(await plan, cluster)
        .map(({ urn }) => urn)
        .sort();
    const usual = await urns(prod());
    assert.equal(usual.length, 2);
    assert.deepEqual(await urns(prod({ active: "centralus" })), usual);
    assert.deepEqual(await urns(prod({ regions: ["centralus", "eastus2"] })), usual);
    const cold = await urns(prod({ recovery: "cold" }));
    assert.deepEqual(
      cold,
      usual.filter((urn) => urn.endsWith("cache-eastus2")),
    );
  });

  it("promises no more than the service does", async () => {
    const { zones, atRest, serviceLevel, backupDays } = promised(await prod());
    assert.deepEqual([zones, atRest, serviceLevel, backupDays], [2, "customer-key", undefined, undefined]);
    for (const lack of [/every key/, /cache\.replicas changes nothing/, /begins empty/, /one version of its key/]) {
      assert.match(caveats(await prod()), lack);
    }
  });

  it("holds no key or password in the state", async () => {
    for (const set of [{}, forerunner]) {
      for (const { name, type, inputs } of (await prod(set)).resources) {
        if (!/:redis(enterprise)?:/.test(type)) continue;
        for (const { path, secret } of leaves(inputs)) {
          assert.ok(!secret && !/password|primaryKey|connectionString/i.test(path), `${name}: ${path}`);
        }
      }
    }
  });
});

describe("cache on Azure: the forerunner", () => {
  for (const region of regions) {
    it(`is one word away in ${region}, with copies in other zones, TLS and no keys`, async () => {
      const plan = await prod(forerunner);
      assert.equal(all(plan, cluster).length, 0);
      const { inputs, options } = one(plan, classic, `cache-${region}`);
      assert.deepEqual(inputs["sku"], { name: "Premium", family: "P", capacity: 2 });
      assert.deepEqual(inputs["zones"], ["1", "2", "3"]);
      assert.equal(inputs["replicasPerPrimary"], 2);
      assert.equal(inputs["shardCount"], undefined, "more shards need more ports");
      assert.equal(inputs["enableNonSslPort"], false);
      assert.equal(inputs["minimumTlsVersion"], "1.2");
      assert.equal(inputs["publicNetworkAccess"], "Disabled");
      assert.equal(inputs["disableAccessKeyAuthentication"], true);
      assert.equal((inputs["redisConfiguration"] as Record<string, unknown>)["aadEnabled"], "true");
      assert.equal(options.protect, true);
    });

    it(`binds the application of ${region} to its own keys`, async () => {
      const plan = await prod(forerunner);
      const { permissions } = inputsOf(plan, "azure-native:redis:AccessPolicy", `app-cache-${region}`);
      const words = String(permissions).split(" ");
      assert.ok(words.includes("~commerce:*") && words.includes("-@dangerous"), String(permissions));
      assert.ok(!words.includes("allkeys") && !words.includes("~*"), String(permissions));
      const given = inputsOf(plan, "azure-native:redis:AccessPolicyAssignment", `app-cache-${region}`);
      assert.equal(given["accessPolicyName"], "app");
      assert.equal(given["objectId"], appOf(plan, region));
      const [connection] = inputsOf(plan, endpoint, `cache-${region}`)["privateLinkServiceConnections"] as Record<
        string,
        unknown
      >[];
      assert.deepEqual(connection?.["groupIds"], ["redisCache"]);
      assert.match(String(connection["privateLinkServiceId"]), /\/Microsoft\.Cache\/redis\/[a-z0-9-]+$/);
    });

    it(`raises its own alarms in ${region}`, async () => {
      const found = alarms(await prod(forerunner), region);
      assert.equal(found.length, 5);
      assert.ok(
        found.every(({ namespace, metric }) => namespace === "Microsoft.Cache/redis" && metric.startsWith("all")),
      );
    });
  }

  it("never names more zones than it has nodes, and takes no more copies than there may be", async () => {
    const few = inputsOf(await prod({ ...forerunner, "cache.replicas": 1 }), classic, "cache-eastus2");
    assert.deepEqual([few["zones"], few["replicasPerPrimary"]], [["1", "2"], 1]);
    const many = await prod({ ...forerunner, "cache.replicas": 5 });
    assert.equal(inputsOf(many, classic, "cache-eastus2")["replicasPerPrimary"], 3);
    assert.match(caveats(many), /of which the service takes three/);
  });

  it("says when it ends", async () => {
    const plan = await prod(forerunner);
    assert.match(caveats(plan), /ends on 2028-09-30/);
    assert.match(caveats(plan), /2026-04-01/);
    assert.equal(promised(plan).atRest, "provider-key");
    assert.equal(promised(plan).zones, 3);
  });
});

interface Alarm {
  readonly metric: string;
  readonly namespace: string;
  readonly threshold: number;
  readonly scopes: string;
  readonly actions: string;
}

function alarms(plan: StackPlan, region: string): readonly Alarm[] {
  return all(plan, metricAlarm)
    .filter(({ name, urn }) => urn.includes("commerce:index:Cache$") && name.endsWith(region))
    .map(({ inputs }) => {
      const [criterion] = (inputs["criteria"] as { allOf: Record<string, unknown>[] }).allOf;
      return {
        metric: String(criterion?.["metricName"]),
        namespace: String(criterion?.["metricNamespace"]),
        threshold: Number(criterion?.["threshold"]),
        scopes: String((inputs["scopes"] as unknown[])[0]),
        actions: JSON.stringify(inputs["actions"]),
      };
    });
}

function appOf(plan: StackPlan, region: string): unknown {
  return inputsOf(plan, "azure-native:authorization:RoleAssignment", `app-metrics-${region}`)["principalId"];
}

function promised(plan: StackPlan) {
  const promises = plan.outputs["promises"] as Record<
    string,
    { zones: number; atRest: string; serviceLevel?: unknown; backupDays?: number; caveats?: readonly string[] }
  >;
  return promises["cache"] ?? assert.fail("the cache promises nothing");
}

function caveats(plan: StackPlan): string {
  return (promised(plan).caveats ?? []).join("\n");
}
