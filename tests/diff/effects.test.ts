import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareValues } from "../../diff/compare/values";
import { aws } from "../../diff/effects/aws";
import { azure } from "../../diff/effects/azure";
import { words } from "../../diff/effects/effect";
import { effectOf } from "../../diff/effects/find";
import { stores } from "../../diff/effects/stores";
import { planned } from "../support/plan";

const rows = [...aws, ...azure].flatMap((table) => table.rows);
const stacks = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"];

/** The names of a type's inputs, from its declarations. */
function inputsOf(type: string): ReadonlySet<string> {
  const [pkg = "", path = "", kind = ""] = type.split(":");
  const file =
    pkg === "azure-native" ? `${path}/${kind[0]?.toLowerCase() ?? ""}${kind.slice(1)}` : path.replace(/^index\//, "");
  const folder = join(__dirname, "../../node_modules/@pulumi", pkg);
  // AFDOriginGroup is in afdoriginGroup.d.ts.
  const named = [file, `${path}/${kind.replace(/^[A-Z]+/, (head) => head.toLowerCase())}`];
  const found = named.map((name) => join(folder, `${name}.d.ts`)).find((each) => existsSync(each));
  assert.ok(found, `no declarations of ${type}: ${named.join(", ")}`);
  const [, args = ""] = readFileSync(found, "utf8").split(`export interface ${kind}Args {`);
  assert.notEqual(args, "", `${type} takes no arguments`);
  return new Set([...args.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name = ""]) => name));
}

describe("the tables of effects", () => {
  for (const row of rows) {
    it(`names inputs of ${row.type} that exist, each once`, () => {
      const inputs = inputsOf(row.type);
      const named = [row.replaces, row.restarts, row.shortens, row.inPlace]
        .flatMap(words)
        .filter((word) => word !== "others");
      const unknown = named.filter((property) => !inputs.has(property.split(".")[0] ?? ""));
      assert.deepEqual(unknown, []);
      assert.deepEqual(
        named.filter((property, index) => named.indexOf(property) !== index),
        [],
      );
      for (const { property } of row.unless ?? []) assert.ok(inputs.has(property), `${property} is no input`);
    });
  }

  it("has one row for each type", () => {
    const types = rows.map(({ type }) => type);
    assert.deepEqual(
      types.filter((type, index) => types.indexOf(type) !== index),
      [],
    );
  });

  for (const type of Object.keys(stores)) {
    it(`names a store that exists: ${type}`, () => {
      assert.ok(inputsOf(type).size > 0, "it takes no inputs");
    });
  }

  it("says of each store that the stacks register what every change does", async () => {
    const types = new Set(
      (await Promise.all(stacks.map((stack) => planned({ stack })))).flatMap(({ resources }) =>
        resources.map(({ type }) => type),
      ),
    );
    const registered = Object.keys(stores).filter((type) => types.has(type));
    assert.ok(registered.length >= 14, registered.join(", "));
    assert.deepEqual(
      registered.filter((type) => !rows.some((row) => row.type === type)),
      [],
    );
  });

  it("covers every property that the four stacks register, but for a list", async () => {
    const lacking = new Set<string>();
    let properties = 0;
    for (const stack of stacks) {
      for (const { type, inputs, custom } of (await planned({ stack })).resources) {
        if (!custom || type.startsWith("pulumi:")) continue;
        for (const { path } of compareValues({}, inputs, "")) {
          properties++;
          const [property = ""] = path.split(".");
          if (effectOf(type, path, undefined, undefined).effect === "not known") lacking.add(`${type} ${property}`);
        }
      }
    }
    assert.ok(properties > 5000, `only ${properties} properties were seen`);
    assert.deepEqual([...lacking].sort(), uncovered);
  });

  it("prefers the row that names most of a path", () => {
    const scaleSet = "azure-native:compute:VirtualMachineScaleSet";
    const effect = (path: string) => effectOf(scaleSet, path, 1, 2).effect;
    assert.equal(effect("sku.capacity"), "in place");
    assert.equal(effect("sku.name"), "restart");
    assert.equal(effect("virtualMachineProfile.osProfile.customData"), "restart");
    assert.equal(effect("virtualMachineProfile.osProfile.adminUsername"), "replacement");
    assert.equal(effect("orchestrationMode"), "replacement");
    assert.equal(effect("somethingNew"), "not known");
  });

  it("counts a shorter time as a loss, and a longer one not", () => {
    const group = "aws:cloudwatch/logGroup:LogGroup";
    assert.equal(effectOf(group, "retentionInDays", 400, 90).effect, "loss of data");
    assert.equal(effectOf(group, "retentionInDays", 90, 400).effect, "in place");
    const rule = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    assert.equal(effectOf(rule, "rules.3.expiration.days", 400, 90).effect, "loss of data");
  });

  it("reads exceptions from the values", () => {
    const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
    assert.equal(effectOf(cache, "engine", "redis", "valkey").effect, "restart");
    assert.equal(effectOf(cache, "engine", "valkey", "redis").effect, "replacement");
    assert.equal(effectOf(cache, "engineVersion", "8.0", "8.1").effect, "restart");
    assert.equal(effectOf(cache, "engineVersion", "8.1", "7.2").effect, "replacement");
  });

  // Each of these was looked up by hand; the tables must not lose them.
  for (const [type, property] of [
    ["aws:rds/instance:Instance", "storageEncrypted"],
    ["aws:rds/instance:Instance", "kmsKeyId"],
    ["aws:rds/instance:Instance", "region"],
    ["aws:elasticache/replicationGroup:ReplicationGroup", "atRestEncryptionEnabled"],
    ["aws:s3/bucket:Bucket", "objectLockEnabled"],
    ["aws:cloudwatch/logGroup:LogGroup", "name"],
    ["aws:lb/targetGroup:TargetGroup", "protocol"],
    ["aws:ec2/subnet:Subnet", "cidrBlock"],
    ["azure-native:sql:Server", "administrators"],
    ["azure-native:sql:Database", "collation"],
    ["azure-native:storage:StorageAccount", "isHnsEnabled"],
    ["azure-native:storage:StorageAccount", "encryption.requireInfrastructureEncryption"],
    ["azure-native:redisenterprise:Database", "port"],
    ["azure-native:network:Subnet", "defaultOutboundAccess"],
  ] as const) {
    it(`replaces ${type} where ${property} changes`, () => {
      assert.equal(effectOf(type, property, "a", "b").effect, "replacement");
    });
  }
});

/** No source says what a change of these does: the provider sends it, and what the service answers is not written down. */
const uncovered: readonly string[] = [
  "aws:cloudwatch/logDeliverySource:LogDeliverySource logType",
  "aws:cloudwatch/logDeliverySource:LogDeliverySource resourceArn",
  "aws:inspector2/enabler:Enabler accountIds",
  "aws:inspector2/enabler:Enabler resourceTypes",
  "azure-native:compute:VirtualMachineScaleSet zones",
  "azure-native:network:PrivateEndpoint customNetworkInterfaceName",
  "azure-native:network:PrivateEndpoint privateLinkServiceConnections",
  "azure-native:network:PrivateLinkService ipConfigurations",
  "azure-native:network:PrivateLinkService loadBalancerFrontendIpConfigurations",
  "azure-native:network:PublicIPAddress publicIPAllocationMethod",
  "azure-native:sql:Server version",
];
