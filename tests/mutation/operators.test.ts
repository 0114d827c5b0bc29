import assert from "node:assert/strict";
import type { RecordedResource } from "../../plan/recorded";
import { Secret, UNKNOWN } from "../../plan/recorded";
import { one, planned } from "../support/plan";
import type { Mutated } from "./operators";
import { mutate } from "./operators";
import { absent, valueAt } from "./place";
import type { Operator } from "./tables";

const aws = async (type: string, name: string) => one(await planned(), `aws:${type}`, name);
const azure = async (type: string, name: string) =>
  one(await planned({ stack: "prod-azure" }), `azure-native:${type}`, name);

/** A resource of nothing but these inputs. */
const made = (inputs: RecordedResource["inputs"], type = "aws:made/up:Up"): RecordedResource => ({
  ...{ urn: "urn", type, name: "made", parent: "", custom: true, provider: "", inputs, dependencies: [] },
  propertyDependencies: {},
  options: {
    ...{ protect: true, ignoreChanges: [], replaceOnChanges: [], deleteBeforeReplace: false, retainOnDelete: false },
    ...{ aliases: [], additionalSecretOutputs: [] },
  },
});

/** What stands at the path in each of the mutants. */
function after(
  operator: Operator,
  resource: RecordedResource,
  path: string,
  weak: readonly unknown[] = [],
): readonly unknown[] {
  return mutate(operator, resource, path, { weak }).map((mutated) => read(mutated, path));
}

function read({ resource }: Mutated, path: string): unknown {
  assert.ok(resource !== undefined, "the resource is gone");
  return valueAt(resource.inputs, path);
}

describe("operators", () => {
  it("drop: the property is left out, or an entry of a list, or a part of a document", async () => {
    const database = await aws("rds/instance:Instance", "database-us-east-2");
    const [mutated] = mutate("drop", database, "multiAz", {});
    assert.ok(mutated?.resource && !("multiAz" in mutated.resource.inputs), "multiAz is still there");
    assert.equal(mutated.value, absent);
    const key = await aws("kms/key:Key", "database-us-east-2");
    const [without] = mutate("drop", key, "policy.Statement.1.Condition", {});
    assert.equal(typeof without?.resource?.inputs["policy"], "string");
    assert.deepEqual(Object.keys(valueAt(without?.resource?.inputs, "policy.Statement.1") as object).sort(), [
      ...["Action", "Effect", "Principal", "Resource", "Sid"],
    ]);
    const [shorter] = mutate("drop", key, "policy.Statement.0", {});
    assert.equal((valueAt(shorter?.resource?.inputs, "policy.Statement") as unknown[]).length, 1);
  });

  it("leave what they change from untouched", async () => {
    const key = await aws("kms/key:Key", "database-us-east-2");
    const before = JSON.stringify(key);
    mutate("widen", key, "policy.Statement.0.Action", {});
    mutate("fewer", key, "policy.Statement.0.Action", {});
    assert.equal(JSON.stringify(key), before);
  });

  it("flip: truth, and the words of each cloud in their own spelling", async () => {
    assert.deepEqual(after("flip", await aws("rds/instance:Instance", "database-us-east-2"), "multiAz"), [false]);
    const server = await azure("sql:Server", "database-eastus2");
    assert.deepEqual(after("flip", server, "publicNetworkAccess"), ["Enabled"]);
    assert.deepEqual(after("flip", server, "administrators.azureADOnlyAuthentication"), [false]);
    const rules = await azure("network:NetworkSecurityGroup", "balancer-eastus2");
    assert.deepEqual(after("flip", rules, "securityRules.0.access"), ["Allow"]);
    assert.deepEqual(after("flip", server, "minimalTlsVersion"), []);
  });

  it("widen: addresses, ports and protocols of AWS", () => {
    const rule = made(
      { cidrIpv4: "10.0.0.0/16", cidrIpv6: "fd00::/8", fromPort: 443, toPort: 443, ipProtocol: "tcp" },
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    );
    assert.deepEqual(after("widen", rule, "cidrIpv4"), ["0.0.0.0/0"]);
    assert.deepEqual(after("widen", rule, "cidrIpv6"), ["::/0"]);
    assert.deepEqual(after("widen", rule, "fromPort"), [0]);
    assert.deepEqual(after("widen", rule, "toPort"), [65_535]);
    assert.deepEqual(after("widen", rule, "ipProtocol"), ["-1"]);
    const group = made(
      { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"] }] },
      "aws:ec2/securityGroup:SecurityGroup",
    );
    assert.deepEqual(after("widen", group, "ingress.0.cidrBlocks"), [["0.0.0.0/0"]]);
    assert.deepEqual(after("widen", group, "ingress.0.cidrBlocks.1"), ["0.0.0.0/0"]);
    assert.equal(after("widen", group, "ingress.0").length, 4);
    assert.deepEqual(after("widen", made({ cidrIpv4: "0.0.0.0/0" }), "cidrIpv4"), []);
  });

  it("widen: a peer that is named becomes everybody, beside it", async () => {
    const plan = await planned();
    const rule = plan.resources.find(({ inputs }) => "referencedSecurityGroupId" in inputs);
    assert.ok(rule, "no rule names a group");
    const [mutated, ...others] = mutate("widen", rule, "referencedSecurityGroupId", {});
    assert.deepEqual(others, []);
    const { referencedSecurityGroupId, cidrIpv4 } = mutated?.resource?.inputs ?? {};
    assert.deepEqual([referencedSecurityGroupId, cidrIpv4], [undefined, "0.0.0.0/0"]);
  });

  it("widen: principals, actions and resources of documents in text", async () => {
    const key = await aws("kms/key:Key", "database-us-east-2");
    const everybody = after("widen", key, "policy.Statement.0.Principal");
    assert.deepEqual(everybody, ["*", { AWS: "*" }]);
    assert.deepEqual(after("widen", key, "policy.Statement.0.Action"), [["*"]]);
    assert.deepEqual(after("widen", key, "policy.Statement.0.Resource"), []);
    assert.ok(
      after("widen", key, "policy").every((policy) => typeof policy === "string"),
      "a policy is no text",
    );
    assert.ok(after("widen", key, "policy").length > 4, "too few ways to widen the whole policy");
  });

  it("widen: prefixes, ports, protocols, scopes and roles of Azure", async () => {
    const { resources } = await planned({ stack: "prod-azure" });
    const type = "azure-native:network:NetworkSecurityGroup";
    const rule = { sourceAddressPrefix: "10.1.0.0/16", destinationPortRange: "443", protocol: "Tcp" };
    const group = made({ securityRules: [{ ...rule, destinationPortRanges: ["80", "443"] }] }, type);
    assert.deepEqual(after("widen", group, "securityRules.0.sourceAddressPrefix"), ["*"]);
    assert.deepEqual(after("widen", group, "securityRules.0.destinationPortRange"), ["*"]);
    assert.deepEqual(after("widen", group, "securityRules.0.destinationPortRanges"), [["0-65535"]]);
    assert.deepEqual(after("widen", group, "securityRules.0.protocol"), ["*"]);
    const role = resources.find((each) => each.type === "azure-native:authorization:RoleDefinition");
    assert.ok(role, "no role is defined");
    assert.deepEqual(after("widen", role, "permissions.0.actions"), [["*"]]);
    const given = resources.find((each) => each.type === "azure-native:authorization:RoleAssignment");
    assert.ok(given, "no role is given");
    assert.match(String(after("widen", given, "scope")[0]), /^\/subscriptions\/[\da-f-]{36}$/);
  });

  it("shorten and lengthen: numbers, durations and spans", () => {
    const pairs: readonly (readonly [unknown, unknown, unknown])[] = [
      [35, 1, 3_500],
      [1, 0, 100],
      ["400", "1", "40000"],
      ["P90D", "P1D", "P9000D"],
      ["PT15M", "PT1M", "PT1500M"],
      ["PT1M", "PT1S", "PT100M"],
      ["P1Y6M", "P1D", "P100Y600M"],
      ["1.00:00:00", "00:00:01", "100.00:00:00"],
      ["00:30:00", "00:00:01", "2.02:00:00"],
      ["rate(5 minutes)", "rate(1 minutes)", "rate(500 minutes)"],
      ["max-age=31536000; includeSubDomains", "max-age=1; includeSubDomains", "max-age=3153600000; includeSubDomains"],
    ];
    for (const [value, least, most] of pairs) {
      const resource = made({ value });
      assert.deepEqual(after("shorten", resource, "value"), [least], `shorten ${String(value)}`);
      assert.deepEqual(after("lengthen", resource, "value"), [most], `lengthen ${String(value)}`);
    }
    for (const value of [0, "PT0S", "P", "enabled", true, ["P90D"]]) {
      assert.deepEqual(after("lengthen", made({ value }), "value"), [], JSON.stringify(value));
    }
  });

  it("empty and fewer: lists, objects, texts", async () => {
    const groups = await aws("rds/subnetGroup:SubnetGroup", "database-us-east-2");
    const ids = groups.inputs["subnetIds"] as readonly string[];
    assert.deepEqual(after("empty", groups, "subnetIds"), [[]]);
    assert.deepEqual(
      after("fewer", groups, "subnetIds"),
      ids.map((_, gone) => ids.filter((__, index) => index !== gone)),
    );
    assert.deepEqual(after("empty", groups, "tags"), [{}]);
    assert.deepEqual(after("empty", groups, "description"), groups.inputs["description"] === undefined ? [] : [""]);
    for (const value of [[], {}, "", 4]) assert.deepEqual(after("empty", made({ value }), "value"), []);
  });

  it("replace: each weak value that is another one", () => {
    const resource = made({ tls: "1.2", policy: '{"Statement": []}' });
    assert.deepEqual(after("replace", resource, "tls", ["1.0", "1.2", undefined]), ["1.0", undefined]);
    assert.deepEqual(after("replace", resource, "policy", [{ Statement: [] }]), []);
    assert.deepEqual(after("replace", resource, "policy", [{ Statement: [1] }]), ['{"Statement":[1]}']);
  });

  it("unrelate: the same shape, another name, in the ids of both clouds", async () => {
    const ids: readonly (readonly [string, string])[] = [
      ["arn:aws:kms:us-east-2:1:key/1234abcd-x", "arn:aws:kms:us-east-2:1:key/foreign-1234abcd-x"],
      ["arn:aws:s3:::logs-0a1b2c3/*", "arn:aws:s3:::foreign-logs-0a1b2c3/*"],
      ["arn:aws:sns:us-east-2:1:alarms", "arn:aws:sns:us-east-2:1:foreign-alarms"],
      ["arn:aws:iam::111122223333:root", "arn:aws:iam::999988887777:root"],
      ["sg-0a1b2c3d-app-us-east-2", "sg-1b2c3d4e-foreign-app-us-east-2"],
      ["https://shop.vault.azure.net/keys/data", "https://foreign-shop.vault.azure.net/keys/foreign-data"],
    ];
    for (const [id, other] of ids) assert.deepEqual(after("unrelate", made({ id }), "id"), [other]);
    const server = await azure("sql:Server", "database-eastus2");
    const id = String(server.inputs["primaryUserAssignedIdentityId"]);
    const [other] = after("unrelate", server, "primaryUserAssignedIdentityId") as readonly string[];
    assert.equal(other?.split("/").length, id.split("/").length);
    assert.match(other, /\/userAssignedIdentities\/foreign-[^/]+$/);
    assert.deepEqual(after("unrelate", made({ ids: ["*", ""] }), "ids"), []);
  });

  it("remove and unprotect: the resource itself", async () => {
    const database = await aws("rds/instance:Instance", "database-us-east-2");
    assert.deepEqual(mutate("remove", database, "", {}), [{ resource: undefined, value: absent }]);
    assert.deepEqual(mutate("remove", database, "multiAz", {}), []);
    const [bare] = mutate("unprotect", database, "", {});
    assert.equal(database.options.protect, true);
    assert.equal(bare?.resource?.options.protect, false);
    assert.ok(bare.resource, "the resource is gone");
    assert.deepEqual(mutate("unprotect", bare.resource, "", {}), []);
  });

  it("open secrets and close them again, and leave alone what isn't known", () => {
    const secret = made({ password: new Secret("12"), list: new Secret(["a", "b"]), deep: { id: UNKNOWN } });
    const [shorter] = mutate("shorten", secret, "password", {});
    assert.deepEqual(shorter?.resource?.inputs["password"], new Secret("1"));
    const [changed] = mutate("empty", secret, "list", {});
    assert.deepEqual(changed?.resource?.inputs["list"], new Secret([]));
    for (const operator of ["drop", "flip", "widen", "empty", "unrelate", "replace"] as const) {
      assert.deepEqual(mutate(operator, secret, "deep.id", { weak: ["x"] }), [], operator);
      assert.deepEqual(mutate(operator, secret, "nowhere", { weak: ["x"] }), [], operator);
    }
  });

  it("find keys that hold a dot", () => {
    const resource = made({ parameters: { "rds.force_ssl": "1" } });
    assert.deepEqual(after("flip", resource, "parameters.rds%2Eforce_ssl"), ["0"]);
  });
});
