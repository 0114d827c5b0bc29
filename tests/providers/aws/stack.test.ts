import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import { all, planned } from "../../support/plan";
import { leaves, text } from "../../support/values";

const other = "us-west-2";

/** What a region's site may not answer for: the edge is served from one region only. Name of the resource, by provider. */
const elsewhere: readonly string[] = ["provider-edge"];

function urns(resources: readonly RecordedResource[]): readonly string[] {
  return resources.map(({ urn }) => urn).sort();
}

/** Paths of the inputs that differ between two plans of the same URNs, as `name: path`. */
function differences(before: readonly RecordedResource[], after: readonly RecordedResource[]): readonly string[] {
  const later = new Map(after.map((resource) => [resource.urn, resource]));
  return before.flatMap(({ urn, name, inputs }) => {
    const now = later.get(urn)?.inputs ?? {};
    const keys = [...new Set([...Object.keys(inputs), ...Object.keys(now)])];
    return keys.filter((key) => text(inputs[key]) !== text(now[key])).map((key) => `${name}: ${key}`);
  });
}

for (const stack of ["prod-aws", "dev-aws"]) {
  describe(`every resource of ${stack}`, () => {
    it("has a parent, and each cloud resource an explicit provider", async () => {
      const { resources } = await planned({ stack });
      const orphans = resources.filter(({ parent, type }) => parent === "" && type !== "pulumi:pulumi:Stack");
      assert.deepEqual(urns(orphans), []);
      const strays = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:providers:") && r.provider === "");
      assert.deepEqual(urns(strays), []);
      const atTop = resources.filter(({ parent, custom }) => custom && parent.includes("pulumi:pulumi:Stack"));
      assert.deepEqual(urns(atTop), []);
    });

    it("is made by the provider of the region that its name carries", async () => {
      const { resources, settings } = await planned({ stack });
      const regionOf = new Map(
        all({ resources }, "pulumi:providers:aws").map((p) => [p.urn, String(p.inputs["region"])]),
      );
      const wrong = resources.filter(({ custom, name, provider }) => {
        const named = settings.regions.find((region) => name.includes(region));
        const region = regionOf.get(provider);
        return custom && named !== undefined && region !== undefined && region !== named;
      });
      assert.deepEqual(urns(wrong), []);
    });

    it("lives in a region of the stack, but for the edge", async () => {
      const { resources, settings } = await planned({ stack });
      const foreign = all({ resources }, "pulumi:providers:aws").filter(
        ({ inputs }) => !settings.regions.includes(String(inputs["region"])),
      );
      assert.deepEqual(
        foreign.map(({ name }) => name),
        elsewhere,
      );
      for (const { inputs } of all({ resources }, "pulumi:providers:aws")) {
        assert.deepEqual(JSON.parse(String(inputs["allowedAccountIds"])), [settings.account]);
      }
    });

    it("has a name without stack, cloud, role or shortened region", async () => {
      const { resources } = await planned({ stack });
      const banned = /prod|\bdev\b|\baws\b|azure|primary|secondary|standby|replica\b|use2|usw2|us-?e2/;
      const named = resources.filter(({ name, type }) => type !== "pulumi:pulumi:Stack" && banned.test(name));
      assert.deepEqual(urns(named), []);
      const long = resources.filter(({ name }) => name.length > 40);
      assert.deepEqual(urns(long), []);
    });

    it("has no input made from an output that isn't there", async () => {
      const { resources } = await planned({ stack });
      const broken = resources.flatMap(({ name, inputs }) =>
        leaves(inputs)
          .filter(
            ({ value }) => typeof value === "string" && /undefined|\[object Object\]|Calling \[toString\]/.test(value),
          )
          .map(({ path, value }) => `${name}: ${path} = ${String(value)}`),
      );
      assert.deepEqual(broken, []);
    });

    it("keeps its URN while outputs are unknown", async () => {
      const [known, unknown] = [await planned({ stack }), await planned({ stack, outputs: "unknown" })];
      assert.deepEqual(urns(known.resources), urns(unknown.resources));
    });
  });

  describe(`the secrets of ${stack}`, () => {
    it("stand in no plain property, tag, user data or output", async () => {
      const { resources, outputs } = await planned({ stack });
      const planted = all({ resources }, "random:index/randomPassword:RandomPassword").map(
        ({ name }) => `made-up-password-of-${name}`,
      );
      const everything = [...resources, { name: "outputs", inputs: outputs }].flatMap(({ name, inputs }) =>
        leaves(inputs).map((leaf) => ({ name, ...leaf })),
      );
      const plain = everything.filter(({ secret }) => !secret);
      const shown = plain.filter(({ value }) => {
        const readable = typeof value === "string" ? [value, Buffer.from(value, "base64").toString()] : [];
        return planted.some((secret) => readable.some((candidate) => candidate.includes(secret)));
      });
      assert.deepEqual(
        shown.map(({ name, path }) => `${name}: ${path}`),
        [],
      );
      const hidden = everything.filter(({ secret, value }) => secret && planted.includes(String(value)));
      assert.equal(hidden.length > 0, planted.length > 0, "a password is made but nothing uses it");
    });
  });
}

describe("roles swap, names do not", () => {
  it("keeps every URN when the other region becomes active", async () => {
    const [before, after] = [await planned(), await planned({ set: { active: other } })];
    assert.deepEqual(urns(before.resources), urns(after.resources));
  });

  it("touches no launch template and no DNS record", async () => {
    const [before, after] = [await planned(), await planned({ set: { active: other } })];
    for (const type of ["aws:ec2/launchTemplate:LaunchTemplate", "aws:route53/record:Record"]) {
      assert.ok(all(before, type).length > 0, `no ${type} in the plan`);
      assert.deepEqual(differences(all(before, type), all(after, type)), []);
    }
  });

  it("changes nothing of the failover plan that is not ignored", async () => {
    const type = "aws:arcregionswitch/plan:Plan";
    const [before, after] = [await planned(), await planned({ set: { active: other } })];
    const ignored = all(after, type).flatMap(({ name, options }) =>
      options.ignoreChanges.map((key) => `${name}: ${key}`),
    );
    assert.deepEqual(differences(all(before, type), all(after, type)), ignored);
  });

  it("changes no address, name or URN of the others when the regions are reversed", async () => {
    const [before, after] = [await planned(), await planned({ set: { regions: ["us-west-2", "us-east-2"] } })];
    assert.deepEqual(urns(before.resources), urns(after.resources));
    assert.deepEqual(differences(before.resources, after.resources), []);
  });

  it("keeps what data needs in a region that holds data only", async () => {
    const { resources } = await planned({ set: { recovery: "cold" } });
    const there = resources.filter(({ name }) => name.includes(other)).map(({ type }) => type);
    assert.ok(there.includes("aws:s3/bucket:Bucket") && there.includes("aws:kms/key:Key"));
    for (const type of ["aws:rds/instance:Instance", "aws:autoscaling/group:Group", "aws:ec2/natGateway:NatGateway"]) {
      assert.ok(!there.includes(type), `${type} stands in a region that holds data only`);
    }
  });
});
