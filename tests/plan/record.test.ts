import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { Provider } from "@pulumi/random/provider";
import { record } from "../../plan/record";
import { Secret, UNKNOWN } from "../../plan/recorded";

class Box extends pulumi.ComponentResource {
  readonly password: RandomPassword;
  constructor(name: string) {
    super("test:index:Box", name);
    const provider = new Provider("random", {}, { parent: this });
    const here = { parent: this, provider };
    this.password = new RandomPassword(
      "password",
      { length: 40 },
      { ...here, protect: true, ignoreChanges: ["length"] },
    );
    new RandomPassword(
      "after",
      { length: 20, keepers: { first: this.password.id, hidden: this.password.result } },
      here,
    );
    this.registerOutputs({});
  }
}

const args = { project: "commerce", stack: "test", config: {} };

async function box(outputs: "made-up" | "unknown") {
  const { resources, outputs: results } = await record(async () => ({ hidden: new Box("box").password.result }), {
    ...args,
    outputs,
  });
  const named = (name: string) => {
    const found = resources.find((resource) => resource.name === name);
    assert.ok(found, `${name} was not recorded`);
    return found;
  };
  return { named, results, resources };
}

describe("the recorder", () => {
  it("keeps parent, provider, options and dependencies of each resource", async () => {
    const { named, resources } = await box("made-up");
    assert.equal(resources.length, 5);
    const after = named("after");
    assert.equal(
      after.urn,
      "urn:pulumi:test::commerce::test:index:Box$random:index/randomPassword:RandomPassword::after",
    );
    assert.equal(after.parent, named("box").urn);
    assert.equal(after.provider, named("random").urn);
    assert.deepEqual(after.propertyDependencies, { keepers: [named("password").urn] });
    assert.deepEqual(after.dependencies, [named("password").urn]);
    assert.equal(named("password").options.protect, true);
    assert.deepEqual(named("password").options.ignoreChanges, ["length"]);
  });

  it("marks secrets, also inside other values and in the stack's outputs", async () => {
    const { named, results } = await box("made-up");
    const { keepers } = named("after").inputs as { keepers: { hidden: unknown } | Secret };
    assert.ok(keepers instanceof Secret || keepers.hidden instanceof Secret);
    assert.ok(results["hidden"] instanceof Secret);
    assert.equal(JSON.stringify(results), '{"hidden":"[secret]"}');
  });

  it("leaves unknown what a first preview doesn't know", async () => {
    const { named } = await box("unknown");
    const { keepers } = named("after").inputs as { keepers: Record<string, unknown> };
    assert.equal(keepers["first"], UNKNOWN);
  });

  it("registers the same URNs with outputs made up and unknown", async () => {
    const [known, unknown] = [await box("made-up"), await box("unknown")];
    assert.deepEqual(
      known.resources.map(({ urn }) => urn),
      unknown.resources.map(({ urn }) => urn),
    );
  });

  it("fails when the program fails, also after it returned", async () => {
    await assert.rejects(
      record(async () => Promise.reject(new Error("at once")), { ...args, outputs: "made-up" }),
      /at once/,
    );
    const later = async () => {
      pulumi.output(Promise.reject(new Error("later")));
      new Box("box");
    };
    await assert.rejects(record(later, { ...args, outputs: "made-up" }), /later/);
  });

  it("refuses a question to the cloud that it has no answer for", async () => {
    const ask = async () => ({
      answer: (await pulumi.runtime.invoke("aws:index/getCallerIdentity:getCallerIdentity", {})) as unknown,
    });
    await assert.rejects(record(ask, { ...args, outputs: "made-up" }), /take its answer from the config/);
  });
});
