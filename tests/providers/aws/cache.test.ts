import assert from "node:assert/strict";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const group = "aws:elasticache/replicationGroup:ReplicationGroup";
const regions = ["us-east-2", "us-west-2"];
const waiver = { reason: "a legacy client; accepted by the CISO", expires: "2030-01-01T00:00:00Z" };
const memcached = { set: { "cache.engine": "memcached", "cache.waiver": waiver } };

describe("cache: Valkey", () => {
  for (const region of regions) {
    it(`survives the loss of a zone in ${region}`, async () => {
      const { inputs, options } = one(await planned(), group, `cache-${region}`);
      assert.equal(inputs["engine"], "valkey");
      assert.equal(inputs["clusterMode"], "enabled");
      assert.equal(inputs["automaticFailoverEnabled"], true);
      assert.equal(inputs["multiAzEnabled"], true);
      assert.ok(Number(inputs["replicasPerNodeGroup"]) >= 1);
      assert.equal(inputs["numCacheClusters"], undefined, "excludes the number of groups and copies");
      assert.equal(options.protect, true);
      const subnets = inputsOf(await planned(), "aws:elasticache/subnetGroup:SubnetGroup", `cache-${region}`)[
        "subnetIds"
      ];
      assert.equal((subnets as readonly string[]).filter((id) => /data-/.test(id)).length, 3);
    });

    it(`is encrypted in ${region} with its own key, and speaks TLS only`, async () => {
      const inputs = inputsOf(await planned(), group, `cache-${region}`);
      assert.equal(inputs["atRestEncryptionEnabled"], true);
      assert.match(String(inputs["kmsKeyId"]), new RegExp(`key/.*cache-${region}`));
      assert.equal(inputs["transitEncryptionEnabled"], true);
      assert.equal(inputs["transitEncryptionMode"], "required");
      assert.equal(inputs["authToken"], undefined, "excludes users");
    });
  }

  it("runs in cluster mode by a group of parameters that fits its version", async () => {
    const plan = await planned();
    const { parameters, family } = inputsOf(plan, "aws:elasticache/parameterGroup:ParameterGroup", "cache-us-east-2");
    assert.equal(family, "valkey8");
    assert.match(String(inputsOf(plan, group, "cache-us-east-2")["engineVersion"]), /^8\.\d$/);
    const values = new Map((parameters as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
    assert.equal(values.get("cluster-enabled"), "yes");
  });

  it("lets one user in, by token, with a bounded reach", async () => {
    const plan = await planned();
    const users = all(plan, "aws:elasticache/user:User").filter(({ name }) => name.endsWith("us-east-2"));
    assert.deepEqual(
      users.map(({ name }) => name),
      ["app-us-east-2"],
    );
    const { userId, userName, authenticationMode, accessString } = users[0]?.inputs ?? {};
    assert.equal(userId, userName, "a user by token is refused where they differ");
    assert.ok(String(userId).length <= 40);
    assert.deepEqual(authenticationMode, { type: "iam" });
    const words = String(accessString).split(" ");
    assert.deepEqual(words.slice(0, 3), ["on", "~commerce:*", "-@all"]);
    assert.ok(words.includes("-@dangerous") && !words.includes("+@all") && !words.includes("~*"));
  });

  it("lets the application of the same site log in, and nobody else", async () => {
    const plan = await planned();
    for (const region of regions) {
      const { role, policy } = inputsOf(plan, "aws:iam/rolePolicy:RolePolicy", `app-cache-${region}`);
      assert.match(String(role), new RegExp(`^app-${region}`));
      const [statement, ...others] = statements(policy);
      assert.deepEqual(others, []);
      assert.equal(statement?.Action, "elasticache:Connect");
      assert.equal(listed(statement.Resource).length, 2);
      assert.ok(listed(statement.Resource).every((arn) => arn.includes(`:${region}:`) && !arn.includes("*")));
    }
    const connecting = all(plan, "aws:iam/rolePolicy:RolePolicy").filter(({ inputs }) =>
      String(inputs["policy"]).includes("elasticache:Connect"),
    );
    assert.equal(connecting.length, 2);
  });

  it("writes its logs into encrypted groups that a policy of its own opens", async () => {
    const plan = await planned();
    const deliveries = inputsOf(plan, group, "cache-us-west-2")["logDeliveryConfigurations"] as Record<
      string,
      string
    >[];
    assert.deepEqual(deliveries.map(({ logType }) => logType).sort(), ["engine-log", "slow-log"]);
    for (const { destination, destinationType } of deliveries) {
      assert.equal(destinationType, "cloudwatch-logs");
      assert.match(String(destination), /^\/aws\/vendedlogs\//);
      assert.ok(
        all(plan, "aws:cloudwatch/logGroup:LogGroup").some(
          ({ inputs }) => inputs["name"] === destination && /logs-us-west-2/.test(String(inputs["kmsKeyId"])),
        ),
      );
    }
  });

  it("has windows that don't overlap", async () => {
    const { snapshotWindow, maintenanceWindow } = inputsOf(await planned(), group, "cache-us-east-2");
    const [, until] = String(snapshotWindow).split("-");
    const [from] = String(maintenanceWindow)
      .replaceAll(/[a-z]{3}:/g, "")
      .split("-");
    assert.ok(String(until) <= String(from));
  });

  it("raises alarms for each shard, over all its nodes", async () => {
    const plan = await planned();
    const { shards, replicas } = plan.settings.cache;
    const alarms = all(plan, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ name }) =>
      name.startsWith("cache-cpu-"),
    );
    assert.equal(alarms.length, shards * 2);
    for (const { inputs } of alarms) {
      const queries = inputs["metricQueries"] as {
        returnData?: boolean;
        metric?: { dimensions: Record<string, string> };
      }[];
      assert.equal(queries.filter(({ returnData }) => returnData === true).length, 1);
      const nodes = queries.flatMap(({ metric }) => metric?.dimensions["CacheClusterId"] ?? []);
      assert.equal(new Set(nodes).size, replicas + 1);
      assert.ok(
        nodes.every((node) => /-000[1-9]-00[1-9]$/.test(node)),
        nodes.join(),
      );
      assert.equal((inputs["alarmActions"] as readonly string[]).length, 1);
    }
  });
});

describe("cache: refusals", () => {
  it("of a login, a command and a key are each told, at every shard", async () => {
    const plan = await planned();
    const { shards } = plan.settings.cache;
    const told = all(plan, "aws:cloudwatch/metricAlarm:MetricAlarm").flatMap(({ inputs }) => {
      const queries = (inputs["metricQueries"] ?? []) as { metric?: { metricName: string } }[];
      return [...new Set(queries.flatMap(({ metric }) => metric?.metricName ?? []))];
    });
    for (const refusal of ["AuthenticationFailures", "CommandAuthorizationFailures", "KeyAuthorizationFailures"]) {
      assert.equal(told.filter((metric) => metric === refusal).length, shards * 2, refusal);
    }
  });
});

describe("cache: Redis OSS", () => {
  it("is one word away, with the user that it asks for locked", async () => {
    const plan = await planned({ set: { "cache.engine": "redis" } });
    const inputs = inputsOf(plan, group, "cache-us-east-2");
    assert.deepEqual([inputs["engine"], inputs["engineVersion"]], ["redis", "7.1"]);
    const fallback = inputsOf(plan, "aws:elasticache/user:User", "default-us-east-2");
    assert.equal(fallback["userName"], "default");
    assert.match(String(fallback["accessString"]), /^off .*-@all$/);
    const ids = inputsOf(plan, "aws:elasticache/userGroup:UserGroup", "users-us-east-2")["userIds"];
    assert.equal((ids as readonly string[]).length, 2);
  });
});

describe("cache: Memcached", () => {
  const cluster = "aws:elasticache/cluster:Cluster";

  it("stands across zones, each node in a zone that is named", async () => {
    const plan = await planned(memcached);
    const inputs = inputsOf(plan, cluster, "cache-us-east-2");
    assert.equal(inputs["azMode"], "cross-az");
    assert.equal((inputs["preferredAvailabilityZones"] as readonly string[]).length, inputs["numCacheNodes"]);
    assert.equal(inputs["transitEncryptionEnabled"], true);
    for (const unknown of ["atRestEncryptionEnabled", "kmsKeyId", "snapshotRetentionLimit", "authToken"]) {
      assert.equal(inputs[unknown], undefined, unknown);
    }
  });

  it("has one node in one zone where one is asked for", async () => {
    const inputs = inputsOf(
      await planned({ set: { ...memcached.set, "cache.shards": 1 } }),
      cluster,
      "cache-us-east-2",
    );
    assert.deepEqual([inputs["azMode"], inputs["preferredAvailabilityZones"]], ["single-az", undefined]);
  });

  it("says what it can't do", async () => {
    const promises = (await planned(memcached)).outputs["promises"] as Record<
      string,
      { atRest: string; caveats: string[] }
    >;
    assert.equal(promises["cache"]?.atRest, "not-encrypted");
    for (const lack of [/copies/, /users/, /rest/, /snapshots/]) {
      assert.ok(
        promises["cache"].caveats.some((caveat) => lack.test(caveat)),
        String(lack),
      );
    }
  });
});
